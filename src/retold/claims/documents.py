"""Whether a report is somebody's own words: a statement, a letter, a speech, an announcement."""

from __future__ import annotations

import regex

from retold.claims.material import Page
from retold.claims.profile import Profile
from retold.model import Naming, Report, ReportKind, Span
from retold.text.tokens import fold_words

# "I" and "we" as who does something. "Our reporter" and "our valley" are an outlet's own; and it
# says "we" of itself, but seldom "I".
_SPEAKING = regex.compile(r"\b(?:I|[Ww]e)\b(?![.’'][A-Z])")
# A report of so few words for each that stands outside all marks, and of so many of them.
WORDS_A_PERSON, LEAST_PERSONS = 250, 2
# Who speaks for himself names few others as sources.
MOST_SOURCES = 2


def speaks_for_itself(report: Report, has: Profile) -> bool:
    """Whether the report is the source's own statement, so that its own voice is the source's."""
    if report.kind is ReportKind.STATEMENT:
        return True
    outlet = set(fold_words(report.outlet.name))
    return bool(outlet) and any(layer.names and layer.names <= outlet for layer in has.named)


def is_in_first_person(page: Page) -> bool:
    """Whether a text says "I" or "we" outside all marks again and again.

    Who lost a source tells of it in the third person; who keeps the first is a source. What others
    quote of a speech or an announcement is attributed there, and here it is not.
    """
    whole = Span(0, len(page.text))
    outside = [one for one in page.once(_persons, whole) if not page.places.quoted.touching(one)]
    if len(outside) < max(LEAST_PERSONS, page.once(_size, whole) / WORDS_A_PERSON):
        return False
    if any(one.of(page.text) == "I" for one in outside):
        return True
    named = {one.speaker_id for one in page.attributions if one.naming is not Naming.NONE}
    return len(named) <= MOST_SOURCES


def _persons(text: str, span: Span) -> tuple[Span, ...]:
    return tuple(
        Span(one.start(), one.end()) for one in _SPEAKING.finditer(text, span.start, span.end)
    )


def _size(text: str, span: Span) -> int:
    return len(fold_words(text, span))
