"""Passages that may be the same in other words: the pass over meanings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from retold.reuse.codes import Places
from retold.reuse.equal import equal_values
from retold.reuse.evidence import find_features
from retold.reuse.log_odds import PASSING, THROUGHOUT, log_odds
from retold.reuse.offers import Offers
from retold.reuse.profile import Part, Profile
from retold.reuse.windows import Matrix

# A passage of several sentences has to explain more than one of a single sentence would.
_PER_SENTENCE = -1.0
# Of the pairs that a sentence may begin, so many of a shape are looked at; and of a sentence that
# stands there many times, only what stands at about the same place among its like.
_MOST_OFFERS = 8
_LIKE_REACH = 2


def find_reworded(
    left: Profile, right: Profile, ours: Places, theirs: Places, least: float
) -> Iterator[Offers]:
    """Pairs of passages of these sentences, with the log-odds that they are the same.

    Args:
        left: The one report.
        right: The other.
        ours: Which sentences of the left are looked at.
        theirs: Which of the right.
        least: Pairs below this value are left out.
    """
    if not len(ours) or not len(theirs):
        return
    mine, yours = left.part(ours), right.part(theirs)
    for shape, features in find_features(mine, yours):
        value, strict = (
            log_odds(features, weights) + np.float32(_PER_SENTENCE * (sum(shape) - 2))
            for weights in (THROUGHOUT, PASSING)
        )
        if shape == (1, 1):
            for one in (value, strict):
                _raise_equal(one, left, right, mine, yours)
        else:
            value[~_may_join(left, ours, shape[0])] = -np.inf
            value[:, ~_may_join(right, theirs, shape[1])] = -np.inf
        rows, columns = _worthy(value, least)
        yield Offers.of_shape(
            ours[rows],
            theirs[columns],
            shape,
            value[rows, columns].astype(np.float64),
            strict[rows, columns].astype(np.float64),
        )


def _worthy(value: Matrix, least: float) -> tuple[Places, Places]:
    """Where the values are above the least, of too many in a row the greatest alone."""
    worth = value > least
    if worth.shape[1] > _MOST_OFFERS and worth.sum() > _MOST_OFFERS * len(worth):
        best = np.argpartition(value, -_MOST_OFFERS, axis=1)[:, -_MOST_OFFERS:]
        chosen = np.zeros_like(worth)
        np.put_along_axis(chosen, best, values=True, axis=1)
        worth &= chosen
    rows, columns = np.nonzero(worth)
    return rows, columns


def _raise_equal(value: Matrix, left: Profile, right: Profile, mine: Part, yours: Part) -> None:
    """Sentences that are the same word by word are the same, however often they stand there."""
    places: dict[int, list[int]] = {}
    for column, key in enumerate(right.keys[yours.places].tolist()):
        places.setdefault(key, []).append(column)
    seen: dict[int, int] = {}
    least = equal_values(left, mine.places)
    for row, key in enumerate(left.keys[mine.places].tolist()):
        if key in places:
            at = seen[key] = seen.get(key, -1) + 1
            for column in places[key][max(0, at - _LIKE_REACH) : at + _LIKE_REACH + 1]:
                value[row, column] = max(value[row, column], least[row])


def _may_join(profile: Profile, places: Places, size: int) -> np.ndarray:
    """For every run of `size` sentences, whether nothing else stands between them."""
    joins = profile.joins[places]
    joins[1:] &= np.diff(places) == 1
    count = len(places) - size + 1
    made = np.ones(count, dtype=bool)
    for step in range(1, size):
        made &= joins[step : step + count]
    return made
