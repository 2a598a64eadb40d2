"""The words of some sentences that carry matter, counted by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retold.reuse.codes import Places
from retold.reuse.lexicon import Lexicon
from retold.reuse.semantic import Matrix

LEAST_WEIGHT = 0.02


@dataclass(frozen=True)
class Matter:
    """The words that tell something, and in which of the sentences each stands.

    Attributes:
        lexicon: The words, each once.
        spread: For each word, in how many sentences of the report its stem stands.
        counts: [sentence, word], how often it stands there.
        quoted: The same, for where it stands in quotation marks.
    """

    lexicon: Lexicon
    spread: Places
    counts: Matrix
    quoted: Matrix

    @cached_property
    def stems(self) -> tuple[npt.NDArray[np.uint64], Places]:
        """The stems in order of their codes, and the spread of each."""
        order = np.argsort(self.lexicon.stems, kind="stable")
        return self.lexicon.stems[order], self.spread[order]

    @cached_property
    def held(self) -> tuple[Places, Places, Places]:
        """The sentences that have such words, where each begins in the list, and their words."""
        units, words = np.nonzero(self.counts)
        filled, starts = np.unique(units, return_index=True)
        return filled, starts, words

    def spread_of(self, stems: npt.NDArray[np.uint64]) -> Places:
        """In how many sentences each of some stems stands here."""
        mine, spread = self.stems
        if not len(mine):
            return np.zeros(len(stems), dtype=np.intp)
        at = np.minimum(np.searchsorted(mine, stems), len(mine) - 1)
        return np.where(mine[at] == stems, spread[at], 0)

    def best_by_unit(self, alike: Matrix) -> Matrix:
        """[sentence, other word]: the greatest likeness among the words of each sentence here.

        Args:
            alike: [word here, other word].
        """
        filled, starts, words = self.held
        best = np.zeros((len(self.counts), alike.shape[1]), dtype=np.float32)
        if len(words) and alike.shape[1]:
            best[filled] = np.maximum.reduceat(alike[words], starts, axis=0)
        return best
