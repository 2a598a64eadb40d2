"""Passages that may be the same in other words: the pass over meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from retold.reuse.blocks import Block, Blocks, find_blocks
from retold.reuse.codes import Places
from retold.reuse.equal import equal_values
from retold.reuse.evidence import Compared, Features
from retold.reuse.log_odds import THROUGHOUT, log_odds
from retold.reuse.offers import Flags, Offers
from retold.reuse.passing import BLOCK, FIRM_BLOCK, PASSING
from retold.reuse.profile import Part, Profile
from retold.reuse.windows import Matrix, Shape

# A passage of several sentences has to explain more than one of a single sentence would.
PER_SENTENCE = -1.0
# Of the pairs that a sentence may begin, so many of a shape are looked at; and of a sentence that
# stands there many times, only what stands at about the same place among its like.
_MOST_OFFERS = 8
_LIKE_REACH = 2


class Reworded(NamedTuple):
    """What may be the same in other words: pairs of passages, and blocks that surely are."""

    offers: Offers
    blocks: tuple[Block, ...]


def find_reworded(  # noqa: PLR0913, PLR0917 - two reports, what is looked at of each, and how
    left: Profile,
    right: Profile,
    ours: Places,
    theirs: Places,
    least: float,
    strict: tuple[float, ...] = PASSING,
) -> Reworded:
    """Pairs of passages of these sentences, with the log-odds that they are the same, and blocks.

    Args:
        left: The one report.
        right: The other.
        ours: Which sentences of the left are looked at.
        theirs: Which of the right.
        least: Pairs below this value are left out.
        strict: The weights for reports of which nothing is known.
    """
    if not len(ours) or not len(theirs):
        return Reworded(Offers.none(), ())
    mine, yours = left.part(ours), right.part(theirs)
    compared = Compared.of(mine, yours)
    offers = Offers.joined(
        _offers(features, (left, right), (mine, yours), least, strict)
        for features in compared.features()
    )
    blocks = find_blocks(compared).best(BLOCK, FIRM_BLOCK)
    return Reworded(
        offers,
        tuple(
            one._replace(left=int(ours[one.left]), right=int(theirs[one.right])) for one in blocks
        ),
    )


def blocks_of(left: Profile, right: Profile) -> Blocks:
    """Every block of two reports that is measured, by the places of all their sentences."""
    return find_blocks(Compared.of(left.whole, right.whole))


def _offers(
    features: Features,
    reports: tuple[Profile, Profile],
    parts: tuple[Part, Part],
    least: float,
    strict: tuple[float, ...],
) -> Offers:
    """The pairs of passages of some shapes that are worth having."""
    (left, right), (mine, yours) = reports, parts
    ours, theirs, shapes = mine.places, yours.places, features.shapes
    values = log_odds(features, THROUGHOUT, strict)
    values += np.array([PER_SENTENCE * (sum(shape) - 2) for shape in shapes], dtype=np.float32)[
        :, None, None
    ]
    value, strictly = values
    if (1, 1) in shapes:
        at = shapes.index((1, 1))
        for one in values[:, at]:
            _raise_equal(one, left, right, mine, yours)
    value[~_may_stand(shapes, mine, yours)] = -np.inf
    which, rows, columns = _worthy(value, least, shapes)
    return Offers.of_shapes(
        ours[rows],
        theirs[columns],
        np.array(shapes)[which],
        value[which, rows, columns].astype(np.float64),
        strictly[which, rows, columns].astype(np.float64),
    )


def _worthy(value: Matrix, least: float, shapes: Sequence[Shape]) -> tuple[Places, Places, Places]:
    """Where the values are above the least: of too many in a row of a shape the greatest alone."""
    worth = value > least
    rows = value.shape[1]
    in_row = worth.sum(axis=2)
    room = np.array([rows - a + 1 for a, _ in shapes])
    is_crowded = in_row.sum(axis=1) > _MOST_OFFERS * room
    which, rows = np.nonzero((in_row > _MOST_OFFERS) & is_crowded[:, None])
    if len(which):
        best = np.argpartition(value[which, rows], -_MOST_OFFERS, axis=1)[:, -_MOST_OFFERS:]
        chosen = np.zeros((len(which), value.shape[2]), dtype=bool)
        np.put_along_axis(chosen, best, values=True, axis=1)
        worth[which, rows] &= chosen
    which, rows, columns = np.nonzero(worth)
    return which, rows, columns


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


def _may_stand(shapes: Sequence[Shape], mine: Part, yours: Part) -> Flags:
    """[shape, left, right]: where passages have nothing between their sentences."""
    heights, widths = np.array(shapes).T - 1
    may: Flags = mine.runs[heights][:, :, None] & yours.runs[widths][:, None]
    return may
