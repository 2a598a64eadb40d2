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
        things: The same, where the words of a name with its office count as one together.
        quoted: How often it stands there in quotation marks.
    """

    lexicon: Lexicon
    spread: Places
    counts: Matrix
    things: Matrix
    quoted: Matrix

    @cached_property
    def stems(self) -> tuple[npt.NDArray[np.uint64], Places]:
        """The stems in order of their codes, and the spread of each."""
        order = np.argsort(self.lexicon.stems, kind="stable")
        return self.lexicon.stems[order], self.spread[order]

    @cached_property
    def named(self) -> Places:
        """Which of the words are names."""
        return np.flatnonzero(self.lexicon.is_name)

    @cached_property
    def numbered(self) -> Places:
        """Which of the words are numbers."""
        return np.flatnonzero(self.lexicon.is_number)

    @cached_property
    def in_things(self) -> Places:
        """Which of the words are, somewhere, one of several that name one thing."""
        return np.flatnonzero((self.things < self.counts).any(axis=0))

    @cached_property
    def in_quotes(self) -> Places:
        """Which of the words stand in quotation marks somewhere."""
        return np.flatnonzero(self.quoted.any(axis=0))

    @cached_property
    def ranks(self) -> tuple[Places, list[Places]]:
        """The sentences, those of most words first; and the first words of all, the second, ...

        A sentence of fewer words is missing at the end.
        """
        units, words = np.nonzero(self.counts)
        sizes = np.bincount(units, minlength=len(self.counts))
        order = np.argsort(-sizes, kind="stable")
        begins = (np.cumsum(sizes) - sizes)[order]
        longer = [int((sizes > rank).sum()) for rank in range(int(sizes.max(initial=0)))]
        return order, [words[begins[:count] + rank] for rank, count in enumerate(longer)]

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
        order, ranks = self.ranks
        best = np.zeros((len(order), alike.shape[1]), dtype=np.float32)
        for words in ranks:
            ahead = best[: len(words)]
            np.maximum(ahead, alike[words], out=ahead)
        made = np.empty_like(best)
        made[order] = best
        return made
