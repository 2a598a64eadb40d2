"""The words of many texts at once, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from retold.text.folded_bytes import (
    DOUBLE,
    FIRST_OF_WORD,
    SINGLE,
    SPACE,
    Bytes,
    Ends,
    fold_to_bytes,
)
from retold.text.function_words import GRAMMAR, LIGHT
from retold.text.wordlists import read_list

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
# A word is hashed by eight bytes at a time; what a longer one has after these tells little.
_MOST_BYTES = 24
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(9)], dtype=np.uint64)
# Odd numbers without a pattern, of the fractional parts of roots.
FACTORS = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
    )
)  # fmt: skip
_COMMON_BITS = 20


@dataclass(frozen=True, slots=True)
class HashedWords:
    """The words of some texts, in order: `hashes` of 64 bits, text `i` ends before `ends[i]`.

    `opened` are the words that a quotation begins with, `closed` for each the first word after it.
    """

    hashes: Hashes
    ends: Ends
    opened: Places
    closed: Places


def hash_words(texts: Sequence[str]) -> HashedWords:
    """The words of texts, folded (`fold_to_bytes`) and hashed; the same on every machine."""
    folded, text_ends = fold_to_bytes(texts)
    starts, ends = _bounds(folded)
    hashes = _hash(folded, starts, ends)
    opened, closed = _quotations(folded, starts, text_ends)
    return HashedWords(hashes, np.searchsorted(starts, text_ends).astype(np.int64), opened, closed)


def is_common(hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Which words any report uses; one rare word in a thousand passes for one of them."""
    places = (hashes >> np.uint64(64 - _COMMON_BITS)).view(np.int64)
    common: npt.NDArray[np.bool_] = _common().take(places)
    return common


@cache
def _common() -> npt.NDArray[np.bool_]:
    words = sorted(GRAMMAR | LIGHT | set(read_list("retold.text", "common_words.txt")))
    table = np.zeros(1 << _COMMON_BITS, dtype=np.bool_)
    table[hash_words([" ".join(words)]).hashes >> np.uint64(64 - _COMMON_BITS)] = True
    return table


def _bounds(folded: Bytes) -> tuple[Places, Places]:
    """Where the words start and end."""
    is_word = np.empty(len(folded) + 2, dtype=np.bool_)
    is_word[0] = is_word[-1] = False
    np.greater_equal(folded, FIRST_OF_WORD, out=is_word[1:-1])
    edges = np.flatnonzero(is_word[1:] != is_word[:-1])
    return edges[0::2], edges[1::2]


def _hash(folded: Bytes, starts: Places, ends: Places) -> Hashes:
    """A hash of each word's length and first bytes, the upper bits the better ones."""
    padded = np.concatenate([folded, np.full(_MOST_BYTES, SPACE, dtype=np.uint8)])
    eights = np.ndarray((len(folded) + _MOST_BYTES - 7,), dtype="<u8", buffer=padded, strides=(1,))
    sizes = ends - starts
    hashes: Hashes = eights.take(starts)
    hashes &= _MASKS.take(sizes, mode="clip")
    hashes += sizes.view(np.uint64) << np.uint64(56)
    hashes *= FACTORS[0]
    for skipped, factor in ((8, FACTORS[1]), (16, FACTORS[2])):
        long = np.flatnonzero(sizes > skipped)
        more = eights.take(starts[long] + skipped)
        more &= _MASKS.take(sizes[long] - skipped, mode="clip")
        hashes[long] ^= (more + factor) * factor
    hashes ^= hashes >> np.uint64(29)
    hashes *= FACTORS[3]
    hashes ^= hashes >> np.uint64(32)
    hashes *= FACTORS[0]
    return hashes


def _quotations(folded: Bytes, starts: Places, text_ends: Ends) -> tuple[Places, Places]:
    """The words that open a quotation, and for each the first word after it.

    An opening mark stands before a letter and after none; the next mark of its kind that opens
    nothing and stands in no word closes it.
    """
    marks = np.flatnonzero((folded == DOUBLE) | (folded == SINGLE))
    kinds = folded[marks]
    is_before_word = folded[np.minimum(marks + 1, len(folded) - 1)] >= FIRST_OF_WORD
    is_after_word = (folded[np.maximum(marks - 1, 0)] >= FIRST_OF_WORD) & (marks > 0)
    is_opening = is_before_word & ~is_after_word
    opened, closed = [], []
    for kind in (DOUBLE, SINGLE):
        opens = marks[is_opening & (kinds == kind)]
        closes = marks[~is_before_word & (kinds == kind)]
        if len(opens):
            after = np.searchsorted(closes, opens)
            ends = np.append(closes, len(folded))[after]
            ends = np.minimum(ends, text_ends[np.searchsorted(text_ends, opens, side="right")])
            opened.append(np.searchsorted(starts, opens))
            closed.append(np.searchsorted(starts, ends))
    if not opened:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(opened), np.concatenate(closed)
