"""Runs of neighbouring sentences: sums, means and maxima over all of them at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Shape = tuple[int, int]


def margin(values: Matrix, singles: Matrix, shape: Shape) -> Matrix:
    """By how much passages beat what their sentences find outside of the pair.

    Args:
        values: The value of every pair of passages of a shape.
        singles: The value of every pair of sentences.
        shape: How many sentences the passages have.
    """
    if not values.size:
        return values
    a, b = shape
    in_rows = window_max(best_outside(singles, b), a, axis=0)
    in_columns = window_max(best_outside(singles.T, a).T, b, axis=1)
    return values - np.maximum(in_rows, in_columns)


def best_outside(values: Matrix, size: int) -> Matrix:
    """For every run of `size` columns the greatest value in the row that stands outside of it."""
    rows, columns = values.shape
    before = np.zeros((rows, columns + 1), dtype=np.float32)
    after = np.zeros((rows, columns + 1), dtype=np.float32)
    np.maximum.accumulate(values, axis=1, out=before[:, 1:])
    np.maximum.accumulate(values[:, ::-1], axis=1, out=after[:, columns - 1 :: -1])
    return np.maximum(before[:, : columns - size + 1], after[:, size:])


def window_sum(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The sum of every `size` entries along an axis that follow one another."""
    count = values.shape[axis] - size + 1
    made = _part(values, 0, count, axis)
    for step in range(1, size):
        made = made + _part(values, step, count, axis)
    return made


def window_mean(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The mean of every `size` entries along an axis that follow one another."""
    return window_sum(values, size, axis=axis) / np.float32(size)


def window_max(values: Matrix, size: int, *, axis: int) -> Matrix:
    """The greatest of every `size` entries along an axis that follow one another."""
    count = values.shape[axis] - size + 1
    made = _part(values, 0, count, axis)
    for step in range(1, size):
        made = np.maximum(made, _part(values, step, count, axis))
    return made


def _part(values: Matrix, start: int, count: int, axis: int) -> Matrix:
    chosen = [slice(None)] * values.ndim
    chosen[axis] = slice(start, start + max(0, count))
    return values[tuple(chosen)]


def ratio(part: Matrix, whole: Matrix) -> Matrix:
    """The one over the other; 0 where the whole is 0."""
    return np.divide(part, np.maximum(whole, np.float32(1e-6)), dtype=np.float32)


def harmonic(one: Matrix, other: Matrix) -> Matrix:
    """The harmonic mean."""
    return ratio(2 * one * other, one + other)
