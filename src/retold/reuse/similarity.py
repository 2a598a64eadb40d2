"""How alike words are, across two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.reuse.semantic import Matrix, cosines
from retold.reuse.units import Word
from retold.text.stems import is_alike

SAME_STEM = 0.95
SAME_FAMILY = 0.75
SAME_MEANING = 0.8  # at most, for words that only their vectors bring together
# The cosine of unrelated words lies under .53 in 99 of 100 cases.
_LEAST_COSINE = 0.35
_PREFIX = 4

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


def similarity(left: Sequence[Word], right: Sequence[Word]) -> Matrix:
    """How alike each word on the left is to each on the right, 0 to 1.

    1 is the same folded word, then come the same stem, the same beginning, and neighbouring
    vectors. Numbers are alike when they are equal, names when one begins the other; for both,
    nearness of vectors says nothing ("Monday" and "Tuesday" lie at .92).
    """
    types_left, rows = _types(left)
    types_right, columns = _types(right)
    if not types_left or not types_right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    made = _semantic(types_left, types_right)
    by_key: dict[str, list[int]] = defaultdict(list)
    for column, word in enumerate(types_right):
        for key in _keys(word):
            by_key[key].append(column)
    for row, word in enumerate(types_left):
        near = {column for key in _keys(word) for column in by_key.get(key, ())}
        for column in near:
            made[row, column] = max(made[row, column], _spelling(word, types_right[column]))
    return np.asarray(made[np.ix_(rows, columns)], dtype=np.float32)


def _types(words: Sequence[Word]) -> tuple[list[Word], npt.NDArray[np.intp]]:
    numbers: dict[tuple[str, bool], int] = {}
    types: list[Word] = []
    places = np.empty(len(words), dtype=np.intp)
    for place, word in enumerate(words):
        key = (word.folded, word.is_name)
        if key not in numbers:
            numbers[key] = len(types)
            types.append(word)
        places[place] = numbers[key]
    return types, places


def _keys(word: Word) -> tuple[str, ...]:
    if word.number:
        return (f"#{word.number}",)
    return (word.stem[:_PREFIX],)


def _spelling(one: Word, other: Word) -> float:
    if one.folded == other.folded:
        return 1.0
    if one.number:
        return 1.0
    if one.stem == other.stem:
        return SAME_STEM
    return SAME_FAMILY if is_alike(one.stem, other.stem) or _shares_root(one, other) else 0.0


def _shares_root(one: Word, other: Word) -> bool:
    short, long = sorted((one.folded, other.folded), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    return shared >= 5 and shared >= 0.6 * len(long)


def _semantic(left: list[Word], right: list[Word]) -> Matrix:
    cosine = cosines([word.folded for word in left], [word.folded for word in right])
    made = np.clip((cosine - _LEAST_COSINE) / (0.95 - _LEAST_COSINE), 0, 1) * SAME_MEANING
    stiff_left = np.array([_is_stiff(word) for word in left])
    stiff_right = np.array([_is_stiff(word) for word in right])
    made[stiff_left[:, None] & stiff_right[None, :]] = 0
    numbers_left = np.array([bool(word.number) for word in left])
    numbers_right = np.array([bool(word.number) for word in right])
    made[numbers_left[:, None] | numbers_right[None, :]] = 0
    return np.asarray(made, dtype=np.float32)


def _is_stiff(word: Word) -> bool:
    """Whether the word means one thing alone: a name, a number, a day, a month."""
    return word.is_name or bool(word.number) or word.folded in _CALENDAR
