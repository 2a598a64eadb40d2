"""Blocks: a few sentences against a few that say the same, each in words of its own.

A sentence that was put in other words shares little with its source, and any two reports on one
subject have sentences that share as much. Three such sentences in a row are another matter: taken
together they share more, and their sense lies nearer than that of any other three.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from retold.reuse.codes import Places
from retold.reuse.coverage import NAMES_FOUND, NUMBERS, NUMBERS_FOUND, THINGS, Coverage
from retold.reuse.evidence import Compared
from retold.reuse.semantic import Matrix, products
from retold.reuse.windows import MOST_SENTENCES, harmonic, ratio, window_sum

# Blocks that share less, or whose sense lies farther apart, are not looked at: of 40 paraphrases
# by hand that loses 2, and 1 block in 70 is left.
LEAST_SOFT, LEAST_SENSE = 0.18, 0.58
# What is found elsewhere counts for so much at the least: in a short text little stands elsewhere.
_SOFT_ELSEWHERE, _SENSE_ELSEWHERE = 0.12, 0.55
_MARGIN_CAP = 0.3
_MOST_NUMBERS = 2.0
# Blocks that are measured, at the most: those that share most.
_MOST_BLOCKS = 2_000
SIZES = range(MOST_SENTENCES)
# How many measures there are, see `Blocks`.
MEASURES = 9


class Block(NamedTuple):
    """`height` sentences of the left from `left` on against `width` of the right, and its worth."""

    left: int
    right: int
    height: int
    width: int
    value: float


@dataclass(frozen=True, slots=True)
class Blocks:
    """Pairs of up to three sentences with up to three, and the measures of each.

    Attributes:
        left: The first sentence on the left, by its place among those compared.
        right: That on the right.
        height: How many sentences of the left.
        width: How many of the right.
        signs: [measure, block]: the share of their matter that has a counterpart, and how far that
            beats what either finds elsewhere; the cosine of their vectors, and how far that does;
            how much the lesser tells, and how many sentences the lesser text has elsewhere
            (logarithms); how much the numbers tell that both have; how surely each has names that
            the other lacks, and numbers.
    """

    left: Places
    right: Places
    height: Places
    width: Places
    signs: Matrix

    def best(self, weights: tuple[float, ...], least: float) -> Iterator[Block]:
        """Those worth the least or more, the best first, none of whose sentences stand in a better.

        Args:
            weights: The bias, and what each measure weighs.
            least: The least worth, in log-odds.
        """
        values = np.array(weights[1:]) @ self.signs + weights[0]
        ours: set[int] = set()
        theirs: set[int] = set()
        for at in np.argsort(-values, kind="stable").tolist():
            if values[at] < least:
                return
            i, j = int(self.left[at]), int(self.right[at])
            mine = range(i, i + int(self.height[at]))
            yours = range(j, j + int(self.width[at]))
            if ours.isdisjoint(mine) and theirs.isdisjoint(yours):
                ours.update(mine)
                theirs.update(yours)
                yield Block(i, j, len(mine), len(yours), float(values[at]))


_NOWHERE = np.zeros(0, dtype=np.intp)
NONE = Blocks(_NOWHERE, _NOWHERE, _NOWHERE, _NOWHERE, np.zeros((MEASURES, 0), dtype=np.float32))


def find_blocks(compared: Compared) -> Blocks:
    """The blocks of two texts that share enough to be looked at; headlines stand in none."""
    mine, yours = compared.left.prose, compared.right.prose
    may_stand = mine[:, None, :, None] & yours[None, :, None, :]
    soft, masses = _shared(compared)
    sense = _senses(compared)
    chosen = np.nonzero(may_stand & (soft >= LEAST_SOFT) & (sense >= LEAST_SENSE))
    if not len(chosen[0]):
        return NONE
    if len(chosen[0]) > _MOST_BLOCKS:
        order = np.argsort(-(soft[chosen] + sense[chosen]), kind="stable")[:_MOST_BLOCKS]
        chosen = tuple(one[order] for one in chosen)
    heights, widths, rows, columns = chosen
    signs = np.empty((MEASURES, len(rows)), dtype=np.float32)
    signs[0], signs[2] = soft[chosen], sense[chosen]
    signs[1] = _margin(soft, chosen, _SOFT_ELSEWHERE)
    signs[3] = _margin(sense, chosen, _SENSE_ELSEWHERE)
    mass = np.minimum(masses[0][heights, rows], masses[1][widths, columns])
    signs[4] = np.log(np.maximum(mass, np.float32(0.1)))
    height, width = compared.cosines.shape
    room = np.minimum(height - 1 - heights, width - 1 - widths)
    signs[5] = np.log1p(np.maximum(room, 0))
    signs[6:] = _marked(compared, chosen)
    return Blocks(rows, columns, heights + 1, widths + 1, signs)


_Chosen = tuple[Places, ...]


def _shared(compared: Compared) -> tuple[Matrix, tuple[Matrix, Matrix]]:
    """[height, width, left, right], the share that has a counterpart; and the matter of windows."""
    here, there = compared.here, compared.there
    ours = np.stack([window_sum(here.found[:, THINGS], size + 1, axis=1) for size in SIZES])
    theirs = np.stack([window_sum(there.found[:, THINGS], size + 1, axis=1) for size in SIZES])
    mine = np.stack([window_sum(here.totals[4], size + 1, axis=0) for size in SIZES])
    yours = np.stack([window_sum(there.totals[4], size + 1, axis=0) for size in SIZES])
    shares = harmonic(
        ratio(ours, mine[:, None, :, None]),
        ratio(theirs, yours[:, None, :, None]).transpose(1, 0, 3, 2),
    )
    return shares, (mine, yours)


def _senses(compared: Compared) -> Matrix:
    """[height, width, left, right]: the cosines of the sums of their sentences' vectors."""
    left, right = compared.left.senses, compared.right.senses
    made = products(left.reshape(-1, left.shape[-1]), right.reshape(-1, right.shape[-1]))
    shape = (MOST_SENTENCES, left.shape[1], MOST_SENTENCES, right.shape[1])
    return made.reshape(shape).transpose(0, 2, 1, 3)


