"""All terms that a collection has, as numbers, and how much each tells."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from retold.stories.forms import english_count
from retold.stories.lexicon import Lexicon
from retold.stories.outletnames import last_word, outlet_terms
from retold.text.weights import IMAGINED, IMAGINED_RARE, WordWeights

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

# Weights are read off anew whenever the collection has grown by a quarter: between two readings
# they stand still, so that what was weighed once need not be weighed again.
GROWTH = 1.25
_FIRST = 1024
# What the table holds of every term, in arrays.
_HELD = ("_english", "_counts", "weights", "raised", "told", "scratch", "ends_outlet")


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
        self.lexicon = Lexicon(self.number)
        # Zeros, one for each term at least, for `distinct` and for comparing.
        self.scratch: Ids = np.zeros(_FIRST, dtype=np.int32)
        self._ids: dict[str, int] = {}
        self._english = np.zeros(_FIRST, dtype=np.float32)
        self._counts = np.zeros(_FIRST, dtype=np.float32)
        self.weights: Weights = np.zeros(_FIRST, dtype=np.float32)
        # The weights to the power of 1.5, for cosines, and squared, for sums.
        self.raised: Weights = np.zeros(_FIRST, dtype=np.float32)
        self.told: Weights = np.zeros(_FIRST, dtype=np.float32)
        # What the outlets of the reports are called in others, and which terms end such a name.
        self.outlets: dict[str, str] = {}
        self.ends_outlet = np.zeros(_FIRST, dtype=bool)
        self._last_words: set[str] = set()
        # Reports, imagined ones too, when the weights were read off last, when they will be again,
        # and the weights that terms get by their counts until then.
        self._total = IMAGINED + self.size
        self._read_at = 0.0
        self._weight_of: dict[float, float] = {}

    def ids_of(self, shown: Mapping[str, str]) -> Ids:
        """The numbers of terms, each with how it was printed."""
        return np.array([self.number(*one) for one in shown.items()], dtype=np.int32)

    def number(self, term: str, shown: str) -> int:
        """The number of a term, a new one if it is new; then it is shown as it is printed here."""
        number = self._ids.get(term)
        return self._new(term, shown) if number is None else number

    def name_outlet(self, name: str) -> Ids:
        """The numbers of the terms by which an outlet is named; from now on they are read."""
        terms = outlet_terms(name)
        for term, shown in terms:
            if term not in self.outlets:
                self.outlets[term] = shown
                self._last_words.add(last := last_word(term))
                # A word that is not met yet gets its number, and is shown, as a text prints it.
                if (number := self._ids.get(last)) is not None:
                    self.ends_outlet[number] = True
        return self.ids_of(dict(terms))

    def count(self, ids: Ids, reports: int = 1) -> None:
        """Count terms that stand in a report; -1 takes them back."""
        self._counts[ids] += reports

    def grow(self, reports: int = 1) -> None:
        """Count reports, and read the weights off anew when it is time."""
        self.size += reports
        if self.size >= self._read_at:
            self.refresh()

    def until_read(self) -> int:
        """So many reports can be counted before the weights are read off anew, or one more."""
        return max(1, math.ceil(self._read_at - self.size))

    def refresh(self) -> None:
        """Read the weights off as they are now."""
        number = len(self.terms)
        total = self._total = IMAGINED + self.size
        self._weight_of.clear()
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
            for name in _HELD:
                held = getattr(self, name)
                setattr(self, name, np.concatenate([held, np.zeros_like(held)]))
        self._ids[term] = number
        if term in self._last_words:
            self.ends_outlet[number] = True
        self.terms.append(term)
        self.shown.append(term if printed == term else printed)
        count = english_count(term) + self._known.counts.get(term, 0)
        weight = self._weight_of.get(count)
        if weight is None:
            total = self._total
            weight = max(0.0, math.log(total / count) / math.log(total / IMAGINED_RARE))
            self._weight_of[count] = weight
        self._english[number] = count
        self.weights[number] = weight
        self.raised[number] = weight**1.5
        self.told[number] = weight**2
        return number
