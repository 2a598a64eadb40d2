"""Corrections that a report prints, of itself or of another."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.claims.material import Page
from retold.model import Figure, Span

MAX_NOTES = 8
_NOTE = regex.compile(
    r"\b(?:corrects|corrected|correction|an earlier version|"
    r"this (?:story|article|report) (?:was|has been) (?:corrected|updated)|"
    r"clarif(?:ies|ication)|misstated)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A correction that a report prints."""

    report_id: str
    text: str


def find_notes(page: Page) -> list[Note]:
    """The corrections that a report prints, as sentences."""
    found: list[str] = []
    for match in _NOTE.finditer(page.text):
        near = page.places.sentences.touching(Span(match.start(), match.end()))
        found += [one.of(page.text) for one in near if one.of(page.text) not in found]
        if len(found) >= MAX_NOTES:
            break
    return [Note(page.report.id, one) for one in found]


def is_in_note(page: Page, figure: Figure) -> bool:
    """Whether a figure stands in a printed correction, which tells of figures and counts none."""
    near = page.places.sentences.touching(figure.span)
    return any(_NOTE.search(page.text, one.start, one.end) for one in near)