def _margin(values: Matrix, chosen: _Chosen, least: float) -> Matrix:
    """How far blocks beat the best that either of their sides finds outside of the other."""
    heights, widths, rows, columns = chosen
    along = values[heights, widths, rows]
    near = np.abs(np.arange(along.shape[1]) - columns[:, None]) <= widths[:, None]
    across = values[heights, widths, :, columns]
    close = np.abs(np.arange(across.shape[1]) - rows[:, None]) <= heights[:, None]
    best = np.maximum(
        np.where(near, 0, along).max(axis=1, initial=least),
        np.where(close, 0, across).max(axis=1, initial=least),
    )
    margins: Matrix = np.clip(values[chosen] - best, -_MARGIN_CAP, _MARGIN_CAP)
    return margins


def _marked(compared: Compared, chosen: _Chosen) -> Matrix:
    """What the numbers tell that both have; how each side's names, and numbers, are missing."""
    heights, widths, rows, columns = chosen
    here = _sums(compared.here, heights, widths, rows, columns)
    there = _sums(compared.there, widths, heights, columns, rows)
    missing = [
        np.where(totals > 0, 1 - ratio(found, totals), np.float32(0))
        for found, totals in ((here[1:3], here[3:]), (there[1:3], there[3:]))
    ]
    numbers = np.minimum(np.minimum(here[0], there[0]), np.float32(_MOST_NUMBERS))
    return np.concatenate([numbers[None], missing[0] * missing[1]])


def _sums(side: Coverage, sizes: Places, others: Places, rows: Places, columns: Places) -> Matrix:
    """Of the numbers, names and numbers of passages what is found, and names and numbers in all."""
    made = np.zeros((5, len(rows)), dtype=np.float32)
    last = side.totals.shape[1] - 1
    for step in SIZES:
        at, counts = np.minimum(rows + step, last), step <= sizes
        for place, measure in enumerate((NUMBERS, NAMES_FOUND, NUMBERS_FOUND)):
            made[place] += side.found[others, measure, at, columns] * counts
        made[3:] += side.totals[2:4, at] * counts
    return made
