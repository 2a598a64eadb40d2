"""How much of one report's passages stands in the other's, for all pairs of passages at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np

from retold.reuse.matter import Matter
from retold.reuse.semantic import Matrix
from retold.reuse.windows import Shape, ratio, window_max, window_sum

# From here on a counterpart is the word itself, or of its family.
_FIRM = 0.7


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the passages on one side stands in those on the other; [this side, other].

    `soft` is the share of their matter that has a counterpart, `plain` the same without names;
    `shared`, `numbers` and `quoted` are how much the words tell that stand there too;
    `names_missing` and `numbers_missing` the share of those that do not, 0 where there are none.
    """

    soft: Matrix
    plain: Matrix
    shared: Matrix
    numbers: Matrix
    quoted: Matrix
    names_missing: Matrix
    numbers_missing: Matrix

    def turned(self) -> Coverage:
        """The same, seen from the other side."""
        return Coverage(*(getattr(self, one.name).T for one in fields(self)))


def measure(
    side: Matter, weights: Matrix, best: Matrix, shapes: Iterable[Shape]
) -> dict[Shape, Coverage]:
    """Of `a` sentences of this side in `b` of the other, for every shape (a, b).

    Args:
        side: The words of this side.
        weights: How much each tells here.
        best: [sentence of the other side, word of this side], the likest counterpart.
        shapes: The shapes to measure.
    """
    weighed = side.counts * weights
    plain = weighed * ~side.lexicon.is_name
    names = side.counts * side.lexicon.is_name
    numbers = side.counts * side.lexicon.is_number
    by_best = np.concatenate([weighed, plain])
    by_firm = np.concatenate([plain, numbers * weights, side.quoted * weights, names, numbers])
    totals = np.stack([one.sum(axis=1) for one in (weighed, plain, names, numbers)])[:, :, None]
    made = {}
    for b in {shape[1] for shape in shapes}:
        near = window_max(best, b, axis=0)
        firm = np.where(near >= _FIRM, near, np.float32(0)).T
        found = np.concatenate([by_best @ near.T, by_firm @ firm]).reshape(7, len(plain), -1)
        for a in {shape[0] for shape in shapes if shape[1] == b}:
            made[a, b] = _coverage(window_sum(found, a, axis=1), window_sum(totals, a, axis=1))
    return made


def _coverage(found: Matrix, totals: Matrix) -> Coverage:
    whole, plain, names, numbers = totals
    return Coverage(
        soft=ratio(found[0], whole),
        plain=ratio(found[1], plain),
        shared=found[2],
        numbers=found[3],
        quoted=found[4],
        names_missing=np.where(names > 0, 1 - ratio(found[5], names), np.float32(0)),
        numbers_missing=np.where(numbers > 0, 1 - ratio(found[6], numbers), np.float32(0)),
    )
