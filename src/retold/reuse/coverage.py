"""How much of one report's passages stands in the other's, for all pairs of passages at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.reuse.codes import Places
from retold.reuse.matter import Matter
from retold.reuse.semantic import Matrix, products
from retold.reuse.windows import MOST_SENTENCES, Shape, put_sum

# From here on a counterpart is the word itself, or of its family.
_FIRM = 0.7
# What is measured, in this order: the matter that has a counterpart, likewise without names; how
# much the words tell that stand there too, the numbers among them, those in quotation marks; how
# many names and how many numbers stand there too; the matter that has a counterpart, where the
# words of a name with its office count as one.
SOFT, PLAIN, SHARED, NUMBERS, QUOTED, NAMES_FOUND, NUMBERS_FOUND, THINGS = range(8)
_MEASURES = 8


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one side's passages stands in those of the other.

    Attributes:
        found: [size of the other's passages less one, measure, sentence, sentence of the other].
        totals: [what, sentence]: matter, matter without names, names, numbers, matter where a name
            with its office counts as one, found or not.
    """

    found: Matrix
    totals: Matrix

    def of(self, shapes: Sequence[Shape]) -> tuple[Matrix, Matrix]:
        """What is found of passages of `shape[0]` sentences in those of `shape[1]`, and totals.

        Of each shape, as [shape, measure, sentence, sentence of the other] and [shape, what,
        sentence].
        """
        found = np.empty((len(shapes), *self.found.shape[1:]), dtype=np.float32)
        totals = np.empty((len(shapes), *self.totals.shape), dtype=np.float32)
        for place, (mine, other) in enumerate(shapes):
            put_sum(found[place], self.found[other - 1], mine, axis=1)
            put_sum(totals[place], self.totals, mine, axis=1)
        return found, totals


def measure(side: Matter, weights: Matrix, best: Matrix) -> Coverage:
    """How much of each sentence of this side stands in passages of the other.

    Args:
        side: The words of this side.
        weights: How much each tells here.
        best: [sentence of the other side, word of this side], the likest counterpart.
    """
    near = np.empty((MOST_SENTENCES, *best.shape), dtype=np.float32)
    near[0] = best
    for size in range(1, MOST_SENTENCES):
        near[size] = near[size - 1]
        np.maximum(near[size, :-size], best[size:], out=near[size, :-size])
    near = near.reshape(MOST_SENTENCES * len(best), best.shape[1])
    firm = near * (near >= _FIRM)
    named, numbered, quoted = side.named, side.numbered, side.in_quotes
    weighed = side.counts * weights
    plain = weighed * ~side.lexicon.is_name
    found = np.empty((_MEASURES, len(plain), len(near)), dtype=np.float32)
    found[PLAIN] = products(plain, near)
    found[SOFT] = found[PLAIN] + _among(weighed, near, named)
    less = (side.things - side.counts) * weights
    found[THINGS] = found[SOFT] + _among(less, near, side.in_things)
    found[SHARED] = products(plain, firm)
    found[NUMBERS] = _among(weighed, firm, numbered)
    found[QUOTED] = _among(side.quoted * weights, firm, quoted)
    found[NAMES_FOUND] = _among(side.counts, firm, named)
    found[NUMBERS_FOUND] = _among(side.counts, firm, numbered)
    by_size = found.reshape(_MEASURES, len(plain), MOST_SENTENCES, len(best))
    return Coverage(
        found=np.ascontiguousarray(by_size.transpose(2, 0, 1, 3)),
        totals=np.stack(
            [
                weighed.sum(axis=1),
                plain.sum(axis=1),
                side.counts[:, named].sum(axis=1),
                side.counts[:, numbered].sum(axis=1),
                weighed.sum(axis=1) + less.sum(axis=1),
            ]
        ),
    )


def _among(counts: Matrix, near: Matrix, chosen: Places) -> Matrix:
    """What some words bring: few are names or numbers."""
    return products(counts[:, chosen], near[:, chosen])
