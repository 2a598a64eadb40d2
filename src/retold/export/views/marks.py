"""Where the changed words stand in a reading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated

from retold.model import Span
from retold.text.worddiff import diff_words

# Only this much of one utterance is searched and shown; a longer one is a damaged text.
MAX_CHARS = 4_000
_BLANK = re.compile(r"\s+")


class Mark(IntEnum):
    """How a stretch of a reading stands to the other readings."""

    SAME = 0
    DIFFERS = 1
    ALTERED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A stretch of text that stands in one way to the other readings."""

    text: Annotated[str, "The words."]
    mark: Annotated[Mark, "The same, differing, or in a place that is judged altered."] = Mark.SAME


def find_places(text: str, other: str, changed: Sequence[str]) -> list[Span]:
    """Where each of the changed words stands in a text, seen against the other text.

    A short word may stand in many places: the one that a word-by-word comparison finds changed
    is taken, and of several the earliest that is still free.
    """
    text, other = text[:MAX_CHARS], other[:MAX_CHARS]
    diff = diff_words(text, Span(0, len(text)), other, Span(0, len(other)))
    edits = [edit.a for edit in diff.edits if edit.a is not None]
    taken: list[Span] = []
    for words in changed:
        places = [place for place in _occurrences(text, words) if place not in taken]
        if places:
            taken.append(max(places, key=lambda place: (_fit(place, edits), -place.start)))
    return taken


def _occurrences(text: str, words: str) -> list[Span]:
    found: list[Span] = []
    start = text.find(words) if words else -1
    while start >= 0 and len(found) < 200:
        found.append(Span(start, start + len(words)))
        start = text.find(words, start + len(words))
    return found


def _fit(place: Span, edits: list[Span]) -> float:
    """How well a place coincides with one that the comparison found: 1 when they are equal."""
    fits = (place.overlap(edit) / max(len(place), len(edit), 1) for edit in edits)
    return max(fits, default=0.0)


def cut_bits(text: str, places: Iterable[tuple[Span, Mark]]) -> tuple[Bit, ...]:
    """A text cut where its mark changes; what is over-long ends in an ellipsis.

    Where places overlap the graver mark is shown. Blanks are marked only between marked words.
    """
    shown = text[:MAX_CHARS]
    marks = [Mark.SAME] * len(shown)
    for place, mark in sorted(places, key=lambda one: one[1]):
        end = min(place.end, len(shown))
        marks[place.start : end] = [mark] * max(0, end - place.start)
    _settle_blanks(shown, marks)
    bits = []
    at = 0
    for mark, run in itertools.groupby(marks):
        size = sum(1 for _ in run)
        bits.append(Bit(text=shown[at : at + size], mark=mark))
        at += size
    return (*bits, Bit(text=" …")) if len(text) > len(shown) else tuple(bits)


def _settle_blanks(text: str, marks: list[Mark]) -> None:
    """Give every blank the mark of the words on both sides, where they have the same."""
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        before = marks[start - 1] if start else Mark.SAME
        after = marks[end] if end < len(marks) else Mark.SAME
        marks[start:end] = [before if before == after else Mark.SAME] * (end - start)
