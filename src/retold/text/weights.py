"""How much a word tells of which story it stands in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from retold.model.report import Report
from retold.text.stems import stem_word
from retold.text.tokens import find_words

# The collection is read on top of this many imagined reports, so that two reports of one story,
# which share all their rare words, still have rare words.
_IMAGINED = 1000
_IMAGINED_FUNCTION = 900
_IMAGINED_COMMON = 120
_IMAGINED_RARE = 2
_MAX_CHARS = 200_000


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
            counts.update({stem_word(word.of(text)) for word in find_words(text)})
        return cls(reports=number, counts=counts)

    def weight(self, stem: str) -> float:
        """How much a stem tells, 0 to 1.

        >>> weights = WordWeights()
        >>> weights.weight(stem_word("the")) < weights.weight(stem_word("said"))
        True
        >>> weights.weight(stem_word("said")) < weights.weight(stem_word("lighthouse"))
        True
        """
        count = _imagined().get(stem, _IMAGINED_RARE) + self.counts.get(stem, 0)
        total = _IMAGINED + self.reports
        return max(0.0, math.log(total / count) / math.log(total / _IMAGINED_RARE))


def is_function_word(folded: str) -> bool:
    """Whether a folded word is one of those that bind a sentence: `the`, `of`, `however`.

    >>> is_function_word("the"), is_function_word("ferry")
    (True, False)
    """
    return folded in _function_words()


@cache
def _imagined() -> dict[str, int]:
    """In how many of the imagined reports a stem stands."""
    counts = {stem_word(word): _IMAGINED_COMMON for word in _read_list("common_words.txt")}
    counts.update((stem_word(word), _IMAGINED_FUNCTION) for word in _function_words())
    return counts


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_read_list("function_words.txt"))


def _read_list(name: str) -> list[str]:
    text = resources.files("retold.text").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
