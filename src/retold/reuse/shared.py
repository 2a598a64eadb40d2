"""Passages that share runs of words: the quick pass."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from retold.reuse.codes import Places
from retold.reuse.offers import Flags, Offers, Values
from retold.reuse.profile import Profile
from retold.reuse.runs import shared_runs

# How much of the shorter of two passages has to stand in the other, run by run, and how much it
# has to tell; log-odds for each.
_SHARE, _BY_SHARE = 0.3, 8.0
_TOLD, _BY_TOLD = 2.0, 0.8
_MOST_TOLD = 6.0
_PER_SENTENCE = -1.0
# Sentences that share runs of words are no chance: they are let off the price of a run of beads.
_RUN = 3.0


def find_shared(left: Profile, right: Profile, least: float) -> Iterator[Offers]:
    """Pairs of passages that share runs of words, with the log-odds that they are the same.

    Args:
        left: The one report.
        right: The other.
        least: Pairs below this value are left out.
    """
    cells, told = shared_runs(left.runs, right.runs)
    if not len(cells):
        return
    width = len(right.units)
    rows, columns = np.divmod(cells, width)
    ours, theirs = left.runs.totals[rows], right.runs.totals[columns]
    values = _worth(told, np.minimum(ours, theirs))
    strong = values > least
    yield Offers.of_shape(
        rows[strong], columns[strong], (1, 1), values[strong], values[strong] + _RUN
    )
    for shape, step, joins in (
        ((2, 1), width, left.joins[np.minimum(rows + 1, len(left.units) - 1)]),
        ((1, 2), 1, right.joins[np.minimum(columns + 1, width - 1)] & (columns + 1 < width)),
    ):
        first, second = _neighbours(cells, step, joins)
        if len(first):
            both = told[first] + told[second]
            mine = ours[first] + ours[second] if step == width else ours[first]
            yours = theirs[first] + theirs[second] if step == 1 else theirs[first]
            values = _worth(both, np.minimum(mine, yours)) + _PER_SENTENCE
            strong = values > least
            chosen = first[strong]
            yield Offers.of_shape(
                rows[chosen], columns[chosen], shape, values[strong], values[strong] + _RUN
            )


def _neighbours(cells: Places, step: int, joins: Flags) -> tuple[Places, Places]:
    """The pairs that share runs and whose neighbour so many steps on does too."""
    at = np.searchsorted(cells, cells + step)
    at[at == len(cells)] = 0
    first = np.flatnonzero((cells[at] == cells + step) & joins) if len(cells) else at
    return first, at[first]


def _worth(told: Values, whole: Values) -> Values:
    share = told / np.maximum(whole, 1e-6)
    return _BY_SHARE * (share - _SHARE) + _BY_TOLD * (np.minimum(told, _MOST_TOLD) - _TOLD)
