"""Which sentences of two reports stand for each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from retold.reuse.blocks import Block
from retold.reuse.chain import Bead, Prices, find_beads, without
from retold.reuse.equal import MOST_EQUAL, find_equal
from retold.reuse.headlines import Headlines, openings
from retold.reuse.offers import Offers
from retold.reuse.passing import FIRM_RUN
from retold.reuse.profile import Profile
from retold.reuse.reworded import Reworded, find_reworded
from retold.reuse.shared import find_shared
from retold.reuse.stretches import stretches

# Two reports that tell one story throughout, each in its own words, are held to less than two that
# may have a passage in common: in the one case every sentence may be expected to have its
# counterpart, in the other single sentences that are alike say nothing.
THROUGHOUT, PASSING = Prices(run=0.0), Prices(run=3.25)
# The share of their words, on the mean of both, from which two reports are of the first kind.
LEAST_SHARE = 0.4
# Of the first kind: the log-odds at which a pair stands on its own feet, how many weaker ones hold
# each other, and what a second pass adds where all was found: the more of a report has its
# counterpart in the other, the likelier has the next sentence.
FIRM = 3.0
AGREEING = 3
LIFT = 1.5
# Of the second kind, beside `FIRM_RUN`: what is added.
LIFT_RUN = 3.0
# Below this value no pair can pay, whatever follows and however much is shared.
LEAST = PASSING.least - LIFT_RUN


def pair_units(left: Profile, right: Profile, *, semantic: bool) -> list[Bead]:
    """The passages that two reports share, in left order.

    What is the same word by word is found first; the rest is compared by the runs of words that
    it shares or, with the semantic pass, by meaning.
    """
    if not left.units or not right.units:
        return []
    if np.array_equal(left.keys, right.keys):
        return [Bead(place, place, (1, 1), MOST_EQUAL) for place in range(len(left.units))]
    equal = find_equal(left, right)
    find = _find_by_meaning if semantic else _find_by_runs
    found, blocks = find(left, right, equal)
    offers = Offers.joined([equal, found])
    if not len(offers.left):
        return []
    headlines = Headlines(left, right)
    rest = headlines.take(offers)
    beads = _best(rest, THROUGHOUT)
    shares = _share(left, beads, 0), _share(right, beads, 1)
    if _agree(beads) and sum(shares) / 2 >= LEAST_SHARE:
        beads = _best(rest.lifted(LIFT * max(shares)), THROUGHOUT)
    else:
        beads = [*_passing(left, right, headlines.take(offers.strictly()), equal)]
        beads += _within(blocks, rest, beads)
        if not beads:
            return []
    return sorted([*beads, *headlines.beads(beads, semantic=semantic)])


def run_worths(beads: Iterable[Bead]) -> list[float]:
    """The worth of every run of beads, in which at most a sentence is left out between two."""
    worths: list[float] = []
    ended: dict[tuple[int, int], int] = {}
    for i, j, (a, b), value, _ in beads:
        places = ((i, j), (i - 1, j), (i, j - 1), (i - 1, j - 1))
        run = next((ended[place] for place in places if place in ended), len(worths))
        if run == len(worths):
            worths.append(value)
        else:
            worths[run] += value + PASSING.follow
        ended[i + a, j + b] = run
    return worths


def _best(offers: Offers, prices: Prices) -> list[Bead]:
    return find_beads(offers.paying(prices).beads(), prices)


def _agree(beads: list[Bead]) -> bool:
    """Whether one of the beads is firm, or several agree.

    Between two reports on one subject some sentence is always the likest; alone it says nothing.
    """
    return any(bead.value >= FIRM for bead in beads) or len(beads) >= AGREEING


def _passing(left: Profile, right: Profile, offers: Offers, equal: Offers) -> list[Bead]:
    """The passages of two reports of which nothing is known; none where no run is firm."""
    beads = _best(offers, PASSING)
    if not any(worth >= FIRM_RUN for worth in run_worths(beads)):
        return []
    others = _unequal(beads, equal)
    shares = _share(left, others, 0), _share(right, others, 1)
    return _best(offers.lifted(LIFT_RUN * max(shares)), PASSING)


def _within(blocks: Iterable[Block], offers: Offers, beads: Sequence[Bead]) -> Iterator[Bead]:
    """The passages inside of blocks, which tell one thing throughout, beside those found before."""
    for block in blocks:
        held = offers.inside(block.left, block.right, (block.height, block.width))
        found = find_beads(without(held.beads(), beads), THROUGHOUT)
        whole = Bead(block.left, block.right, (block.height, block.width), block.value)
        yield from found or without([whole], beads)


def _find_by_runs(left: Profile, right: Profile, equal: Offers) -> Reworded:
    found = Offers.joined(find_shared(left, right, LEAST))
    return Reworded(_free(found, left, right, equal) if len(found.left) else found, ())


def _find_by_meaning(left: Profile, right: Profile, equal: Offers) -> Reworded:
    """Pairs of what is not equal, and of headlines with openings that are; and blocks."""
    parts = stretches(left, right, equal)
    made: list[Reworded] = []
    if left.headlines or right.headlines:
        ours, theirs = next(parts, (equal.left[:0], equal.right[:0]))
        ours = np.union1d(ours, openings(left, right))
        theirs = np.union1d(theirs, openings(right, left))
        found = find_reworded(left, right, ours, theirs, LEAST)
        made.append(Reworded(_free(found.offers, left, right, equal), found.blocks))
    made += [find_reworded(left, right, *part, LEAST) for part in parts]
    taken = set(equal.left.tolist()), set(equal.right.tolist())
    blocks = [
        block
        for found in made
        for block in found.blocks
        if taken[0].isdisjoint(range(block.left, block.left + block.height))
        and taken[1].isdisjoint(range(block.right, block.right + block.width))
    ]
    return Reworded(Offers.joined(found.offers for found in made), tuple(blocks))


def _free(offers: Offers, left: Profile, right: Profile, equal: Offers) -> Offers:
    """Those of whose sentences none has its equal, or one is a headline."""
    if not len(equal.left):
        return offers
    taken = np.zeros(len(left.units), dtype=bool), np.zeros(len(right.units), dtype=bool)
    taken[0][equal.left] = taken[1][equal.right] = True
    free = ~offers.holding(*taken)
    if left.headlines or right.headlines:
        free |= offers.holding(left.is_headline, right.is_headline)
    return offers.where(free)


def _unequal(beads: Iterable[Bead], equal: Offers) -> list[Bead]:
    """The beads whose wording differs: copying word by word makes no rewording likelier."""
    places = set(equal.left.tolist())
    return [bead for bead in beads if bead.left not in places]


def _share(profile: Profile, beads: Iterable[Bead], side: int) -> float:
    """The share of one report's words that stand in beads."""
    begins = profile.begins
    taken = 0
    for bead in beads:
        first, count = (bead.right if side else bead.left), bead.shape[side]
        taken += begins[first + count] - begins[first]
    return taken / profile.body_size if profile.body_size else 0.0
