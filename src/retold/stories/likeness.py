"""What a report has in common with each of many others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.stories.profile import Profile
from retold.stories.table import Ids, TermTable, Weights
from retold.stories.terms import Sort


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one report shares with each of some others; an entry of each array for each of them.

    `words`, `names` and `opening` are cosines; `named`, `pairs`, `figures` and `days` sum how much
    the shared terms tell; `figures_share` is the part of the figures of the one with fewer;
    `clashes` counts what both give figures for without one in common; `gap` is in days, not a
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
        own = one.weighed(self.table)
        every = [other.weighed(self.table) for other in others]
        words = np.concatenate([it.words for it in every])[theirs]
        names = np.concatenate([it.names for it in every])[theirs]
        sorts = np.concatenate([other.sorts for other in others])[theirs]
        both = one.sorts[mine] & sorts
        told = own.told[mine]

        def total(values: Weights) -> Weights:
            return np.bincount(whose, values, minlength=len(others)).astype(np.float32)

        def of(sort: int) -> Weights:
            return total(told * ((both & sort) > 0))

        figures = of(Sort.FIGURE)
        pairs = of(Sort.PAIR)
        fewer_pairs = np.array([min(own.pairs, it.pairs) for it in every], dtype=np.float32)
        fewer = np.array([min(own.figures, it.figures) for it in every], dtype=np.float32)
        counted = total(((both & Sort.COUNTED) > 0).astype(np.float32))
        agreed = total(((both & Sort.FIGURE) > 0).astype(np.float32))
        days = of(Sort.DAY)
        has_day = np.array([(other.sorts & Sort.DAY).any() for other in others])
        return Likeness(
            words=total(own.words[mine] * words),
            names=total(own.names[mine] * names),
            named=of(Sort.NAME),
            pairs=pairs,
            pairs_share=np.where(fewer_pairs > 0, pairs / np.maximum(fewer_pairs, 1e-6), np.nan),
            figures=figures,
            figures_share=np.where(fewer > 0, figures / np.maximum(fewer, 1e-6), 0),
            clashes=np.maximum(counted - agreed, 0),
            days=days,
            days_clash=(has_day & (one.sorts & Sort.DAY).any() & (days == 0)).astype(np.float32),
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


def _gaps(one: Profile, others: Sequence[Profile]) -> Weights:
    first = np.array([other.first for other in others])
    last = np.array([other.last for other in others])
    gaps: Weights = np.maximum(np.maximum(first - one.last, one.first - last), 0)
    return gaps
