"""Fit the weights of blocks of sentences, and choose what a block has to be worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from alignment_pairs import Floats, inside, read
from benchmarks.planted import Pair
from retold.reuse.offers import Flags
from retold.reuse.profile import Profile
from retold.reuse.reworded import blocks_of
from retold.text.weights import WordWeights
from tellings_corpus import read_tellings

# A block is right from this share on of the sentences that it or the passage has, on both sides.
RIGHT_SHARE = 0.6
# Of each pair so many of the right blocks are learned from, and of the wrong: the likeliest.
MOST_RIGHT, MOST_WRONG = 2, 3
ROUNDS = 4
# The signs of the measures of `retold.reuse.blocks`; 0 where either may be.
SIGNS = (1, 1, 1, 1, 0, 0, 1, -1, -1)
RIDGE = 0.3

# A regression: of measures, labels and what each row weighs, with the signs, and the ridge.
Fit = Callable[[Floats, Floats, Floats, Sequence[int], float], Floats]


@dataclass(frozen=True, slots=True)
class Held:
    """The blocks of one pair of texts: the measures of each, and how much of it is right."""

    signs: Floats
    share: Floats

    def values(self, weights: Floats) -> Floats:
        """The worth of each block."""
        made: Floats = self.signs @ weights[1:] + weights[0]
        return made

    def best(self, weights: Floats) -> float:
        """The worth of the best block; less than nothing where there is none."""
        return float(self.values(weights).max(initial=-99.0))


def planted_blocks(pairs: Sequence[Pair], known: WordWeights) -> Iterator[Held]:
    """The blocks of planted pairs."""
    for pair, (left, right) in zip(pairs, read(pairs, known), strict=True):
        yield held_of(left, right, inside(pair, left, right))


def siblings() -> Iterator[Held]:
    """The blocks of invented reports of events of one kind, in one town, in one week."""
    told = read_tellings()
    weight = WordWeights.from_reports(one.report for one in told).weight
    profiles = [Profile(one.report, weight) for one in told]
    for (one, left), (other, right) in combinations(zip(told, profiles, strict=True), 2):
        if one.family == other.family and one.event != other.event:
            yield held_of(left, right)


def held_of(left: Profile, right: Profile, planted: Flags | None = None) -> Held:
    """The blocks of two reports, given which sentences stand in a passage and in its source."""
    blocks = blocks_of(left, right)
    share = np.zeros(len(blocks.left))
    if planted is not None:
        ours, theirs = (np.asarray(planted.any(axis=axis)) for axis in (1, 0))
        for at in range(len(share)):
            i, j = blocks.left[at], blocks.right[at]
            mine, yours = ours[i : i + blocks.height[at]], theirs[j : j + blocks.width[at]]
            if mine.any() and yours.any():
                both = mine.sum() + yours.sum()
                size = len(mine) + len(yours)
                share[at] = both / (size + ours.sum() + theirs.sum() - both)
    return Held(blocks.signs.T.astype(np.float64), share)


def fit_blocks(right: Sequence[Held], wrong: Iterable[Held], fit: Fit) -> Floats:
    """The bias, and what each measure weighs.

    Which blocks of a pair are learned from is not known beforehand: the likeliest, by what was
    learned so far; at first by what they share.
    """
    every = [*right, *wrong]
    weights = np.zeros(len(SIGNS) + 1)
    weights[1] = 1.0
    for _ in range(ROUNDS):
        tables, labels, counts = [], [], []
        for held in every:
            for label, most, of_kind in (
                (1.0, MOST_RIGHT, held.share >= RIGHT_SHARE),
                (0.0, MOST_WRONG, held.share == 0),
            ):
                chosen = np.flatnonzero(of_kind)
                order = np.argsort(-held.values(weights)[chosen], kind="stable")[:most]
                tables.append(held.signs[chosen[order]])
                labels += [label] * len(order)
                counts += [1 / max(len(order), 1)] * len(order)
        weights = fit(np.vstack(tables), np.array(labels), np.array(counts), SIGNS, RIDGE)
    return weights
