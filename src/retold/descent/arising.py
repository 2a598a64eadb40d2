"""What would have to have come about twice: shared passages that an exemplar does not explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.descent.distance import Matrix, Places
from retold.descent.sharing import Unit, content_pairs, free_runs, holders_of
from retold.descent.wording import Words

# A run of so many words does not come to a second mind; nearly every shared word of copies stands
# in one, and hardly any of what is told again from memory.
LONG, SHORT = 15, 4
MIN_SHARED = 8
# Bounds the work: of a report no more units are looked at than keep all comparisons below this,
# but for a few.
MAX_COMPARED = 2_000_000_000
MIN_UNITS = 60


@dataclass(frozen=True, slots=True)
class Arisings:
    """Of what a copy (row) shares with anyone, in stretches: what an exemplar (column) lacks.

    `arisen` counts the stretches that the exemplar lacks, which came about again if the copy was
    made of it; `explained` those that it has; `ends` is 1 where it lacks the last unit that the
    copy shares: cut at the end, if the copy is the longer one.
    """

    arisen: Matrix
    explained: Matrix
    ends: Matrix


def shares_copied(words: Sequence[Words]) -> npt.NDArray[np.float64]:
    """Of the words that each report shares with others, how many stand in long runs, 0 to 1.

    In newspapers that copy, a shared sentence is shared to the letter; who tells from memory, or
    rewrites, changes words throughout. Not a number for a report that shares hardly a word.
    """
    long, short = (np.array(_shared_words(words, length), float) for length in (LONG, SHORT))
    short[short < MIN_SHARED] = np.nan
    return np.asarray(long / short)


def _shared_words(words: Sequence[Words], length: int) -> list[int]:
    """How many words of each report stand in a run of so many that another report has too."""
    keys = [one.keys(length) for one in words]
    own = [np.unique(one) for one in keys]
    every, counts = np.unique(np.concatenate(own), return_counts=True)
    shared = every[counts > 1]
    made = []
    for one, held in zip(words, keys, strict=True):
        mask = np.zeros(len(one) + 1, dtype=np.int64)
        found = np.flatnonzero(np.isin(held, shared))
        np.add.at(mask, found, 1)
        np.add.at(mask, found + min(length, len(one)), -1)
        made.append(int((np.cumsum(mask)[:-1] > 0).sum()))
    return made


def arisings_of_runs(words: Sequence[Words]) -> Arisings:
    """By runs of words: a word that was changed breaks all that go across it."""
    return _count([free_runs(one) for one in words])


def arisings_of_pairs(words: Sequence[Words]) -> Arisings:
    """By pairs of content words, which outlast changes that break every run."""
    return _count([content_pairs(one) for one in words])


def _count(units: Sequence[Sequence[Unit]]) -> Arisings:
    """The stretches of each report's shared units that each other one has, and has not.

    Units that the report alone has are passed over: a stretch goes on behind them. A word that was
    changed, added or left out changes every unit across it, so that it makes one stretch.
    """
    size = len(units)
    made = np.zeros((3, size, size), dtype=np.float32)
    holders = _holders(units)
    most = max(MIN_UNITS, MAX_COMPARED // max(1, size * size))
    for copy, row in enumerate(units):
        held = [holders[unit] for unit in row if unit in holders]
        held = held[:: 1 + len(held) // most]
        if not held:
            continue
        has = np.zeros((len(held) + 1, size), dtype=bool)
        rows = np.repeat(np.arange(len(held)), [len(one) for one in held])
        has[rows, np.concatenate(held)] = True
        has, before = has[:-1], has[:-1].copy()
        before[1:] = has[:-1]
        made[0, copy] = (~has[:1]).sum(axis=0) + (~has[1:] & before[1:]).sum(axis=0)
        made[1, copy] = has[:1].sum(axis=0) + (has[1:] & ~before[1:]).sum(axis=0)
        made[2, copy] = ~has[-1]
    return Arisings(*made)


def _holders(rows: Sequence[Sequence[Unit]]) -> dict[Unit, Places]:
    """Which reports have each unit that two or more have."""
    every = holders_of(map(set, rows))
    return {unit: np.array(one, dtype=np.int64) for unit, one in every.items() if len(one) > 1}
