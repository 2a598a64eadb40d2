"""How two figures of one quantity stand: other units, other scope, later, or in conflict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import regex

from retold.claims.counting import REVISED, Counts, Match
from retold.claims.material import Page
from retold.claims.measures import low_in
from retold.claims.notes import Note
from retold.claims.quantities import CASUALTIES
from retold.claims.things import NEARLY, is_other_scope
from retold.model import Category, Figure, Relation
from retold.text.numbers import find_numbers

# Above this the sentences are copies: a number that differs was changed, it did not grow.
VERBATIM, SENTENCE = 0.85, 4
# How alike two sentences are of which one tells of a revision of the other's figure.
LIKE = 0.38
HALF_A_DAY = timedelta(hours=12)
AROUND = 140
_GREW = regex.compile(
    r"\b(?:rose|rises|risen|rising|climbed|grew|grown|increased|jumped|up from|raised|revised|"
    r"updated|has since)\b",
    regex.IGNORECASE,
)
_NOW = regex.compile(
    r"\b(?:now|later|so far|latest|by (?:noon|midday|evening|night|morning|midnight|dusk|dawn|"
    r"nightfall))\b",
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
# By these words a number says that it takes in more than another.
_WIDER = regex.compile(
    r"\b(?:counting|taking in|together with|combined|altogether|overall|worldwide|nationwide|"
    r"across the (?:country|region|world|state|nation)|throughout the (?:country|region))\b",
    regex.IGNORECASE,
)
_GROWING_UNITS = frozenset(["hectares", "acres"])


def relation_of(match: Match, notes: Sequence[Note]) -> tuple[Relation, tuple[str, ...], bool]:
    """How two figures that cannot both hold stand, why, and whether the second is the earlier.

    Args:
        match: The figures, the one that is compared with first.
        notes: The corrections printed in the reports of the story. One that neither of the two
            reports prints is told, and decides nothing.
    """
    one, other = match.one.figure, match.other.figure
    about = [note for note in notes if _is_about(note.text, one, other)]
    own = next((note for note in about if note.report_id in _reports(match)), None)
    if own is not None:
        is_back = not _names_first(own.text, other)
        return Relation.LATER, (f'a correction is printed: "{own.text}"',), is_back
    told = tuple(f'another report prints a correction: "{note.text}"' for note in about[:1])
    if match.thing < NEARLY and is_other_scope(one, other):
        line = f'"{one.text}" and "{other.text}" count persons by different groups'
        return Relation.SCOPE, (line, *told), False
    for first, last, is_back in ((match.one, match.other, False), (match.other, match.one, True)):
        line = _wider(first, last)
        if line:
            return Relation.SCOPE, (line, *told), is_back
        line = _later(first, last, match)
        if line:
            return Relation.LATER, (line, *told), is_back
    return Relation.CONFLICT, told, False


def revision_of(match: Match) -> tuple[str, bool]:
    """What says of two figures that may both hold that one replaced the other; empty for nothing.

    The second value says whether the second figure is the earlier.
    """
    for last, is_back in ((match.other, False), (match.one, True)):
        word = _word(REVISED, last.page, last.figure)
        if word and match.context >= LIKE:
            return f'"{last.figure.text}" stands with "{word}"', is_back
    return "", False


def is_later(first: Counts, last: Counts) -> bool:
    """Whether the second report was published after the first, as far as is known."""
    gap = _gap(first, last)
    return gap is not None and gap > timedelta(0)


def is_wider(match: Match) -> bool:
    """Whether words beside the larger of two figures say that it takes in more."""
    return bool(_wider(match.one, match.other) or _wider(match.other, match.one))


def _reports(match: Match) -> tuple[str, str]:
    return match.one.figure.report_id, match.other.figure.report_id


def _wider(first: Counts, last: Counts) -> str:
    """Why the second, larger figure counts more than the first does; empty where nothing says."""
    if (last.figure.low or 0.0) <= (
        first.figure.low or 0.0
    ) or first.figure.unit != last.figure.unit:
        return ""
    wide = _word(_WIDER, last.page, last.figure)
    is_both = wide and _word(_WIDER, first.page, first.figure)
    return f'the larger number stands with "{wide}"' if wide and not is_both else ""


def is_growth(one: Counts, other: Counts) -> bool:
    """Whether one sentence gives two numbers of one thing, of which the one became the other."""
    if one.figure.unit != other.figure.unit or one.figure.low == other.figure.low:
        return False
    text = one.page.text
    between = text[one.figure.span.end : other.figure.span.start]
    return len(between) <= AROUND and _BECAME.search(between) is not None


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


def _later(first: Counts, last: Counts, match: Match) -> str:
    """Why the second figure is a later one than the first; empty where nothing says so."""
    one, other = first.figure, last.figure
    if one.as_of and other.as_of and one.as_of != other.as_of:
        is_more = _grew(one, other) and other.as_of > one.as_of
        return "it is said to hold for a later time" if is_more else ""
    gap = _gap(first, last)
    is_after = is_later(first, last)
    is_before = gap is not None and gap < timedelta(0)
    if not _grew(one, other):
        is_found = one.category is other.category is Category.MISSING and is_after
        return "fewer are missing in the report published later" if is_found else ""
    said = first.page.report.published.moment
    is_ahead = other.as_of and said is not None and said.latest < other.as_of
    if (is_ahead or (other.as_of and not one.as_of and is_after)) and not is_before:
        return "the larger number is said to hold for a time, in the report published later"
    grew = _word(_GREW, last.page, other)
    if not grew and not match.is_beside:
        grew = _word(_NOW, last.page, other)
    if grew and not is_before:
        return f'the larger number stands with "{grew}"'
    start = _word(_FIRST, first.page, one)
    if start and not is_before:
        return f'the smaller number stands with "{start}"'
    grows = one.category in CASUALTIES or one.unit in _GROWING_UNITS
    is_disputed = match.is_beside or _is_disputed(first, last)
    if not grows or not is_after or is_disputed or _is_copied(first, last, match):
        return ""
    return "the larger number was published later"


def _grew(one: Figure, other: Figure) -> bool:
    """Whether the second number is the larger, in one unit."""
    return (low_in(other, one.unit) or other.low or 0.0) > (one.low or 0.0)


def _gap(first: Counts, last: Counts) -> timedelta | None:
    """How long after the first report the second was published; None where it is not known."""
    before, after = (each.page.report.published.moment for each in (first, last))
    return after.middle - before.middle if before is not None and after is not None else None


def _is_copied(first: Counts, last: Counts, match: Match) -> bool:
    """Whether two sentences are nearly one, and no scraps: the number was changed, it grew not.

    An outlet writes its own sentences again when it counts anew, and so does who takes over two
    counts that grew.
    """
    outlets = [one.page.report.outlet.name.casefold() for one in (first, last)]
    if (outlets[0] and outlets[0] == outlets[1]) or _has_grown(first, last):
        return False
    are_sentences = min(len(first.stems), len(last.stems)) >= SENTENCE
    return match.context >= VERBATIM and (match.is_copied or are_sentences)


def _has_grown(first: Counts, last: Counts) -> bool:
    """Whether beside this count, in its sentence, one of other casualties grew as well."""
    before, after = (
        {one.category: one.low or 0.0 for one in each.page.figures if each.place.covers(one.span)}
        for each in (first, last)
    )
    both = (before.keys() & after.keys() & CASUALTIES) - {first.figure.category}
    return any(after[each] > before[each] for each in both)


def _is_disputed(first: Counts, last: Counts) -> bool:
    """Whether two sources gave the numbers within half a day: they disagree rather than it grew."""
    gap = _gap(first, last)
    are_two = bool(first.speaker and last.speaker) and first.speaker != last.speaker
    return are_two and gap is not None and gap < HALF_A_DAY


def _word(pattern: regex.Pattern[str], page: Page, figure: Figure) -> str:
    """The word of a pattern in a figure's sentence, near the figure."""
    near = page.places.sentences.touching(figure.span)
    place = near[0] if near else figure.span
    start = max(place.start, figure.span.start - AROUND)
    match = pattern.search(page.text, start, min(place.end, figure.span.end + AROUND))
    return match.group() if match else ""
