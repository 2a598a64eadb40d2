"""All terms that a collection has, as numbers, and how much each tells."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from retold.stories.forms import english_count
from retold.text.weights import IMAGINED, IMAGINED_RARE, WordWeights

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

# Weights are read off anew whenever the collection has grown by a quarter: between two readings
# they stand still, so that what was weighed once need not be weighed again.
GROWTH = 1.25
_FIRST = 1024


class TermTable:
    """Terms and their weights: inverse document frequency, on top of what is known of English.

    Spärck Jones (1972). The imagined reports are those of `WordWeights`.
    """

    def __init__(self, weights: WordWeights | None = None) -> None:
        """An empty table, on top of the counts of a collection where these are given."""
        self._known = weights or WordWeights()
        self.terms: list[str] = []
        self.shown: list[str] = []
        self.size = self._known.reports  # reports counted
        self.epoch = 0
        self._ids: dict[str, int] = {}
        self._english = np.zeros(_FIRST, dtype=np.float32)
        self._counts = np.zeros(_FIRST, dtype=np.float32)
        self.weights: Weights = np.zeros(_FIRST, dtype=np.float32)
        # The weights to the power of 1.5, for cosines, and squared, for sums.
        self.raised: Weights = np.zeros(_FIRST, dtype=np.float32)
        self.told: Weights = np.zeros(_FIRST, dtype=np.float32)
        self._read_at = 0.0

    def ids_of(self, shown: Mapping[str, str]) -> Ids:
        """The numbers of terms, new ones for those that are new.

        Args:
            shown: Each term, and how it was printed.
        """
        ids = self._ids
        found = [
            ids[term] if term in ids else self._new(term, printed)
            for term, printed in shown.items()
        ]
        return np.array(found, dtype=np.int32)

    def count(self, ids: Ids, reports: int = 1) -> None:
        """Count terms that stand in a report; -1 takes them back."""
        self._counts[ids] += reports

    def grow(self, reports: int = 1) -> None:
        """Count reports, and read the weights off anew when it is time."""
        self.size += reports
        if self.size >= self._read_at:
            self.refresh()

    def refresh(self) -> None:
        """Read the weights off as they are now."""
        number = len(self.terms)
        total = IMAGINED + self.size
        counts = self._english[:number] + self._counts[:number]
        told = np.log(np.float32(total) / counts) / np.float32(math.log(total / IMAGINED_RARE))
        weights = np.maximum(told, 0)
        self.weights[:number] = weights
        self.raised[:number] = weights**1.5
        self.told[:number] = weights**2
        self.epoch += 1
        self._read_at = max(self.size + 1, self.size * GROWTH)

    def _new(self, term: str, printed: str) -> int:
        number = len(self.terms)
        if number == len(self.weights):
            for name in ("_english", "_counts", "weights", "raised", "told"):
                held = getattr(self, name)
                setattr(self, name, np.concatenate([held, np.zeros_like(held)]))
        self._ids[term] = number
        self.terms.append(term)
        self.shown.append(term if printed == term else printed)
        count = english_count(term) + self._known.counts.get(term, 0)
        total = IMAGINED + self.size
        self._english[number] = count
        weight = max(0.0, math.log(total / count) / math.log(total / IMAGINED_RARE))
        self.weights[number], self.raised[number], self.told[number] = (
            weight,
            weight**1.5,
            weight**2,
        )
        return number
