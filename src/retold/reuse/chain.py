"""The best way to pair the sentences of two reports, in order and then out of it.

Beads of one to three sentences a side, as Gale & Church (1993) align translations, on a score
of what the passages share, with a bonus for beads that follow one another at once, as in the
context-driven paragraph pass of Barzilay & Elhadad (2003). Text that was moved is found in
further rounds over what the first left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from retold.reuse.windows import Matrix, Shape

MAX_ROUNDS = 40
_NEVER = np.float32(-1e9)
_Row = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences `left` to `left + shape[0]` against `right` to `right + shape[1]`."""

    left: int
    right: int
    shape: Shape
    value: float
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class Prices:
    """What it costs or pays, in log-odds, to go on from bead to bead.

    `follow` is paid for a bead that follows another at once, on both sides; `near` for one
    sentence left out between; `cross` is what a run that stands out of order has to bring.
    """

    follow: float = 1.0
    near: float = 0.5
    cross: float = 0.75


def find_beads(values: Mapping[Shape, Matrix], size: Shape, prices: Prices) -> list[Bead]:
    """The beads of the best chain and of the best chains of what it leaves, in left order."""
    left = {shape: matrix.copy() for shape, matrix in values.items()}
    found = _best_chain(left, size, prices, start=0.0)
    _strike(left, found)
    for _ in range(MAX_ROUNDS):
        moved = _best_chain(left, size, prices, start=-prices.cross)
        if not moved:
            break
        found += [replace(bead, crosses=True) for bead in moved]
        _strike(left, moved)
    return sorted(found, key=lambda bead: (bead.left, bead.right))


def _best_chain(
    values: Mapping[Shape, Matrix], size: Shape, prices: Prices, *, start: float
) -> list[Bead]:
    """The chain of beads with the greatest sum; row by row, each row at once."""
    rows, columns = size
    ended = np.full((rows + 1, columns + 1), _NEVER, dtype=np.float32)
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    origin = np.zeros((rows + 1, columns + 1), dtype=np.int8)
    before = [_before(ended, best, 0, prices, start)]
    for row in range(1, rows + 1):
        for number, ((a, b), matrix) in enumerate(values.items()):
            if row < a or columns < b or not matrix.size:
                continue
            worth = matrix[row - a] + before[row - a][: columns - b + 1]
            better = worth > ended[row, b:]
            ended[row, b:][better] = worth[better]
            origin[row, b:][better] = number
        best[row] = np.maximum.accumulate(np.maximum(best[row - 1], ended[row]))
        before.append(_before(ended, best, row, prices, start))
    return _trace(values, ended, best, origin, (prices, start))


def _before(ended: Matrix, best: Matrix, row: int, prices: Prices, start: float) -> _Row:
    """What the chain is worth before a bead that begins at this row, for every column."""
    made = np.maximum(best[row] + np.float32(start), ended[row] + np.float32(prices.follow))
    near = np.float32(prices.near)
    made[1:] = np.maximum(made[1:], ended[row, :-1] + near)
    if row > 0:
        made = np.maximum(made, ended[row - 1] + near)
    return np.asarray(made, dtype=np.float32)


def _trace(
    values: Mapping[Shape, Matrix],
    ended: Matrix,
    best: Matrix,
    origin: npt.NDArray[np.int8],
    terms: tuple[Prices, float],
) -> list[Bead]:
    prices, start = terms
    shapes = list(values)
    found: list[Bead] = []
    row, column = best.shape[0] - 1, best.shape[1] - 1
    at_bead = False
    while row > 0 and column > 0:
        if not at_bead and best[row, column] <= 0:
            break
        if not at_bead and ended[row, column] < best[row, column]:
            row, column = (row - 1, column) if best[row - 1, column] >= best[row, column] else (
                row, column - 1)  # fmt: skip
            continue
        shape = shapes[origin[row, column]]
        row, column = row - shape[0], column - shape[1]
        found.append(Bead(row, column, shape, float(values[shape][row, column])))
        at_bead, row, column = _step_back(ended, best, (row, column), prices, start)
    return found[::-1]


def _step_back(
    ended: Matrix, best: Matrix, place: tuple[int, int], prices: Prices, start: float
) -> tuple[bool, int, int]:
    """Which of the ways that lead to a place was the best: from a bead just before, or not."""
    row, column = place
    ways = [(float(best[row, column]) + start, False, row, column)]
    ways.append((float(ended[row, column]) + prices.follow, True, row, column))
    if column > 0:
        ways.append((float(ended[row, column - 1]) + prices.near, True, row, column - 1))
    if row > 0:
        ways.append((float(ended[row - 1, column]) + prices.near, True, row - 1, column))
    _, at_bead, row, column = max(ways, key=lambda way: way[0])
    return at_bead, row, column


def _strike(values: Mapping[Shape, Matrix], beads: list[Bead]) -> None:
    """Take the sentences of these beads out of the running."""
    for bead in beads:
        for (a, b), matrix in values.items():
            if not matrix.size:
                continue
            first, last = max(0, bead.left - a + 1), bead.left + bead.shape[0]
            matrix[first:last] = _NEVER
            first, last = max(0, bead.right - b + 1), bead.right + bead.shape[1]
            matrix[:, first:last] = _NEVER
