"""Runs of neighbouring sentences: sums, means and maxima over all of them at once.

Every array keeps its size: what would reach beyond the last sentence ends there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Shape = tuple[int, int]

# So many sentences may a passage have.
MOST_SENTENCES = 3


class Elsewhere:
    """What sentences find outside of a pair of passages, for several measures at once."""

    def __init__(self, singles: Matrix) -> None:
        """Take the measures of every pair of sentences: [measure, left, right]."""
        self._in_rows = best_outside(singles)
        turned = best_outside(np.ascontiguousarray(singles.swapaxes(1, 2)))
        self._in_columns = [one.swapaxes(1, 2) for one in turned]

    def best(self, shape: Shape) -> Matrix:
        """The best that either passage of a pair finds elsewhere: [measure, left, right]."""
        a, b = shape
        return np.maximum(
            window_max(self._in_rows[b - 1], a, axis=1),
            window_max(self._in_columns[a - 1], b, axis=2),
        )


def best_outside(values: Matrix) -> list[Matrix]:
    """The greatest value in the row that stands outside of every run of columns, none being 0.

    The first is for runs of one column, then come those of two and of three.
    """
    *above, columns = values.shape
    before = np.zeros((*above, columns + 1), dtype=np.float32)
    after = np.zeros((*above, columns + MOST_SENTENCES), dtype=np.float32)
    np.maximum.accumulate(values, axis=-1, out=before[..., 1:])
    np.maximum.accumulate(values[..., ::-1], axis=-1, out=after[..., columns - 1 :: -1])
    return [
        np.maximum(before[..., :columns], after[..., size : columns + size])
        for size in range(1, MOST_SENTENCES + 1)
    ]


def window_sum(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The sum of every `size` entries along an axis that follow one another."""
    if size == 1:
        return values
    made = np.empty_like(values)
    put_sum(made, values, size, axis=axis)
    return made


def put_sum(made: Matrix, values: Matrix, size: int, *, axis: int) -> None:
    """Put the sum of every `size` entries that follow one another in the place of `made`."""
    made[...] = values
    for step in range(1, size):
        ahead, here = _shifted(made, values, step, axis)
        ahead += here


def window_mean(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The mean of every `size` entries along an axis that follow one another."""
    return window_sum(values, size, axis=axis) / np.float32(size) if size > 1 else values


def window_max(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The greatest of every `size` entries along an axis that follow one another."""
    if size == 1:
        return values
    made = values.copy()
    for step in range(1, size):
        ahead, here = _shifted(made, values, step, axis)
        np.maximum(ahead, here, out=ahead)
    return made


def _shifted(made: Matrix, values: Matrix, step: int, axis: int) -> tuple[Matrix, Matrix]:
    """The part of an array that has an entry so many steps on, and those entries."""
    chosen, ahead = [slice(None)] * values.ndim, [slice(None)] * values.ndim
    chosen[axis], ahead[axis] = slice(None, -step), slice(step, None)
    return made[tuple(chosen)], values[tuple(ahead)]


def ratio(part: Matrix, whole: Matrix) -> Matrix:
    """The one over the other; 0 where the whole is 0."""
    return np.divide(part, np.maximum(whole, np.float32(1e-6)), dtype=np.float32)


def harmonic(one: Matrix, other: Matrix) -> Matrix:
    """The harmonic mean."""
    return ratio(2 * one * other, one + other)
