"""Sentences that two reports have word by word."""

from __future__ import annotations

import numpy as np

from retold.reuse.codes import Places
from retold.reuse.offers import Offers, Values
from retold.reuse.profile import Profile

# Shorter sentences may stand anywhere.
LEAST_WORDS = 5
# Log-odds that equal sentences are the same: by how much their words tell. "He declined to
# comment" stands anywhere, and so does what a collection prints under every report.
_EQUAL, _BY_TOLD = 1.0, 1.5
MOST_EQUAL = 10.0


def equal_values(profile: Profile, places: Places) -> Values:
    """The log-odds that some sentences and their equals are the same ones."""
    values: Values = np.minimum(_EQUAL + _BY_TOLD * profile.told[places], MOST_EQUAL)
    return values


def find_equal(left: Profile, right: Profile) -> Offers:
    """Sentences that two reports have word by word and that can only be each other's.

    Those with which both texts begin and those with which both end, and all of five words or
    more that stand once in each, wherever they are. Headlines are left out.
    """
    ours, theirs = _body(left), _body(right)
    room = min(len(ours), len(theirs))
    same = left.keys[ours[:room]] == right.keys[theirs[:room]]
    start = room if same.all() else int(np.argmin(same))
    room -= start
    same = left.keys[ours[::-1][:room]] == right.keys[theirs[::-1][:room]]
    end = room if same.all() else int(np.argmin(same))
    last, last_right = len(ours) - end, len(theirs) - end
    inner, inner_right = _once(left, right, ours[start:last], theirs[start:last_right])
    places = np.concatenate([ours[:start], inner, ours[last:]])
    others = np.concatenate([theirs[:start], inner_right, theirs[last_right:]])
    return Offers.of_shape(places, others, (1, 1), equal_values(left, places))


def _body(profile: Profile) -> Places:
    places = np.arange(len(profile.units))
    return np.delete(places, profile.headlines) if profile.headlines else places


def _once(left: Profile, right: Profile, ours: Places, theirs: Places) -> tuple[Places, Places]:
    keys, mine = _single(left, ours)
    others, yours = _single(right, theirs)
    _, at, there = np.intersect1d(keys, others, assume_unique=True, return_indices=True)
    return mine[at], yours[there]


def _single(profile: Profile, places: Places) -> tuple[np.ndarray, Places]:
    long = places[profile.sizes[places] >= LEAST_WORDS]
    keys, first, counts = np.unique(profile.keys[long], return_index=True, return_counts=True)
    return keys[counts == 1], long[first[counts == 1]]
