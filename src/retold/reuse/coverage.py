"""How much of one report's passages stands in the other's, for all pairs of passages at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from retold.reuse.matter import Matter
from retold.reuse.semantic import Matrix
from retold.reuse.windows import Shape, ratio, window_max, window_sum

# From here on a counterpart is the word itself, or of its family.
_FIRM = 0.7


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the passages on one side stands in those on the other; [this side, other]."""

    soft: Matrix
    plain: Matrix
    shared: Matrix
    numbers: Matrix
    quoted: Matrix
    names_missing: Matrix

    def turned(self) -> Coverage:
        """The same, seen from the other side."""
        return Coverage(
            self.soft.T, self.plain.T, self.shared.T,
            self.numbers.T, self.quoted.T, self.names_missing.T,
        )  # fmt: skip


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
    by_best = np.concatenate([weighed, plain])
    names = side.counts * side.lexicon.is_name
    by_firm = np.concatenate(
        [plain, weighed * side.lexicon.is_number, side.quoted * weights, names]
    )
    totals = np.stack([weighed.sum(axis=1), plain.sum(axis=1), names.sum(axis=1)])[:, :, None]
    made = {}
    for b in {shape[1] for shape in shapes}:
        near = window_max(best, b, axis=0)
        firm = np.where(near >= _FIRM, near, np.float32(0)).T
        found = np.concatenate([by_best @ near.T, by_firm @ firm])
        found = found.reshape(6, len(side.counts), -1)
        for a in {shape[0] for shape in shapes if shape[1] == b}:
            made[a, b] = _coverage(window_sum(found, a, axis=1), window_sum(totals, a, axis=1))
    return made


def _coverage(found: Matrix, totals: Matrix) -> Coverage:
    whole, whole_plain, names = totals
    return Coverage(
        soft=ratio(found[0], whole),
        plain=ratio(found[1], whole_plain),
        shared=found[2],
        numbers=found[3],
        quoted=found[4],
        names_missing=np.where(names > 0, 1 - ratio(found[5], names), np.float32(0)),
    )
