"""How much a word tells of which story it stands in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from retold.model.report import Report
from retold.text.function_words import GRAMMAR, LIGHT
from retold.text.stems import stem_word
from retold.text.tokens import word_texts
from retold.text.wordlists import read_list

# The collection is read on top of this many imagined reports, so that two reports of one story,
# which share all their rare words, still have rare words.
IMAGINED = 1000
_IMAGINED_FUNCTION = 900
_IMAGINED_COMMON = 120
IMAGINED_RARE = 2
_MAX_CHARS = 200_000
_PACKAGE, _COMMON = "retold.text", "common_words.txt"


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Inverse document frequency of stems over a collection, smoothed by what is known of English.

    A weight lies between 0 (every report has it) and 1 (rare). Spärck Jones (1972), with the
    word lists beside this file as imagined reports.
    """

    reports: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def from_reports(cls, reports: Iterable[Report]) -> WordWeights:
        """The weights of the words of a collection; each report is read to 200,000 characters."""
        counts: Counter[str] = Counter()
        number = 0
        for report in reports:
            number += 1
            text = report.text[:_MAX_CHARS]
            counts.update(set(map(stem_word, word_texts(text))))
        return cls(reports=number, counts=counts)

    def weight(self, stem: str) -> float:
        """How much a stem tells, 0 to 1.

        >>> weights = WordWeights()
        >>> weights.weight(stem_word("the")) < weights.weight(stem_word("said"))
        True
        >>> weights.weight(stem_word("said")) < weights.weight(stem_word("lighthouse"))
        True
        """
        count = imagined_count(stem) + self.counts.get(stem, 0)
        total = IMAGINED + self.reports
        return max(0.0, math.log(total / count) / math.log(total / IMAGINED_RARE))


def imagined_count(stem: str) -> int:
    """In how many of the imagined reports a stem stands."""
    return _imagined().get(stem, IMAGINED_RARE)


@cache
def _imagined() -> dict[str, int]:
    """In how many of the imagined reports the stems of the word lists stand."""
    counts = {stem_word(word): _IMAGINED_COMMON for word in read_list(_PACKAGE, _COMMON)}
    counts.update((stem_word(word), _IMAGINED_FUNCTION) for word in GRAMMAR | LIGHT)
    return counts
