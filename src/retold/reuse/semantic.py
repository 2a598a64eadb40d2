"""Vectors of words and sentences, each made once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from retold.text.vectors import sentence_vectors

Matrix = npt.NDArray[np.float32]

# Products of rows, columns and depth up to this stay on one thread (OpenBLAS: 4 * 65,536).
_UNTHREADED = 200_000


def vectors_of(texts: Sequence[str]) -> Matrix:
    """One row of unit length for each text; zeros where a text has no known word.

    Reports of one story use the same words over and over: 30,000 texts are remembered (15 MB).
    """
    if not texts:
        return np.zeros((0, _vector("").shape[0]), dtype=np.float32)
    return np.array([_vector(text) for text in texts])


def products(left: Matrix, right: Matrix) -> Matrix:
    """The product of each row on the left with each on the right.

    It is made in pieces so small that the linear algebra library starts no threads for them:
    waking those took three times as long as all the rest on two cores.
    """
    made = np.empty((len(left), len(right)), dtype=np.float32)
    step = max(1, _UNTHREADED // max(1, right.size))
    for start in range(0, len(left), step):
        np.matmul(left[start : start + step], right.T, out=made[start : start + step])
    return made


@lru_cache(maxsize=30_000)
def _vector(text: str) -> npt.NDArray[np.float32]:
    made: npt.NDArray[np.float32] = sentence_vectors([text])[0]
    made.setflags(write=False)
    return made
