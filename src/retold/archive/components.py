"""Which texts hang together, from the pairs that an engine found: on one machine, in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


def components(first: Numbers, second: Numbers, strength: Numbers, most: int) -> dict[int, int]:
    """The group of every number that is in a pair, named for its least member.

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
    numbers, places = np.unique(np.concatenate([first, second]), return_inverse=True)
    left, right = places[: len(first)].tolist(), places[len(first) :].tolist()
    parents = list(range(len(numbers)))
    sizes = [1] * len(numbers)
    for at in np.lexsort((second, first, -strength)).tolist():
        a, b = _root(parents, left[at]), _root(parents, right[at])
        if a == b or sizes[a] + sizes[b] > most:
            continue
        if sizes[a] < sizes[b]:
            a, b = b, a
        parents[b] = a
        sizes[a] += sizes[b]
    return _named(parents, numbers.tolist())


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _named(parents: list[int], numbers: Sequence[int]) -> dict[int, int]:
    """Each number's group, under the least number in it; the numbers ascend."""
    least: dict[int, int] = {}
    return {
        number: least.setdefault(_root(parents, place), number)
        for place, number in enumerate(numbers)
    }
