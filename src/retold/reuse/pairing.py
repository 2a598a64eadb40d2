"""Which sentences of two reports stand for each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from retold.reuse.chain import Bead, Prices, find_beads
from retold.reuse.equal import find_equal
from retold.reuse.headlines import Headlines, openings
from retold.reuse.offers import Offers
from retold.reuse.profile import Profile
from retold.reuse.reworded import find_reworded
from retold.reuse.shared import find_shared
from retold.reuse.stretches import stretches

PRICES = Prices()
# Log-odds at which a pair stands on its own feet, and how many weaker ones hold each other.
FIRM = 3.0
AGREEING = 3
# The more of a report has its counterpart in the other, the likelier has the next sentence: the
# log-odds that a second pass adds where all of it was found.
LIFT = 1.5
# Below this value no pair can pay, whatever follows and however much is shared.
LEAST = -2 * PRICES.follow - LIFT


def pair_units(left: Profile, right: Profile, *, semantic: bool) -> list[Bead]:
    """The passages that two reports share, in left order.

    What is the same word by word is found first; the rest is compared by the runs of words that
    it shares or, with the semantic pass, by meaning.
    """
    if not left.units or not right.units:
        return []
    equal = find_equal(left, right)
    headlines = Headlines(left, right)
    find = _find_by_meaning if semantic else _find_by_runs
    found = Offers.joined([equal, *find(left, right, equal)])
    offers = headlines.take(found)
    beads = _verified(_best(offers))
    if beads:
        ours = _share(left, ((bead.left, bead.shape[0]) for bead in beads))
        theirs = _share(right, ((bead.right, bead.shape[1]) for bead in beads))
        beads = _best(offers.lifted(LIFT * max(ours, theirs)))
        beads += headlines.beads(beads, semantic=semantic)
    return sorted(beads)


def _best(offers: Offers) -> list[Bead]:
    return find_beads(offers.paying(PRICES).beads(), PRICES)


def _find_by_runs(left: Profile, right: Profile, equal: Offers) -> Iterator[Offers]:
    for found in find_shared(left, right, LEAST):
        yield _free(found, left, right, equal)


def _find_by_meaning(left: Profile, right: Profile, equal: Offers) -> Iterator[Offers]:
    """Pairs of what is not equal, and of headlines with openings that are."""
    parts = stretches(left, right, equal)
    if left.headlines or right.headlines:
        ours, theirs = next(parts, (equal.left[:0], equal.right[:0]))
        ours = np.union1d(ours, openings(left, right))
        theirs = np.union1d(theirs, openings(right, left))
        for found in find_reworded(left, right, ours, theirs, LEAST):
            yield _free(found, left, right, equal)
    for ours, theirs in parts:
        yield from find_reworded(left, right, ours, theirs, LEAST)


def _free(offers: Offers, left: Profile, right: Profile, equal: Offers) -> Offers:
    """Those of whose sentences none has its equal, or one is a headline."""
    taken = np.zeros(len(left.units), dtype=bool), np.zeros(len(right.units), dtype=bool)
    taken[0][equal.left] = taken[1][equal.right] = True
    free = ~offers.holding(*taken)
    if left.headlines or right.headlines:
        free |= offers.holding(left.is_headline, right.is_headline)
    return offers.where(free)


def _share(profile: Profile, runs: Iterable[tuple[int, int]]) -> float:
    """The share of a report's words that stand in runs of sentences: the first, and how many."""
    begins = profile.begins
    taken = sum(begins[first + count] - begins[first] for first, count in runs)
    return taken / profile.body_size if profile.body_size else 0.0


def _verified(beads: list[Bead]) -> list[Bead]:
    """The beads, if one of them is firm or several agree; else none.

    Between two reports on one subject some sentence is always the likest; alone it says nothing.
    """
    is_firm = any(bead.value >= FIRM for bead in beads) or len(beads) >= AGREEING
    return beads if is_firm else []
