"""What a report has in common with each of many others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from retold.stories.lexicon import Places
from retold.stories.measures import (
    FIGURES,
    FIRST,
    HAS_DAYS,
    LAST,
    NAMES,
    PAIRS,
    WORDS,
    measures_of,
)
from retold.stories.profile import DAMPED, Profile
from retold.stories.table import Ids, TermTable, Weights
from retold.stories.terms import Sort

# A term is one of so many sorts, each a set of bits; bits above these are not summed.
_SORTS = 64


def _are(*sorts: int) -> Weights:
    """A column for each of some sorts: which sets of bits have it."""
    made: Weights = ((np.arange(_SORTS)[:, None] & np.array(sorts)) > 0).astype(np.float64)
    return made


# What is summed over the terms that two reports share, by what they are in both: products of words
# and of names; how much names, figures, pairs and days tell; how many are counted, how many agree.
_MULTIPLIED = _are(Sort.WORD, Sort.NAME)
_TOLD = _are(Sort.NAME, Sort.FIGURE, Sort.PAIR, Sort.DAY)
_NUMBERED = _are(Sort.COUNTED, Sort.FIGURE)


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
        return self.compare_all([(one, others)])

    def compare_all(self, rows: Sequence[tuple[Profile, Sequence[Profile]]]) -> Likeness:
        """What reports share with others, each with its own: an entry for each pair, in order.

        Many at once cost less than one by one.

        Args:
            rows: The reports, each with at least one other.
        """
        words, names, named, figures, pairs, days, counted, agreed = self._sums(rows)
        ones, others = [one for one, _ in rows], list(chain.from_iterable(it for _, it in rows))
        sizes = [len(held) for _, held in rows]
        every = measures_of(others, self.table)
        own = np.repeat(measures_of(ones, self.table), sizes, axis=1)
        clash = (every[HAS_DAYS] > 0) & (own[HAS_DAYS] > 0) & (days == 0)
        gap = np.maximum(every[FIRST] - own[LAST], own[FIRST] - every[LAST])
        return Likeness(
            words=words / _above(own[WORDS] * every[WORDS]),
            names=names / _above(own[NAMES] * every[NAMES]),
            named=named,
            pairs=pairs,
            pairs_share=_share(pairs, np.minimum(own[PAIRS], every[PAIRS])),
            figures=figures,
            figures_share=_share(figures, np.minimum(own[FIGURES], every[FIGURES]), nothing=0.0),
            clashes=np.maximum(counted - agreed, 0) / np.maximum(counted, 3),
            days=days,
            days_clash=clash.astype(np.float32),
            opening=np.concatenate([_openings(*row) for row in rows]),
            gap=np.maximum(gap, 0),
        )

    def _sums(self, rows: Sequence[tuple[Profile, Sequence[Profile]]]) -> list[Weights]:
        """What the terms shared by each pair come to."""
        ones, others = [one for one, _ in rows], list(chain.from_iterable(it for _, it in rows))
        mine, theirs = self._all_shared(rows)
        ids = np.concatenate([one.ids for one in ones])
        own = np.concatenate([one.tags for one in ones])
        tags = np.concatenate([other.tags for other in others])[theirs]
        sizes = [len(other.ids) for other in others]
        # Terms of one sort, shared by one pair, are summed at a time.
        cells = np.repeat(np.arange(len(others)) * _SORTS, sizes)[theirs]
        cells += (own[mine] & tags) >> 8 & _SORTS - 1
        product = (self.table.raised[ids] ** 2 * DAMPED[own & 255])[mine] * DAMPED[tags & 255]
        told = self.table.told[ids][mine]
        sums = [
            np.bincount(cells, each, _SORTS * len(others)).reshape(-1, _SORTS) @ sorts
            for each, sorts in ((product, _MULTIPLIED), (told, _TOLD), (None, _NUMBERED))
        ]
        return [column for held in sums for column in held.T]

    def _all_shared(
        self, rows: Sequence[tuple[Profile, Sequence[Profile]]]
    ) -> tuple[Places, Places]:
        """Of each shared term its place in the ones put in a row, and in the others."""
        held = []
        before = 0
        for one, others in rows:
            held.append(self._found(one, others, before))
            before += len(one.ids)
        found = np.concatenate(held)
        theirs = np.flatnonzero(found > 0)
        return found[theirs] - 1, theirs

    def _found(self, one: Profile, others: Sequence[Profile], before: int) -> Ids:
        """For each term of the others its place in the one, counted from 1 on; 0 where it has not.

        Args:
            one: The one.
            others: The others.
            before: What is added to the places.
        """
        scratch = self.table.scratch
        scratch[one.ids] = np.arange(before + 1, before + 1 + len(one.ids))
        found = scratch.take(np.concatenate([other.ids for other in others]))
        scratch[one.ids] = 0
        return found

    def shared(self, one: Profile, other: Profile) -> tuple[Places, Places]:
        """Of each shared term its place in the one and in the other."""
        return self._all_shared([(one, [other])])


def _openings(one: Profile, others: Sequence[Profile]) -> Weights:
    """The cosines of a report's opening with those of others."""
    held = np.concatenate([other.opening for other in others]).astype(np.float32)
    cosines: Weights = held.reshape(len(others), -1) @ one.opening.astype(np.float32)
    return cosines


def _above(lengths: Weights) -> Weights:
    """Lengths to divide by: where one is 0, so is what is divided."""
    above: Weights = np.maximum(lengths, 1e-9)
    return above


def _share(part: Weights, whole: Weights, nothing: float = np.nan) -> Weights:
    """Parts of wholes; where there is no whole, what stands for nothing."""
    share: Weights = np.where(whole > 0, part / np.maximum(whole, 1e-6), np.float32(nothing))
    return share
