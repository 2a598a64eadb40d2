"""How two figures of one quantity stand: other units, other scope, later, or in conflict."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from retold.claims.counting import Counts, Match
from retold.claims.material import Page
from retold.claims.measures import factor
from retold.claims.quantities import CASUALTIES
from retold.claims.things import NEARLY, is_other_scope
from retold.model import Figure, Relation, Span
from retold.text.numbers import find_numbers

# Above this the sentences are copies: a number that differs was changed, it did not grow.
VERBATIM = 0.85
AROUND = 140
MAX_NOTES = 8
_NOTE = regex.compile(
    r"\b(?:corrects|corrected|correction|an earlier version|"
    r"this (?:story|article|report) (?:was|has been) (?:corrected|updated)|"
    r"clarif(?:ies|ication)|misstated)\b",
    regex.IGNORECASE,
)
_GREW = regex.compile(
    r"\b(?:rose|rises|risen|rising|climbed|grew|grown|increased|jumped|up from|raised|revised|"
    r"updated|now|has since|later|so far|latest|by (?:noon|midday|evening|night|"
    r"morning|midnight|dusk|dawn|nightfall))\b",
    regex.IGNORECASE,
)
_FIRST = regex.compile(
    r"\b(?:initial(?:ly)?|at first|first reports?|preliminary|early reports?|earlier|previously|"
    r"provisional(?:ly)?|originally)\b",
    regex.IGNORECASE,
)
_BECAME = regex.compile(
    r"\b(?:up from|rose to|risen to|rising to|grew to|climbed to|raised to|revised (?:up )?from|"
    r"later (?:put|raised|revised)|up on|increased to|then)\b",
    regex.IGNORECASE,
)
_GROWING_UNITS = frozenset(["hectares", "acres"])


def relation_of(match: Match, notes: Sequence[str]) -> tuple[Relation, tuple[str, ...], bool]:
    """How two figures that cannot both hold stand, why, and whether the second is the earlier.

    Args:
        match: The figures, the one that is compared with first.
        notes: The corrections printed in the reports of the story.
    """
    one, other = match.one.figure, match.other.figure
    note = next((note for note in notes if _is_about(note, one, other)), None)
    if note is not None:
        is_back = not _names_first(note, other)
        return Relation.LATER, (f'a correction is printed: "{note}"',), is_back
    if match.thing < NEARLY and is_other_scope(one, other):
        line = f'"{one.text}" and "{other.text}" count persons by different groups'
        return Relation.SCOPE, (line,), False
    for first, last, is_back in ((match.one, match.other, False), (match.other, match.one, True)):
        line = _later(first.page, first.figure, last.page, last.figure, match.context)
        if line:
            return Relation.LATER, (line,), is_back
    return Relation.CONFLICT, (), False


def is_growth(one: Counts, other: Counts) -> bool:
    """Whether one sentence gives two numbers of one thing, of which the one became the other."""
    if one.figure.unit != other.figure.unit or one.figure.low == other.figure.low:
        return False
    text = one.page.text
    between = text[one.figure.span.end : other.figure.span.start]
    return len(between) <= AROUND and _BECAME.search(between) is not None


def find_notes(page: Page) -> list[str]:
    """The corrections that a report prints, as sentences."""
    found: list[str] = []
    for match in _NOTE.finditer(page.text):
        near = page.places.sentences.touching(Span(match.start(), match.end()))
        found += [one.of(page.text) for one in near if one.of(page.text) not in found]
        if len(found) >= MAX_NOTES:
            break
    return found


def _is_about(note: str, one: Figure, other: Figure) -> bool:
    """Whether a correction names both numbers."""
    held = {value for number in find_numbers(note) for value in (number.low, number.high)}
    return one.low in held and other.low in held


def _names_first(note: str, figure: Figure) -> bool:
    """Whether a figure is the right one by a correction: "to 860 from 680", "not 680 but 860"."""
    for number in find_numbers(note):
        if figure.low in {number.low, number.high}:
            before = note[max(0, number.span.start - 24) : number.span.start].casefold()
            wrong = ("from ", "not ", "instead of ", "rather than ", "said ", "stated ", "gave ")
            return not before.rstrip().endswith(tuple(word.strip() for word in wrong))
    return False


def _later(first: Page, one: Figure, last: Page, other: Figure, context: float) -> str:
    """Why the second figure is a later and larger one than the first; empty where it is not."""
    by = factor(other, one.unit) or 1.0
    if (other.low or 0.0) * by <= (one.low or 0.0):
        return ""
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return "it is said to hold for a later time" if other.as_of > one.as_of else ""
    before, after = (page.report.published.moment for page in (first, last))
    is_after = before is not None and after is not None and before.middle < after.middle
    is_before = before is not None and after is not None and before.middle > after.middle
    grew = _word(_GREW, last, other)
    if grew and not is_before:
        return f'the larger number stands with "{grew}"'
    start = _word(_FIRST, first, one)
    if start and not is_before:
        return f'the smaller number stands with "{start}"'
    grows = one.category in CASUALTIES or one.unit in _GROWING_UNITS
    if grows and is_after and context < VERBATIM:
        return "the larger number was published later"
    return ""


def _word(pattern: regex.Pattern[str], page: Page, figure: Figure) -> str:
    """The word of a pattern in a figure's sentence, near the figure."""
    near = page.places.sentences.touching(figure.span)
    place = near[0] if near else figure.span
    start = max(place.start, figure.span.start - AROUND)
    match = pattern.search(page.text, start, min(place.end, figure.span.end + AROUND))
    return match.group() if match else ""
