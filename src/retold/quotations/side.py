"""Which of two readings was changed, where anything says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from retold.model import Reading, Span, Voice
from retold.text.stems import FUNCTION_WORDS
from retold.text.tokens import fold_words
from retold.text.worddiff import WordEdit, diff_words

# The rarer word must be rarer by this much to count, and one report must have it this often.
RARER, OFTEN, PLACES = 0.05, 0.65, 4
MAX_PASSAGES = 200
# A quotation was copied, not made anew, when it keeps this share of the exemplar's words.
COPIED = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """The index of the changed reading with what says so; no index where nothing does."""

    which: int | None
    evidence: tuple[str, ...]
    gain: float


@dataclass(slots=True)
class Witnesses:
    """What tells the changed side: derivation, the other readings, and rare words.

    `passages` gives the aligned passages of two reports, as pairs of text and span;
    `is_translated` says that something in the story tells of an original in another language.
    """

    exemplars: Mapping[str, Sequence[str]]
    rarity: Callable[[str], float]
    passages: Callable[[str, str], Sequence[tuple[str, Span, str, Span]]]
    is_translated: bool = False
    _votes: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def side_of(self, readings: Sequence[Reading], i: int, j: int, edit: WordEdit) -> Side:
        """Which of two readings was changed in a place."""
        one, other = readings[i].report_id, readings[j].report_id
        for copy, exemplar, index in ((one, other, i), (other, one, j)):
            if exemplar in self._ancestors(copy):
                line = "the report descends from the one it is compared with"
                return Side(index, (line,), 0.15)
        for words, index in ((edit.a_words, i), (edit.b_words, j)):
            rival = edit.b_words if index == i else edit.a_words
            mine, theirs = _support(readings, words, rival, {i, j})
            if theirs >= 2 * mine + 1:
                noun = "reading has" if theirs == 1 else "readings have"
                line = f'{theirs} other {noun} "{" ".join(rival)}", {mine} "{" ".join(words)}"'
                return Side(index, (line,), 0.15)
        return self._by_rarity(one, other, i, j)

    def derivation(self, readings: Sequence[Reading], i: int, j: int) -> str:
        """In words, that one of two readings was copied from the other; empty where unknown.

        A report with two exemplars copied its quotation from the one whose words are nearer.
        """
        for copy, other in ((readings[i], readings[j]), (readings[j], readings[i])):
            exemplars = self.exemplars.get(copy.report_id, ())
            if other.report_id not in exemplars:
                continue
            rivals = [
                one for one in readings if one.report_id in exemplars and one.voice is Voice.QUOTED
            ]
            best = max(_shared(copy, one) for one in rivals) if rivals else 0.0
            if COPIED <= _shared(copy, other) >= best:
                return "the one report was made from the other and kept most of the words"
        return ""

    def _ancestors(self, report_id: str) -> set[str]:
        seen: set[str] = set()
        todo = [report_id]
        while todo:
            for exemplar in self.exemplars.get(todo.pop(), ()):
                if exemplar not in seen:
                    seen.add(exemplar)
                    todo.append(exemplar)
        return seen

    def _by_rarity(self, one: str, other: str, i: int, j: int) -> Side:
        if one == other:
            return Side(None, (), 0.0)
        left, right = self._rarer(one, other)
        most = max(left, right)
        if left + right < PLACES or most < OFTEN * (left + right):
            return Side(None, (), 0.0)
        line = (
            f"in {most} of {left + right} words exchanged between the two reports "
            "this one has the rarer"
        )
        return Side(i if left > right else j, (line,), 0.05)

    def _rarer(self, one: str, other: str) -> tuple[int, int]:
        """In how many word-for-word exchanges between two reports each has the rarer word."""
        if (one, other) not in self._votes:
            count: Counter[str] = Counter()
            for passage in self.passages(one, other)[:MAX_PASSAGES]:
                for edit in diff_words(*passage).edits:
                    a, b = edit.a_words, edit.b_words
                    if len(a) != 1 or len(b) != 1 or {a[0], b[0]} & FUNCTION_WORDS:
                        continue
                    by = self.rarity(a[0]) - self.rarity(b[0])
                    count["left"] += by >= RARER
                    count["right"] += by <= -RARER
            self._votes[one, other] = (count["left"], count["right"])
            self._votes[other, one] = (count["right"], count["left"])
        return self._votes[one, other]


def _shared(one: Reading, other: Reading) -> float:
    """The share of the shorter reading's words that stand in the other in order."""
    a, b = one.text, other.text
    return diff_words(a, Span(0, len(a)), b, Span(0, len(b))).share


def _support(
    readings: Sequence[Reading],
    words: Sequence[str],
    rival: Sequence[str],
    without: set[int],
) -> tuple[int, int]:
    """How many other reports quote the one wording of a place, and how many the other."""
    mine: set[str] = set()
    theirs: set[str] = set()
    own = {readings[at].report_id for at in without}
    for at, reading in enumerate(readings):
        if at in without or reading.voice is not Voice.QUOTED or reading.report_id in own:
            continue
        folded = _folded(reading.text)
        has_mine = bool(words) and f" {' '.join(words)} " in folded
        has_rival = bool(rival) and f" {' '.join(rival)} " in folded
        if has_mine and not has_rival:
            mine.add(reading.report_id)
        elif has_rival and not has_mine:
            theirs.add(reading.report_id)
    return len(mine), len(theirs)


@lru_cache(maxsize=4_000)
def _folded(words: str) -> str:
    """The folded words of a reading, with a blank around each."""
    return f" {' '.join(fold_words(words))} "
