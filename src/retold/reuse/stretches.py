"""Which sentences of two reports are compared with which, in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from retold.reuse.chain import Prices, find_beads
from retold.reuse.codes import Places
from retold.reuse.offers import Offers
from retold.reuse.profile import Profile

# Pairs of words that are compared at once, and pairs of sentences: two reports of 3,000 words.
MAX_CELLS = 9_000_000
MAX_UNIT_CELLS = 160_000
# Longer reports are cut into pieces; a piece has at most so many words a side.
MAX_STRETCH_WORDS = 800
# Of a text longer than this only what is the same word by word is looked for.
MAX_WORDS_COMPARED = 60_000


def stretches(left: Profile, right: Profile, equal: Offers) -> Iterator[tuple[Places, Places]]:
    """The sentences of either side that have no equal, in pieces to be compared.

    Two reports of common length are compared whole. Longer ones are cut at the sentences they
    have word by word, and what lies between in the same proportion on both sides, so that time
    and memory grow with the length and not with its square.
    """
    ours = _others(left, equal.left)
    theirs = _others(right, equal.right)
    if _fits(left, ours, right, theirs):
        yield ours, theirs
        return
    if max(left.size, right.size) > MAX_WORDS_COMPARED:
        return
    cuts = [bead for bead in find_beads(equal.beads(), Prices()) if not bead.crosses]
    ends_left = [-1, *(bead.left for bead in cuts), len(left.units)]
    ends_right = [-1, *(bead.right for bead in cuts), len(right.units)]
    for (i, end), (j, end_right) in zip(pairwise(ends_left), pairwise(ends_right), strict=True):
        mine = ours[np.searchsorted(ours, i) : np.searchsorted(ours, end)]
        yours = theirs[np.searchsorted(theirs, j) : np.searchsorted(theirs, end_right)]
        if len(mine) and len(yours):
            yield from _pieces(left, mine, right, yours)


def _others(profile: Profile, places: Places) -> Places:
    kept = np.ones(len(profile.units), dtype=bool)
    kept[places] = False
    return np.flatnonzero(kept)


def _fits(left: Profile, ours: Places, right: Profile, theirs: Places) -> bool:
    words = int(left.sizes[ours].sum()) * int(right.sizes[theirs].sum())
    return words <= MAX_CELLS and len(ours) * len(theirs) <= MAX_UNIT_CELLS


def _pieces(
    left: Profile, ours: Places, right: Profile, theirs: Places
) -> Iterator[tuple[Places, Places]]:
    words = max(int(left.sizes[ours].sum()), int(right.sizes[theirs].sum()))
    number = max(1, -(-words // MAX_STRETCH_WORDS))
    for piece in range(number):
        yield _part(ours, piece, number), _part(theirs, piece, number)


def _part(places: Places, piece: int, number: int) -> Places:
    return places[len(places) * piece // number : len(places) * (piece + 1) // number]
