"""Which pairs of reports share fingerprints: a join of the postings with themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.reuse.postings import NUMBER_BITS, Keys, Numbers, Postings, numbers_of, values_of
from retold.reuse.sharing import (
    COPIES_SHARE,
    KIND,
    LEAST_SHARED,
    MOST_REPORTS,
    NEIGHBOURS,
    POINTS,
    UNIT,
)

# So many postings are looked at at once, and the pairs of so many reports.
_PART = 1 << 21
_BLOCK = 1 << 16
# An event is one number: the older report, the newer one, and what it counts; no points where
# more than `MOST_REPORTS` have the fingerprint.
_POINT_BITS = np.uint64(int(POINTS.max()).bit_length())
_POINTS = np.uint64((1 << int(_POINT_BITS)) - 1)
_NUMBER = np.uint64((1 << int(NUMBER_BITS)) - 1)
# More events than this are summed up before others come.
_MOST_EVENTS = 1 << 22


def sharing_pairs(postings: Postings, sizes: npt.NDArray[np.uint32]) -> Iterator[Numbers]:
    """The pairs of reports that share enough, as rows of an older and a newer number, in order.

    Args:
        postings: The fingerprints.
        sizes: How many fingerprints each report has.

    Time grows with the postings and with what is shared, memory with the pairs of a block of
    reports: a fingerprint that more than fifty have leads each to the six before it only.
    """
    for start in range(0, len(sizes), _BLOCK):
        sums = _Sums.none()
        waiting: list[Keys] = []
        for part in postings.parts(_PART):
            waiting.append(_events(part, start, start + _BLOCK))
            if sum(map(len, waiting)) > _MOST_EVENTS:
                sums, waiting = sums.plus(np.concatenate(waiting)), []
        yield sums.plus(np.concatenate([np.zeros(0, np.uint64), *waiting])).enough(sizes)


@dataclass(frozen=True, slots=True)
class _Sums:
    """For each pair, packed in one number, its points, its fingerprints, and those of a crowd."""

    pairs: Keys
    counts: Numbers

    @classmethod
    def none(cls) -> _Sums:
        return cls(np.zeros(0, np.uint64), np.zeros((0, 3), np.int64))

    def plus(self, events: Keys) -> _Sums:
        """With these events added."""
        events.sort()
        points = (events & _POINTS).astype(np.int64)
        counts = np.stack([points, np.ones_like(points), points == 0], axis=1)
        new = _summed(events >> _POINT_BITS, counts)
        if not len(self.pairs):
            return new
        pairs = np.concatenate([self.pairs, new.pairs])
        order = np.argsort(pairs, kind="stable")
        return _summed(pairs[order], np.concatenate([self.counts, new.counts])[order])

    def enough(self, sizes: npt.NDArray[np.uint32]) -> Numbers:
        """The pairs that share enough."""
        both = np.stack([self.pairs >> NUMBER_BITS, self.pairs & _NUMBER], axis=1).astype(np.int64)
        points, in_all, crowd = self.counts.T
        is_copy = (crowd > 0) & (in_all >= COPIES_SHARE * sizes[both].min(axis=1))
        chosen: Numbers = both[(points >= UNIT * LEAST_SHARED) | is_copy]
        ordered: Numbers = chosen[np.lexsort((chosen[:, 0], chosen[:, 1]))]
        return ordered


def _summed(pairs: Keys, counts: Numbers) -> _Sums:
    firsts = _firsts(pairs)
    return _Sums(pairs[firsts], np.add.reduceat(counts, firsts) if len(firsts) else counts)


def _events(keys: Keys, start: int, end: int) -> Keys:
    """Every two reports that hold one fingerprint, the newer one of this block."""
    values, numbers = values_of(keys), numbers_of(keys)
    starts = _firsts(values)
    sizes = np.diff(starts, append=len(values))
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    kinds = (values[starts] & KIND).astype(np.int64)
    made = [np.zeros(0, dtype=np.uint64)]
    for size in range(2, MOST_REPORTS + 1):
        chosen = np.flatnonzero(sizes == size)
        older, newer = np.triu_indices(size, 1)
        holders = numbers[starts[chosen][:, None] + np.arange(size)]
        points = POINTS[kinds[chosen], size][:, None]
        made.append(_packed(holders[:, older], holders[:, newer], points, start, end))
    crowded = np.flatnonzero(sizes > MOST_REPORTS)
    of_run = np.repeat(crowded, sizes[crowded])
    places = np.arange(len(of_run)) - np.searchsorted(of_run, of_run)
    for back in range(1, NEIGHBOURS + 1):
        is_inside = places >= back
        newer_at = starts[of_run[is_inside]] + places[is_inside]
        points = np.zeros(len(newer_at), dtype=np.int64)
        made.append(_packed(numbers[newer_at - back], numbers[newer_at], points, start, end))
    return np.concatenate(made)


def _packed(older: Numbers, newer: Numbers, points: Numbers, start: int, end: int) -> Keys:
    """The events, a number each, of the newer reports from start to before end."""
    pairs = (older.astype(np.uint64) << NUMBER_BITS) | newer.astype(np.uint64)
    packed: Keys = (pairs << _POINT_BITS) | points.astype(np.uint64)
    return packed[(newer >= start) & (newer < end)]


def _firsts(ordered: Keys) -> Numbers:
    """Where each value of an ordered row stands for the first time."""
    is_first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return np.flatnonzero(is_first)
