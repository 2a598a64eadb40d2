"""Vectors of words and sentences, and their products."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.text.vectors import sentence_vectors

Matrix = npt.NDArray[np.float32]

DIMENSIONS = 128

# Products of rows, columns and depth up to this stay on one thread (OpenBLAS: 4 * 65,536).
_UNTHREADED = 200_000
# Who wants one thread says so before NumPy is loaded; then nothing has to be cut.
_IS_ONE_THREAD = os.environ.get("OPENBLAS_NUM_THREADS") == "1"


def vectors_of(texts: Sequence[str]) -> Matrix:
    """One row of unit length for each text; zeros where a text has no known word."""
    return sentence_vectors(texts) if texts else np.zeros((0, DIMENSIONS), dtype=np.float32)


def products(left: Matrix, right: Matrix) -> Matrix:
    """The product of each row on the left with each on the right.

    It is made in tiles so small that the linear algebra library starts no threads for them:
    waking those takes thirty times as long as the product, on two cores that have other work.
    """
    if _IS_ONE_THREAD or left.size * len(right) <= _UNTHREADED:
        return np.asarray(left @ right.T)
    made = np.empty((len(left), len(right)), dtype=np.float32)
    side = max(1, math.isqrt(_UNTHREADED // max(1, left.shape[1])))
    for top in range(0, len(left), side):
        rows = left[top : top + side]
        width = max(1, _UNTHREADED // max(1, rows.size))
        for start in range(0, len(right), width):
            columns = right[start : start + width].T
            np.matmul(rows, columns, out=made[top : top + side, start : start + width])
    return made
