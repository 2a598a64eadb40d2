"""How alike words are, across two reports."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from retold.reuse.lexicon import Lexicon
from retold.reuse.semantic import Matrix
from retold.text.stems import is_alike

SAME_STEM = 0.95
SAME_FAMILY = 0.75


def similarity(left: Lexicon, right: Lexicon) -> Matrix:
    """How alike each word on the left is to each on the right, 0 to 1.

    1 is the same folded word, then come the same stem, the same beginning, and neighbouring
    vectors. Numbers are alike when they are equal, names when one begins the other; for both,
    nearness of vectors says nothing ("Monday" and "Tuesday" lie at .92).
    """
    made = left.likeness(right)
    rows, columns = left.beginning_alike(right)
    if len(rows):
        spelled = np.where(left.stems[rows] == right.stems[columns], SAME_STEM, 0.0)
        spelled[left.codes[rows] == right.codes[columns]] = 1.0
        spelled[left.is_number[rows]] = 1.0
        for at in np.flatnonzero(spelled == 0).tolist():
            one, other = left.words[rows[at]], right.words[columns[at]]
            spelled[at] = _family(one.stem, other.stem, one.folded, other.folded)
        made[rows, columns] = np.maximum(made[rows, columns], spelled)
    return made


@lru_cache(maxsize=100_000)
def _family(stem: str, other_stem: str, folded: str, other: str) -> float:
    """How alike two words are that begin in the same way."""
    is_family = is_alike(stem, other_stem) or _shares_root(folded, other)
    return SAME_FAMILY if is_family else 0.0


def _shares_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    return shared >= 5 and shared >= 0.6 * len(long)
