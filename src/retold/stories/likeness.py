"""What a report has in common with each of many others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.stories.profile import Bytes, Profile
from retold.stories.table import Ids, TermTable, Weights
from retold.stories.terms import Sort

# What is summed over the terms that two reports share: products of words and of names, how much
# names, figures, pairs and days tell, and how many things are counted and figures agree.
_SUMMED = np.array(
    [
        [Sort.WORD],
        [Sort.NAME],
        [Sort.NAME],
        [Sort.FIGURE],
        [Sort.PAIR],
        [Sort.DAY],
        [Sort.COUNTED],
        [Sort.FIGURE],
    ],
    dtype=np.uint8,
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one report shares with each of some others; an entry of each array for each of them.

    `words`, `names` and `opening` are cosines; `named`, `pairs`, `figures` and `days` sum how much
    the shared terms tell; `figures_share` is the part of the figures of the one with fewer;
    `clashes` is the part of what both give figures for where none agrees; `gap` is in days, not a
    number where a time is unknown.
    """

    words: Weights
    names: Weights
    named: Weights
    pairs: Weights
    pairs_share: Weights
    figures: Weights
    figures_share: Weights
    clashes: Weights
    days: Weights
    days_clash: Weights
    opening: Weights
    gap: Weights


class Comparer:
    """Compares reports whose terms stand in one table."""

    def __init__(self, table: TermTable) -> None:
        self.table = table
        # For each term, where it stands in the report that is being compared, from 1.
        self._places = np.zeros(0, dtype=np.int32)

    def compare(self, one: Profile, others: Sequence[Profile]) -> Likeness:
        """What a report shares with each of the others, of which there is at least one."""
        mine, theirs, whose = self._shared(one, others)
        own = one.measure(self.table)
        every = np.array([other.measure(self.table) for other in others], dtype=np.float32)
        both = one.sorts[mine] & np.concatenate([other.sorts for other in others])[theirs]
        damped = np.concatenate([other.damped for other in others])[theirs]
        terms = one.ids[mine]
        product = self.table.raised[terms] ** 2 * one.damped[mine] * damped
        ends = np.searchsorted(whose, np.arange(len(others) + 1))
        sums = _sums(both, product, self.table.told[terms], ends)
        words, names, named, figures, pairs, days, counted, agreed = sums
        has_days = np.array([other.has_days for other in others])
        return Likeness(
            words=words / _above(own.words * every[:, 0]),
            names=names / _above(own.names * every[:, 1]),
            named=named,
            pairs=pairs,
            pairs_share=_share(pairs, np.minimum(own.pairs, every[:, 3])),
            figures=figures,
            figures_share=_share(figures, np.minimum(own.figures, every[:, 2]), nothing=0.0),
            clashes=np.maximum(counted - agreed, 0) / np.maximum(counted, 3),
            days=days,
            days_clash=(has_days & one.has_days & (days == 0)).astype(np.float32),
            opening=np.stack([other.opening for other in others]) @ one.opening,
            gap=_gaps(one, others),
        )

    def _shared(self, one: Profile, others: Sequence[Profile]) -> tuple[Ids, Ids, Ids]:
        """Of each shared term: its place in the one, in the others put in a row, and in which."""
        if len(self._places) < len(self.table.terms):
            self._places = np.zeros(2 * len(self.table.terms), dtype=np.int32)
        self._places[one.ids] = np.arange(1, len(one.ids) + 1)
        found: Ids = self._places[np.concatenate([other.ids for other in others])]
        self._places[one.ids] = 0
        theirs: Ids = np.flatnonzero(found).astype(np.int32)
        lengths = [len(other.ids) for other in others]
        whose: Ids = np.repeat(np.arange(len(others), dtype=np.int32), lengths)
        return found[theirs] - 1, theirs, whose[theirs]


def _sums(sorts: Bytes, product: Weights, told: Weights, ends: npt.NDArray[np.intp]) -> Weights:
    """What the shared terms of each report come to, in the order of `_SUMMED`, a row for each.

    Terms of one report stand in a row, from one of `ends` to the next: their sum is the difference
    of two running ones.
    """
    values = np.empty((len(_SUMMED), len(sorts) + 1))
    values[:, 0] = 0
    values[:2, 1:] = product
    values[2:6, 1:] = told
    values[6:, 1:] = 1
    values[:, 1:] *= (sorts & _SUMMED) > 0
    running = np.cumsum(values, axis=1, out=values)
    sums: Weights = np.diff(running[:, ends]).astype(np.float32)
    return sums


def _above(lengths: Weights) -> Weights:
    """Lengths to divide by: where one is 0, so is what is divided."""
    above: Weights = np.maximum(lengths, 1e-9)
    return above


def _share(part: Weights, whole: Weights, nothing: float = np.nan) -> Weights:
    """Parts of wholes; where there is no whole, what stands for nothing."""
    share: Weights = np.where(whole > 0, part / np.maximum(whole, 1e-6), np.float32(nothing))
    return share


def _gaps(one: Profile, others: Sequence[Profile]) -> Weights:
    first = np.array([other.first for other in others])
    last = np.array([other.last for other in others])
    gaps: Weights = np.maximum(np.maximum(first - one.last, one.first - last), 0)
    return gaps
