"""Runs of three words, and which sentences of two reports share them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retold.reuse.codes import Codes, Places, shingle_codes
from retold.reuse.offers import Values
from retold.reuse.semantic import Matrix

WORDS_IN_RUN = 3


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run of three words inside a sentence, each once, in the order of the codes.

    `units` says in which sentence each stands first, `values` how much its words tell; `totals`
    is the sum of the values by sentence.
    """

    codes: Codes
    units: Places
    values: Matrix
    totals: Values

    @classmethod
    def read(cls, codes: Codes, values: Matrix, sizes: Places) -> Runs:
        """The runs of sentences, of which `sizes` says how many words each has."""
        unit_of = np.repeat(np.arange(len(sizes)), sizes)
        reach = WORDS_IN_RUN - 1
        inside = np.flatnonzero(unit_of[: len(codes) - reach] == unit_of[reach:])
        weight = sum(values[inside + place] for place in range(WORDS_IN_RUN))
        found, first = np.unique(shingle_codes(codes, WORDS_IN_RUN)[inside], return_index=True)
        units, kept = unit_of[inside[first]], np.asarray(weight, dtype=np.float32)[first]
        totals = np.bincount(units, kept, minlength=len(sizes)).astype(np.float64)
        return cls(found, units, kept, totals)


def shared_runs(left: Runs, right: Runs) -> tuple[Places, Values]:
    """The pairs of sentences that share runs, and how much those tell.

    Pairs are numbers that rise: that of the left times how many the right has, and that of the
    right.
    """
    if not len(left.codes) or not len(right.codes):
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    at = np.minimum(np.searchsorted(right.codes, left.codes), len(right.codes) - 1)
    same = np.flatnonzero(right.codes[at] == left.codes)
    if not len(same):
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    width = len(right.totals)
    cells, cell_of = np.unique(
        left.units[same] * width + right.units[at[same]], return_inverse=True
    )
    told = np.bincount(cell_of, left.values[same], minlength=len(cells))
    return cells, np.asarray(told, dtype=np.float64)
