"""Texts that very many reports print: a few of them speak for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from retold.model import Report
from retold.text.article import article_of
from retold.text.shingles import fingerprints

# So many reports of one text speak for themselves. With more, what all of them say would look like
# what everybody says: nothing would tie the copies to each other.
SPEAKERS = 50
# A report is near another if it shares so much of the fingerprints of the shorter one.
_NEAR = 0.8
# A fingerprint leads to so many texts at most; one that more have is furniture.
_MOST_TEXTS = 8
_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Crowds:
    """Which reports stand behind another that has nearly their text, as places in a sequence.

    `behind` leads from each report past the fiftieth of a text to the first one; `same` are those
    of them that have its very words.
    """

    behind: dict[int, int]
    same: frozenset[int]

    def speaking(self, reports: Sequence[Report]) -> list[Report]:
        """The reports that stand behind no other."""
        if not self.behind:
            return list(reports)
        return [report for place, report in enumerate(reports) if place not in self.behind]


def find_crowds(reports: Sequence[Report]) -> Crowds:
    """The texts that more than fifty of some reports have, with few changes or none.

    Each report is compared with the first of every text that it shares fingerprints with: a copy of
    a copy that has little of the first left is another text. Time is linear in the reports.
    """
    behind: dict[int, int] = {}
    same: set[int] = set()
    if len(reports) <= SPEAKERS:
        return Crowds(behind, frozenset())
    texts = _Texts()
    for start in range(0, len(reports), _AT_ONCE):
        articles = [article_of(report) for report in reports[start : start + _AT_ONCE]]
        prints = fingerprints(articles).of_each()
        for place, (article, found) in enumerate(zip(articles, prints, strict=True), start):
            first, is_same = texts.add(place, article, found.tolist())
            if texts.held[first] > SPEAKERS:
                behind[place] = first
                if is_same:
                    same.add(place)
    return Crowds(behind, frozenset(same))


class _Texts:
    """The texts so far, each under the place of the first report that has it."""

    def __init__(self) -> None:
        self.held: Counter[int] = Counter()
        self._sizes: dict[int, int] = {}
        self._words: dict[tuple[str, ...], int] = {}
        self._firsts: dict[int, list[int]] = defaultdict(list)

    def add(self, place: int, article: str, prints: Sequence[int]) -> tuple[int, bool]:
        """The first report with this text, which can be this one; and whether no word differs."""
        words = article.split()
        known = self._words.get(tuple(words))
        first = self._near(prints) if known is None else known
        if first is None:
            first = self._open(place, words, prints)
        self.held[first] += 1
        return first, known is not None

    def _near(self, prints: Sequence[int]) -> int | None:
        shared = Counter(first for value in prints for first in self._firsts.get(value, ()))
        for first, number in shared.most_common(1):
            if number >= _NEAR * min(len(prints), self._sizes[first]):
                return first
        return None

    def _open(self, place: int, words: Sequence[str], prints: Sequence[int]) -> int:
        self._sizes[place] = len(prints)
        if words:
            self._words[tuple(words)] = place
        for value in prints:
            if len(firsts := self._firsts[value]) < _MOST_TEXTS:
                firsts.append(place)
        return place
