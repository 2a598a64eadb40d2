"""Which pairs of reports share fingerprints: a join of the postings with themselves."""

from __future__ import annotations

from collections.abc import Iterator

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

# So many postings are looked at at once.
_PART = 1 << 21
# An event is one number: the older report, the newer one, and what it counts; no points where
# more than `MOST_REPORTS` have the fingerprint.
_POINT_BITS = np.uint64(int(POINTS.max()).bit_length())
_POINTS = np.uint64((1 << int(_POINT_BITS)) - 1)
_NUMBER = np.uint64((1 << int(NUMBER_BITS)) - 1)
# So many events are held and sorted at once, and so many of them are summed up at once.
_MOST_EVENTS = 1 << 24
_AT_ONCE = 1 << 20


def sharing_pairs(
    postings: Postings, sizes: npt.NDArray[np.uint32], *, most_events: int = _MOST_EVENTS
) -> Iterator[Numbers]:
    """The pairs of reports that share enough, as rows of an older and a newer number, in order.

    Args:
        postings: The fingerprints.
        sizes: How many fingerprints each report has.
        most_events: How many meetings of two reports in a fingerprint are held in memory.

    Time grows with the postings and with what is shared; memory does not, beside the postings: the
    newer reports come in blocks of as many meetings as may be held. A fingerprint that more than
    fifty have leads each to the six before it only.
    """
    for start, end in _blocks(_meetings(postings, len(sizes)), most_events):
        parts = [_events(part, start, end) for part in postings.parts(_PART)]
        events = np.concatenate([np.zeros(0, np.uint64), *parts])
        parts.clear()
        events.sort()
        found = [_enough(some, sizes) for some in _slices(events)]
        pairs = np.concatenate([np.zeros((0, 2), np.int64), *found])
        yield pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]


def _meetings(postings: Postings, reports: int) -> Numbers:
    """For each report in how many fingerprints it meets an older one, each older one by itself."""
    made = np.zeros(reports, dtype=np.int64)
    for part in postings.parts(_PART):
        starts = _firsts(values_of(part))
        sizes = np.diff(starts, append=len(part))
        before = np.arange(len(part)) - np.repeat(starts, sizes)
        before[np.repeat(sizes > MOST_REPORTS, sizes) & (before > NEIGHBOURS)] = NEIGHBOURS
        made += np.bincount(numbers_of(part), before, minlength=reports).astype(np.int64)
    return made


def _blocks(meetings: Numbers, most: int) -> Iterator[tuple[int, int]]:
    """Runs of reports, from and to before which, with so many meetings, or of one report alone."""
    ends = np.cumsum(meetings)
    start = done = 0
    while start < len(ends):
        end = max(start + 1, int(np.searchsorted(ends, done + most, side="right")))
        yield start, end
        start, done = end, int(ends[end - 1])


def _slices(events: Keys) -> Iterator[Keys]:
    """Sorted events in parts that cut no pair."""
    start = 0
    while start < len(events):
        end = min(start + _AT_ONCE, len(events))
        if end < len(events):
            end += int(
                np.searchsorted(events[end:], ((events[end - 1] >> _POINT_BITS) + 1) << _POINT_BITS)
            )
        yield events[start:end]
        start = end


def _enough(events: Keys, sizes: npt.NDArray[np.uint32]) -> Numbers:
    """The pairs that share enough: by points, or by how many fingerprints, some of a crowd."""
    pairs, points = events >> _POINT_BITS, (events & _POINTS).astype(np.int64)
    firsts = _firsts(pairs)
    pairs, in_all = pairs[firsts], np.diff(firsts, append=len(events))
    crowd = np.add.reduceat(points == 0, firsts, dtype=np.int64)
    both = np.stack([pairs >> NUMBER_BITS, pairs & _NUMBER], axis=1).astype(np.int64)
    is_copy = (crowd > 0) & (in_all >= COPIES_SHARE * sizes[both].min(axis=1))
    is_enough = np.add.reduceat(points, firsts) >= UNIT * LEAST_SHARED
    chosen: Numbers = both[is_enough | is_copy]
    return chosen


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
