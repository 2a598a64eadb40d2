"""Sentences that two reports have word by word."""

from __future__ import annotations

import numpy as np

from retold.reuse.codes import Codes, Places
from retold.reuse.offers import Offers, Values
from retold.reuse.profile import Profile

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
    ours, theirs = left.body, right.body
    start = _same(left.body_keys, right.body_keys)
    room = min(len(ours), len(theirs)) - start
    end = _same(left.body_keys[::-1][:room], right.body_keys[::-1][:room])
    if not start and not end and left.singles.keys().isdisjoint(right.singles):
        return Offers.none()
    last, last_right = len(ours) - end, len(theirs) - end
    inner, inner_right = _once(left, right, ours[start:last], theirs[start:last_right])
    places = np.concatenate([ours[:start], inner, ours[last:]])
    others = np.concatenate([theirs[:start], inner_right, theirs[last_right:]])
    return Offers.of_shape(places, others, (1, 1), equal_values(left, places))


def _same(ours: Codes, theirs: Codes) -> int:
    """With how many equal sentences two texts begin."""
    room = min(len(ours), len(theirs))
    if not room or ours[0] != theirs[0]:
        return 0
    same = ours[:room] == theirs[:room]
    return room if same.all() else int(np.argmin(same))


def _once(left: Profile, right: Profile, ours: Places, theirs: Places) -> tuple[Places, Places]:
    """The sentences that stand once in either part, in the order of their keys."""
    mine, yours = left.single(ours), right.single(theirs)
    both = sorted(mine.keys() & yours.keys())
    return (
        np.array([mine[key] for key in both], dtype=np.intp),
        np.array([yours[key] for key in both], dtype=np.intp),
    )
