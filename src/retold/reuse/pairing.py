"""Which sentences of two reports stand for each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from retold.model import Zone
from retold.reuse.anchors import find_anchors, stretches
from retold.reuse.chain import Bead, Prices, find_beads
from retold.reuse.evidence import Evidence
from retold.reuse.headlines import headline_beads, without_headlines
from retold.reuse.passages import passage_values
from retold.reuse.units import Unit
from retold.text.weights import WordWeights

PRICES = Prices()
# Log-odds at which a pair stands on its own feet, and how many weaker ones hold each other.
FIRM = 3.0
AGREEING = 3
# The more of a report has its counterpart in the other, the likelier has the next sentence: the
# log-odds that a second pass adds where all of it was found.
LIFT = 1.5
# Pairs of words that are compared at once: two reports of 3,000 words.
MAX_CELLS = 9_000_000
# Of a text longer than this only what is the same word by word is looked for.
MAX_WORDS_COMPARED = 60_000
VERBATIM_VALUE = 10.0


def pair_units(left: Sequence[Unit], right: Sequence[Unit], weights: WordWeights) -> list[Bead]:
    """The passages that two reports share, in left order.

    Two reports of common length are compared whole. Longer ones are cut at the sentences they
    have word by word, and what lies between is compared piece by piece, so that time and memory
    grow with the length and not with its square.
    """
    if _cells(left, right) <= MAX_CELLS:
        return _pair_whole(left, right, weights)
    anchors = find_anchors(left, right)
    found = [Bead(i, j, (1, 1), VERBATIM_VALUE) for i, j in anchors]
    if max(_size(left), _size(right)) <= MAX_WORDS_COMPARED:
        for part in stretches(anchors, left, right):
            beads = _pair_whole(left[part.left], right[part.right], weights)
            found += [
                replace(bead, left=bead.left + part.left.start, right=bead.right + part.right.start)
                for bead in beads
            ]
    return sorted(found, key=lambda bead: (bead.left, bead.right))


def _pair_whole(left: Sequence[Unit], right: Sequence[Unit], weights: WordWeights) -> list[Bead]:
    if not left or not right:
        return []
    values = passage_values(Evidence(left, right, weights), left, right)
    size = (len(left), len(right))
    running = without_headlines(values, left, right)
    beads = _verified(find_beads(running, size, PRICES))
    if beads:
        lift = LIFT * max(_share(left, beads, 0), _share(right, beads, 1))
        lifted = {shape: matrix + np.float32(lift) for shape, matrix in running.items()}
        beads = find_beads(lifted, size, PRICES)
        beads += headline_beads(values[1, 1], left, right, beads)
    return sorted(beads, key=lambda bead: (bead.left, bead.right))


def _cells(left: Sequence[Unit], right: Sequence[Unit]) -> int:
    return _size(left) * _size(right)


def _size(units: Sequence[Unit]) -> int:
    return sum(len(unit.words) for unit in units)


def _share(units: Sequence[Unit], beads: Sequence[Bead], side: int) -> float:
    """The share of one report's words that stand in beads."""
    total = sum(len(unit.words) for unit in units if unit.zone is not Zone.HEADLINE)
    taken = 0
    for bead in beads:
        start = bead.right if side else bead.left
        taken += sum(len(unit.words) for unit in units[start : start + bead.shape[side]])
    return taken / total if total else 0.0


def _verified(beads: list[Bead]) -> list[Bead]:
    """The beads, if one of them is firm or several agree; else none.

    Between two reports on one subject some sentence is always the likest; alone it says nothing.
    """
    is_firm = any(bead.value >= FIRM for bead in beads) or len(beads) >= AGREEING
    return beads if is_firm else []
