"""Time expressions in invented sentences of news, written with their days before they were read.

A time that is found counts where its days are known; it is right where it touches the words of an
answer and means the same first and last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.recognizers import days_of
from benchmarks.table import Row
from retold.model import Moment
from retold.text.moments import find_moments

SENTENCES = Path(__file__).with_suffix(".tsv")
PUBLISHED = "2031-05-14"
# What the first run gave, before any rule was mended.
FIRST_RUN = "the first run, before any rule was mended, gave .938 and .910"


@dataclass(frozen=True, slots=True)
class Score:
    """How many times there are, how many were found with days, and how many of these are right."""

    true: int
    found: int
    right: int
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The right ones of those found."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The right ones of those there are."""
        return self.right / self.true


@cache
def score() -> Score:
    """The score over all sentences."""
    true = found = right = 0
    misses = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, *answers = line.split("\t")
        wanted = [_wanted(text, answer) for answer in answers]
        ours = [days_of(one) for one in find_moments(text, Moment.from_iso(PUBLISHED))]
        ours = [one for one in ours if one.first is not None]
        hits = sum(
            any(one.start < end and start < one.end and (one.first, one.last) == days
                for one in ours)
            for start, end, days in wanted
        )  # fmt: skip
        true, found, right = true + len(wanted), found + len(ours), right + hits
        if hits < max(len(wanted), len(ours)):
            said = [f"{text[one.start : one.end]} {one.first}..{one.last}" for one in ours]
            misses.append(f"{text} {answers} {said}")
    return Score(true, found, right, tuple(misses))


def _wanted(text: str, answer: str) -> tuple[int, int, tuple[date, date]]:
    words, first, last = answer.split("|")
    start = text.index(words)
    return start, start + len(words), (date.fromisoformat(first), date.fromisoformat(last))


def rows() -> list[Row]:
    """The table's rows for time expressions in news."""
    held = score()
    note = f"to the day, {held.true} times in invented sentences; {FIRST_RUN}"
    return [
        Row("moments", "news: precision", f"{held.precision:.3f}", f"{note}; {held.found} found"),
        Row("moments", "news: recall", f"{held.recall:.3f}", note),
    ]


if __name__ == "__main__":
    print(*score().misses, sep="\n")
    print(*rows(), sep="\n")
