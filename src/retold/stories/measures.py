"""How much a report's terms tell together, kept while word weights stand still."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.stories.profile import DAMPED, Profile
from retold.stories.table import TermTable

# The rows of what is measured: the lengths of the two vectors of words and of names; the sums of
# the squares of the weights of figures and of pairs; the days between which it was published, not
# numbers where they are unknown; 1 where it names days.
WORDS, NAMES, FIGURES, PAIRS, FIRST, LAST, HAS_DAYS = range(7)

Measures = npt.NDArray[np.float64]


def measures_of(profiles: Sequence[Profile], table: TermTable) -> Measures:
    """What some profiles measure, one at least: a row for each measure, a column for each profile.

    Each is measured once until the table reads its weights off anew.
    """
    stale = [profile for profile in profiles if profile.epoch != table.epoch]
    if stale:
        _measure(stale, table)
    return np.concatenate([profile.measures for profile in profiles]).reshape(-1, HAS_DAYS + 1).T


def _measure(profiles: Sequence[Profile], table: TermTable) -> None:
    ids = np.concatenate([profile.ids for profile in profiles])
    tags = np.concatenate([profile.tags for profile in profiles])
    running = np.zeros((2, len(ids) + 1))
    np.cumsum((table.raised[ids] * DAMPED[tags & 255]) ** 2, out=running[0, 1:], dtype=np.float64)
    np.cumsum(table.told[ids], out=running[1, 1:], dtype=np.float64)
    sizes = np.array([len(profile.ids) for profile in profiles])
    starts = np.cumsum(sizes) - sizes
    bounds = np.array([profile.bounds for profile in profiles]) + starts[:, None]
    names, words, figure_words, figures, pairs = bounds.T[:5]
    squares, told = running
    made = np.empty((len(profiles), HAS_DAYS + 1))
    made[:, WORDS] = np.sqrt(squares[figure_words] - squares[starts])
    made[:, NAMES] = np.sqrt(squares[names] - squares[starts])
    made[:, FIGURES] = told[figures] - told[words]
    made[:, PAIRS] = told[pairs] - told[figures]
    for row, profile in zip(made, profiles, strict=True):
        row[FIRST:] = profile.first, profile.last, profile.has_days
        # Of its own, or it would keep those of all the others.
        profile.measures, profile.epoch = row.copy(), table.epoch
