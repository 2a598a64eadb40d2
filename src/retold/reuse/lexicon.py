"""The different words of a report, as arrays."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.reuse.codes import Codes, Places, code_of
from retold.reuse.semantic import DIMENSIONS, Matrix, products, vectors_of
from retold.reuse.units import Word

Flags = npt.NDArray[np.bool_]

_PREFIX = 4
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)

SAME_MEANING = 0.8  # at most, for words that only their vectors bring together
# The cosine of unrelated words lies under .53 in 99 of 100 cases.
_LEAST_COSINE, _MOST_COSINE = 0.35, 0.95
_SCALE = SAME_MEANING / (_MOST_COSINE - _LEAST_COSINE)
_APART = 10.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, each once, and what is known of them; all arrays run along the words.

    `prefixes` are the codes of the first letters of stems, of numbers those of their digits;
    the rows of `senses` are made for one product, see `likeness`; numbers have no vector there,
    for none tells them apart.
    """

    words: Sequence[Word]
    codes: Codes
    stems: Codes
    prefixes: Codes
    weights: Matrix
    is_name: Flags
    is_number: Flags
    is_stiff: Flags
    is_function: Flags
    senses: Matrix

    @classmethod
    def read(cls, words: Sequence[Word], weight: Callable[[str], float]) -> Lexicon:
        """What is known of these words.

        Args:
            words: The words, each once.
            weight: How much a stem tells, 0 to 1.
        """
        is_number = np.array([bool(word.number) for word in words], dtype=bool)
        is_name = np.array([word.is_name for word in words], dtype=bool)
        is_stiff = is_name | is_number | np.array([w.folded in _CALENDAR for w in words], bool)
        vectors = vectors_of([word.folded for word in words])
        vectors[is_number] = 0
        return cls(
            words=words,
            codes=np.array([word.code for word in words], dtype=np.uint64),
            stems=np.array([code_of(word.stem) for word in words], dtype=np.uint64),
            prefixes=np.array([code_of(_prefix(word)) for word in words], dtype=np.uint64),
            weights=np.array([weight(word.stem) for word in words], dtype=np.float32),
            is_name=is_name,
            is_number=is_number,
            is_stiff=is_stiff,
            is_function=np.array([word.is_function for word in words], dtype=bool),
            senses=_senses(vectors, is_stiff),
        )

    def likeness(self, other: Lexicon) -> Matrix:
        """How near the vectors of each word here and of each other one lie, 0 to .8.

        Between two stiff words it is 0: names, numbers, days and months.
        """
        made = products(self.senses, other.senses * _TURNED)
        return np.clip(made, 0, SAME_MEANING, out=made)

    def beginning_alike(self, other: Lexicon) -> tuple[Places, Places]:
        """The words here and the other ones whose stems begin alike, and numbers that are equal."""
        order = np.argsort(other.prefixes, kind="stable")
        ordered = other.prefixes[order]
        firsts = np.searchsorted(ordered, self.prefixes)
        counts = np.searchsorted(ordered, self.prefixes, side="right") - firsts
        rows = np.repeat(np.arange(len(counts)), counts)
        # How far each pair stands from the first of its row.
        steps = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        return rows, order[firsts[rows] + steps]

    def take(self, places: Places) -> Lexicon:
        """The words at some places."""
        return Lexicon(
            words=[self.words[place] for place in places.tolist()],
            codes=self.codes[places],
            stems=self.stems[places],
            prefixes=self.prefixes[places],
            weights=self.weights[places],
            is_name=self.is_name[places],
            is_number=self.is_number[places],
            is_stiff=self.is_stiff[places],
            is_function=self.is_function[places],
            senses=self.senses[places],
        )


def _senses(vectors: Matrix, is_stiff: Flags) -> Matrix:
    """Vectors whose products are likenesses: two more places take off what is too little.

    On the one side of a product they are turned round.
    """
    made = np.empty((len(vectors), vectors.shape[1] + 2), dtype=np.float32)
    np.multiply(vectors, np.float32(math.sqrt(_SCALE)), out=made[:, :-2])
    made[:, -2] = math.sqrt(_SCALE * _LEAST_COSINE)
    made[:, -1] = is_stiff * np.float32(_APART)
    return made


_TURNED = np.array([1] * DIMENSIONS + [-1, -1], dtype=np.float32)


def _prefix(word: Word) -> str:
    return f"#{word.number}" if word.number else word.stem[:_PREFIX]
