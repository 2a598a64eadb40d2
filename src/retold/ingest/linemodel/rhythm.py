"""Lines whose looks come again at a fixed step: title, name and day of each teaser of a list."""

from __future__ import annotations

import numpy as np

from retold.ingest.linemodel.likeness import Columns
from retold.ingest.linemodel.measures import Measures
from retold.ingest.linemodel.sums import reach, sums_of

_STEPS = (2, 3, 4, 5, 6)
_AROUND = 20


def find_rhythm(measures: Measures) -> Columns:
    """How surely looks come again at a fixed step round each line, and how often they change."""
    count = len(measures.words)
    looks = (
        measures.is_prose * 1
        + (measures.columns["dated"] > 0) * 2
        + (measures.words >= 4) * 4
        + (measures.columns["ends_stop"] > 0) * 8
    )
    changes = np.append(looks[1:] != looks[:-1], False)
    made = np.zeros((len(_STEPS), count + 1))
    for row, step in enumerate(_STEPS):
        if step < count:
            made[row, 1 : count - step + 1] = (looks[step:] == looks[:-step]) & changes[:-step]
    np.cumsum(made, axis=1, out=made)
    low, high = reach(count, _AROUND)
    found = (made[:, high] - made[:, low]) / (high - low)
    changed = sums_of(changes)
    return {
        "rhythm": found.max(axis=0),
        "changes": (changed[high] - changed[low]) / (high - low),
    }
