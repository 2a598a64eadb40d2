"""Which pairs of numbers share fingerprints: a join of the postings with themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from retold.reuse.postings import Keys, Numbers, Postings, numbers_of, values_of
from retold.reuse.sharing import COPIES_SHARE, LEAST_SHARED, MOST_REPORTS, NEIGHBOURS, WEIGHTS
from retold.text.shingles import KIND_BITS

# So many postings are looked at at once, and the pairs of so many reports.
_PART = 1 << 23
_BLOCK = 1 << 18
_KIND = np.uint64((1 << KIND_BITS) - 1)
_CROWD = np.uint64(1 << KIND_BITS)  # marks what is shared by more than `MOST_REPORTS`
_BITS = np.uint64(KIND_BITS + 1)
_B_BITS = np.uint64(26)


def sharing_pairs(postings: Postings, sizes: npt.NDArray[np.uint32]) -> Iterator[Numbers]:
    """The pairs of reports that share enough, as rows of an older and a newer number, in order.

    Args:
        postings: The fingerprints.
        sizes: How many fingerprints each report has.

    Time grows with the postings and with what is shared, memory with the pairs of a block of
    reports: a fingerprint that more than fifty have leads each to the six before it only.
    """
    for start in range(0, len(sizes), _BLOCK):
        found = [_events(part, start, start + _BLOCK) for part in postings.parts(_PART)]
        yield _enough(np.concatenate(found), sizes)


def _events(keys: Keys, start: int, end: int) -> Keys:
    """Every two reports that hold one fingerprint, the newer of this block: pair, crowd, kind."""
    values, numbers = values_of(keys), numbers_of(keys)
    starts = np.flatnonzero(np.diff(values, prepend=~values[:1]))
    sizes = np.diff(starts, append=len(values))
    kinds = values[starts] & _KIND
    made = [np.zeros(0, dtype=np.uint64)]
    for size in range(2, MOST_REPORTS + 1):
        chosen = np.flatnonzero(sizes == size)
        older, newer = np.triu_indices(size, 1)
        holders = numbers[starts[chosen][:, None] + np.arange(size)]
        made.append(
            _packed(holders[:, older], holders[:, newer], kinds[chosen][:, None], start, end)
        )
    crowded = np.flatnonzero(sizes > MOST_REPORTS)
    of_run = np.repeat(crowded, sizes[crowded])
    places = np.arange(len(of_run)) - np.searchsorted(of_run, of_run)
    for back in range(1, NEIGHBOURS + 1):
        is_inside = places >= back
        newer_at = starts[of_run[is_inside]] + places[is_inside]
        kind = kinds[of_run[is_inside]] | _CROWD
        made.append(_packed(numbers[newer_at - back], numbers[newer_at], kind, start, end))
    return np.concatenate(made)


def _packed(older: Numbers, newer: Numbers, kinds: Keys, start: int, end: int) -> Keys:
    """A row of numbers of 64 bits: older, newer, whether a crowd shares it, kind."""
    pairs = (older.astype(np.uint64) << _B_BITS) | newer.astype(np.uint64)
    packed: Keys = (pairs << _BITS) | kinds
    return packed[(newer >= start) & (newer < end)]


def _enough(events: Keys, sizes: npt.NDArray[np.uint32]) -> Numbers:
    """The pairs whose events together are enough."""
    events.sort()
    pairs = events >> _BITS
    firsts = np.flatnonzero(np.diff(pairs, prepend=~pairs[:1]))
    if not len(firsts):
        return np.zeros((0, 2), dtype=np.int64)
    is_crowd = (events & _CROWD) > 0
    weights = WEIGHTS[(events & _KIND).view(np.int64)]
    shared = np.add.reduceat(np.where(is_crowd, 0, weights), firsts)
    in_all = np.add.reduceat(np.ones(len(events), dtype=np.int64), firsts)
    held = pairs[firsts]
    both = np.stack([held >> _B_BITS, held & np.uint64((1 << 26) - 1)], axis=1).astype(np.int64)
    least = sizes[both].min(axis=1)
    crowd = np.add.reduceat(is_crowd.astype(np.int64), firsts)
    is_copy = (crowd > 0) & (in_all >= COPIES_SHARE * least)
    chosen: Numbers = both[(shared >= LEAST_SHARED) | is_copy]
    ordered: Numbers = chosen[np.lexsort((chosen[:, 0], chosen[:, 1]))]
    return ordered
