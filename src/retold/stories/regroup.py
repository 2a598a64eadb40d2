"""A few reports grouped anew, all pairs known, within what the user ruled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.stories.linkage import CAP, THRESHOLD

Matrix = npt.NDArray[np.float64]
_NEVER = -1e6
# Averages of capped scores that are equal but for rounding.
_EQUAL = 1e-9


def regroup(scores: Matrix, together: Sequence[tuple[int, int]], apart: Matrix) -> list[list[int]]:
    """Groups of the rows of a matrix of log-odds, by average linkage; each sorted.

    As `linkage.cluster` does it (Sokal & Michener 1958), for a few rows of which every pair is
    known: what is equal once it is cut is told apart by what it was before.

    Args:
        scores: The log-odds of each pair, the same on both sides of the diagonal.
        together: Pairs of rows that stand in one group.
        apart: 1 where two rows may not stand in one group, else 0.
    """
    number = len(scores)
    groups = [[row] for row in range(number)]
    sums, whole = np.clip(scores, -CAP, CAP), np.array(scores, dtype=float)
    barred = apart.astype(float)
    alive = np.ones(number, dtype=bool)

    def merge(keep: int, gone: int) -> None:
        groups[keep] += groups[gone]
        alive[gone] = False
        for matrix in (sums, whole, barred):
            matrix[keep] += matrix[gone]
            matrix[:, keep] += matrix[:, gone]

    for a, b in together:
        keep, gone = sorted(
            next(at for at in range(number) if alive[at] and row in groups[at]) for row in (a, b)
        )
        if keep != gone:
            merge(keep, gone)
    while True:
        sizes = np.array([len(group) for group in groups], dtype=float)
        average = sums / np.outer(sizes, sizes)
        average[barred > 0] = _NEVER
        average[~alive] = _NEVER
        average[:, ~alive] = _NEVER
        np.fill_diagonal(average, _NEVER)
        top = average.max(initial=_NEVER)
        if number < 2 or top <= THRESHOLD:
            break
        uncut = np.where(average >= top - _EQUAL, whole / np.outer(sizes, sizes), -np.inf)
        best = int(uncut.argmax())
        merge(*sorted(divmod(best, number)))
    return [sorted(groups[row]) for row in range(number) if alive[row]]
