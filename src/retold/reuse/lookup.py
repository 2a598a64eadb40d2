"""Which reports share fingerprints with one text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.reuse.postings import Keys, Numbers, Postings, numbers_of
from retold.reuse.sharing import (
    COPIES_SHARE,
    KIND,
    LEAST_SHARED,
    MOST_REPORTS,
    NEIGHBOURS,
    POINTS,
    UNIT,
)


def find_sharing(
    postings: Postings, values: Keys, sizes: npt.NDArray[np.uint32]
) -> tuple[Numbers, npt.NDArray[np.float64]]:
    """The reports that share enough with a text, by number, and what they share.

    Args:
        postings: The fingerprints of the reports.
        values: Those of the text, each once and in ascending order.
        sizes: How many each report has.
    """
    places = postings.find(values)
    held = sum((end - start for start, end in places), np.zeros(len(values), dtype=np.int64))
    points = POINTS[(values & KIND).astype(np.int64), np.minimum(held, MOST_REPORTS)]
    few = np.flatnonzero(held <= MOST_REPORTS)
    many = np.flatnonzero(held > MOST_REPORTS)
    whose, which = _holders(postings, places, few)
    near = _nearest(postings, places, many)
    numbers, inverse = np.unique(np.concatenate([whose, near]), return_inverse=True)
    shared = np.bincount(inverse[: len(whose)], points[which], minlength=len(numbers))
    crowd = np.bincount(inverse[len(whose) :], minlength=len(numbers))
    in_all = np.bincount(inverse, minlength=len(numbers))
    is_copy = (crowd > 0) & (in_all >= COPIES_SHARE * np.minimum(sizes[numbers], len(values)))
    is_enough = (shared >= UNIT * LEAST_SHARED) | is_copy
    return numbers[is_enough], np.maximum(shared / UNIT, crowd)[is_enough]


def _holders(
    postings: Postings, places: list[tuple[Numbers, Numbers]], chosen: Numbers
) -> tuple[Numbers, Numbers]:
    """The reports that hold these of the values, and which value each holds."""
    numbers, which = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for row, (start, end) in zip(postings.rows, places, strict=True):
        counts = end[chosen] - start[chosen]
        firsts = np.cumsum(counts) - counts
        at = np.arange(counts.sum()) + np.repeat(start[chosen] - firsts, counts)
        numbers.append(numbers_of(row[at]))
        which.append(np.repeat(chosen, counts))
    return np.concatenate(numbers), np.concatenate(which)


def _nearest(postings: Postings, places: list[tuple[Numbers, Numbers]], chosen: Numbers) -> Numbers:
    """For each of these values the reports of the highest numbers that hold it."""
    ends = [(np.maximum(start, end - NEIGHBOURS), end) for start, end in places]
    numbers, which = _holders(postings, ends, chosen)
    order = np.lexsort((-numbers, which))
    rank = np.arange(len(order)) - np.searchsorted(which[order], which[order])
    return numbers[order][rank < NEIGHBOURS]
