"""Words and runs of words as numbers, so that arrays can compare them; the same in every run."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]

# Odd, so that no digit of a code is lost; the fraction of the golden ratio, as in Knuth 6.4.
_FACTOR = 0x9E3779B97F4A7C15


@lru_cache(maxsize=200_000)
def code_of(word: str) -> int:
    """A word as a number of 64 bits; two of a million words share one in 1 of 37 million cases."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def run_codes(codes: Codes, sizes: Places) -> Codes:
    """One code for each run of words, by its words and their order.

    Args:
        codes: The codes of all words, run after run.
        sizes: How many words each has; none is empty.
    """
    if not len(sizes):
        return np.zeros(0, dtype=np.uint64)
    starts = np.cumsum(sizes) - sizes
    place = np.arange(len(codes)) - np.repeat(starts, sizes)
    made: Codes = np.add.reduceat(codes * _powers(int(sizes.max()))[place], starts)
    return made


def shingle_codes(codes: Codes, size: int) -> Codes:
    """One code for every `size` words that follow one another, by where the first stands."""
    count = max(0, len(codes) - size + 1)
    made = np.zeros(count, dtype=np.uint64)
    for place, power in enumerate(_powers(size)):
        made += codes[place : place + count] * power
    return made


@lru_cache(maxsize=256)
def _powers(size: int) -> Codes:
    return np.array([pow(_FACTOR, place + 1, 1 << 64) for place in range(size)], dtype=np.uint64)
