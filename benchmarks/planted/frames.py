"""The sentences of the invented texts as frames: what stays, and slots for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from benchmarks.planted.bases import bases
from benchmarks.planted.chance import Numbers
from benchmarks.planted.vocabulary import names, vocabulary
from retold.text.function_words import is_function_word

NAME, NUMBER = 0, 1
_ENDINGS = ("ing", "ed", "ly", "s", "")  # a word is put for one of the same ending
FIRST_ENDING = 2
_PIECE = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[,.]\d+)*")
_MIN_WORDS, _MAX_WORDS = 6, 45
# No more words in a row stay as they are: a phrase longer than that would join reports that have
# nothing to do with each other.
_MOST_FIXED = 7


@dataclass(frozen=True, slots=True)
class Frames:
    """All sentences, flat: literals and slots take turns, a literal first and a literal last.

    Sentence `i` has the literals `starts[i] + i` onward, one more than its slots
    `starts[i]:starts[i + 1]`. `pools` are the words for each kind of slot, in one row.
    """

    literals: npt.NDArray[np.object_]
    kinds: Numbers
    starts: Numbers
    words: Numbers
    pool: npt.NDArray[np.object_]
    pool_starts: Numbers
    pool_sizes: Numbers

    def __len__(self) -> int:
        return len(self.words)


@cache
def frames() -> Frames:
    """The frames of every sentence of a usual length."""
    literals: list[str] = []
    kinds: list[int] = []
    starts, words = [0], []
    for sentence in (one for base in bases() for one in base.sentences):
        count = len(sentence.split())
        stays, slots = _cut(sentence)
        is_loose = max(len(one.split()) for one in stays) <= _MOST_FIXED
        if _MIN_WORDS <= count <= _MAX_WORDS and is_loose:
            literals += stays
            kinds += slots
            starts.append(len(kinds))
            words.append(count)
    pools = _pools()
    sizes = np.array([len(pool) for pool in pools], dtype=np.int64)
    return Frames(
        literals=_objects(literals),
        kinds=np.array(kinds, dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        words=np.array(words, dtype=np.int64),
        pool=_objects([word for pool in pools for word in pool]),
        pool_starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64),
        pool_sizes=sizes,
    )


def _cut(sentence: str) -> tuple[list[str], list[int]]:
    """What stays of a sentence, and the kinds of the slots in between."""
    stays, slots, at = [], [], 0
    for found in _PIECE.finditer(sentence):
        kind = _kind(found.group(), is_first=found.start() < 2)
        if kind is not None:
            stays.append(sentence[at : found.start()])
            slots.append(kind)
            at = found.end()
    return [*stays, sentence[at:]], slots


def _kind(word: str, *, is_first: bool) -> int | None:
    """The kind of slot a word leaves; None for what stays."""
    if word[0].isdigit():
        return NUMBER
    if word[0].isupper():
        return None if is_first or len(word) < 4 else NAME
    if len(word) < 3 or is_function_word(word.replace("’", "'")):
        return None
    return FIRST_ENDING + _ending(word)


def _ending(word: str) -> int:
    return next(place for place, ending in enumerate(_ENDINGS) if word.endswith(ending))


def _pools() -> list[Sequence[str]]:
    """The words for each kind of slot, the commonest first."""
    by_ending: list[list[str]] = [[] for _ in _ENDINGS]
    for word in vocabulary():
        by_ending[_ending(word)].append(word)
    numbers = [str(number) for number in range(2, 1000)]
    return [names(), numbers, *by_ending]


def _objects(strings: Sequence[str]) -> npt.NDArray[np.object_]:
    made = np.empty(len(strings), dtype=object)
    made[:] = strings
    return made
