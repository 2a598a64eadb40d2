"""What a report has in common with each of many others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.stories.lexicon import Places
from retold.stories.profile import DAMPED, Profile
from retold.stories.table import TermTable, Weights
from retold.stories.terms import Sort

# What is summed over the terms that two reports share, each by what it is in both: products of
# words and of names, how much names, figures, pairs and days tell, and how many things are counted
# and figures agree.
_SUMMED = (
    Sort.WORD,
    Sort.NAME,
    Sort.NAME,
    Sort.FIGURE,
    Sort.PAIR,
    Sort.DAY,
    Sort.COUNTED,
    Sort.FIGURE,
)
_IS_SUMMED = ((np.arange(64)[:, None] & np.array(_SUMMED)) > 0).astype(np.float64)


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

    def compare(self, one: Profile, others: Sequence[Profile]) -> Likeness:
        """What a report shares with each of the others, of which there is at least one."""
        table = self.table
        sums = self._sums(one, others)
        words, names, named, figures, pairs, days, counted, agreed = sums
        own = one.measure(table)
        every = np.array([other.measure(table) for other in others], dtype=np.float32).T
        openings = np.concatenate([other.opening for other in others]).reshape(len(others), -1)
        clash = np.array([other.has_days for other in others]) & one.has_days & (days == 0)
        return Likeness(
            words=words / _above(own.words * every[0]),
            names=names / _above(own.names * every[1]),
            named=named,
            pairs=pairs,
            pairs_share=_share(pairs, np.minimum(own.pairs, every[3])),
            figures=figures,
            figures_share=_share(figures, np.minimum(own.figures, every[2]), nothing=0.0),
            clashes=np.maximum(counted - agreed, 0) / np.maximum(counted, 3),
            days=days,
            days_clash=clash.astype(np.float32),
            opening=openings @ one.opening,
            gap=_gaps(one, others),
        )

    def _sums(self, one: Profile, others: Sequence[Profile]) -> Weights:
        """What the shared terms of each come to, in the order of `_SUMMED`, a row for each.

        Terms of one report stand in a row: their sum is the difference of two running ones.
        """
        table = self.table
        mine, theirs = self.shared(one, others)
        terms, own = one.ids[mine], one.tags[mine]
        tags = np.concatenate([other.tags for other in others])[theirs]
        product = table.raised[terms] ** 2 * DAMPED[own & 255] * DAMPED[tags & 255]
        running = np.zeros((len(theirs) + 1, len(_SUMMED)))
        values = running[1:]
        np.take(_IS_SUMMED, own >> 8 & tags >> 8, axis=0, out=values)
        values[:, :2] *= product[:, None]
        values[:, 2:6] *= table.told[terms][:, None]
        np.cumsum(values, axis=0, out=values)
        lengths = [0, *(len(other.ids) for other in others)]
        ends = running[np.searchsorted(theirs, np.cumsum(lengths))]
        sums: Weights = (ends[1:] - ends[:-1]).T.astype(np.float32)
        return sums

    def shared(self, one: Profile, others: Sequence[Profile]) -> tuple[Places, Places]:
        """Of each shared term its place in the one, and in the others put in a row."""
        scratch = self.table.scratch
        scratch[one.ids] = np.arange(1, len(one.ids) + 1)
        found = scratch[np.concatenate([other.ids for other in others])]
        scratch[one.ids] = 0
        theirs = np.flatnonzero(found)
        return found[theirs] - 1, theirs


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
