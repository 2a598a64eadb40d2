"""The different words of a report, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.reuse.codes import Codes, Places, code_of
from retold.reuse.semantic import Matrix, vectors_of
from retold.reuse.units import Word

Flags = npt.NDArray[np.bool_]

_PREFIX = 4
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, each once, and what is known of them; all arrays run along the words.

    `prefixes` are the codes of the first letters of stems, of numbers those of their digits;
    `vectors` are of unit length, and zero for numbers, which no vector tells apart.
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
    vectors: Matrix

    @classmethod
    def read(cls, words: Sequence[Word], weight: Callable[[str], float]) -> Lexicon:
        """What is known of these words.

        Args:
            words: The words, each once.
            weight: How much a stem tells, 0 to 1.
        """
        is_number = np.array([bool(word.number) for word in words], dtype=bool)
        is_name = np.array([word.is_name for word in words], dtype=bool)
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
            is_stiff=is_name | is_number | np.array([w.folded in _CALENDAR for w in words], bool),
            is_function=np.array([word.is_function for word in words], dtype=bool),
            vectors=vectors,
        )

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
            vectors=self.vectors[places],
        )


def _prefix(word: Word) -> str:
    return f"#{word.number}" if word.number else word.stem[:_PREFIX]
