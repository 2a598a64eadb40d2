"""Which texts hang together, from the pairs that an engine found: on one machine, in order."""

from __future__ import annotations

from array import array

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
# So many pairs at once become numbers of Python's, which take four times as much.
_AT_ONCE = 1 << 16


def components(
    first: Numbers, second: Numbers, strength: Numbers, most: int
) -> tuple[Numbers, Numbers]:
    """Every number that is in a pair, and its group, which is named for its least member.

    Union by size with path halving (Tarjan & van Leeuwen 1984), the strongest pairs first, as in
    Kruskal's algorithm; a pair that would make a group of more than `most` joins nothing, so
    that what a chain of weak ties holds together falls apart at the weakest. Equal strengths go
    by number: the order of the pairs makes no difference.

    Args:
        first: One side of each pair.
        second: The other.
        strength: How strongly each holds.
        most: How large a group may be.
    """
    numbers = np.unique(np.concatenate([first, second]))
    small = np.uint32 if len(numbers) < 1 << 32 else np.int64
    left = np.searchsorted(numbers, first).astype(small)
    right = np.searchsorted(numbers, second).astype(small)
    order = np.lexsort((second, first, -strength))
    parents = array("q", range(len(numbers)))
    sizes = array("q", [1]) * len(numbers)
    for start in range(0, len(order), _AT_ONCE):
        chosen = order[start : start + _AT_ONCE]
        for one, other in zip(left[chosen].tolist(), right[chosen].tolist(), strict=True):
            a, b = _root(parents, one), _root(parents, other)
            if a == b or sizes[a] + sizes[b] > most:
                continue
            if sizes[a] < sizes[b]:
                a, b = b, a
            parents[b] = a
            sizes[a] += sizes[b]
    return numbers, _names(numbers, np.frombuffer(parents, np.int64))


def _root(parents: array[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _names(numbers: Numbers, parents: Numbers) -> Numbers:
    """Each number's group, under the least number in it; the numbers ascend."""
    roots = parents
    while not np.array_equal(above := roots[roots], roots):
        roots = above
    least = np.full(len(numbers), len(numbers), dtype=np.int64)
    np.minimum.at(least, roots, np.arange(len(numbers)))
    return numbers[least[roots]]
