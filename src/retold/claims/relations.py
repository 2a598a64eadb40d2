"""How two figures of one quantity stand: other units, other scope, later, or in conflict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import regex

from retold.claims.counting import REVISED, Counts, Match
from retold.claims.material import Page
from retold.claims.measures import low_in, measure_of
from retold.claims.notes import Note
from retold.claims.quantities import CASUALTIES
from retold.claims.sameness import digits_kept
from retold.claims.things import NEARLY, is_other_scope
from retold.model import Category, Figure, Relation
from retold.text.numbers import find_numbers
from retold.text.stems import stem_word

# Above this the sentences are copies: a number that differs was changed, it did not grow.
VERBATIM, SENTENCE = 0.85, 4
# How alike two sentences are of which one tells of a revision of the other's figure.
LIKE = 0.38
HALF_A_DAY = timedelta(hours=12)
AROUND = 140
_FROM = regex.compile(r"\bfrom\s(?:\p{L}+\s)?\Z", regex.IGNORECASE)
_GREW = regex.compile(
    r"\b(?:rose|rises|risen|rising|climbed|grew|grown|increased|jumped|up from|raised|revised|"
    r"updated|has since)\b",
    regex.IGNORECASE,
)
_FELL = regex.compile(
    r"\b(?:fell|fallen|falls|falling|dropped|down (?:from|to)|shrunk|shrank|shrinking|lowered|cut|"
    r"reduced|eased|dwindled|declined|sank|sunk|receded|still|remains?|remained|left)\b",
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
    r"later (?:put|raised|revised)|up on|increased to|then|down (?:from|to)|"
    r"f(?:ell|allen) (?:from|to)|(?:cut|lowered|reduced|dropped|shrunk|shrank|declined) (?:from|to))\b",
    regex.IGNORECASE,
)
# By these words a number says that it takes in more than another.
_WIDER = regex.compile(
    r"\b(?:counting|taking in|together with|combined|altogether|overall|worldwide|nationwide|"
    r"across the (?:country|region|world|state|nation)|throughout the (?:country|region)|"
    r"with the (?:driver|crew|guide|staff|premium|families|reserves?|extras)|"
    r"with (?:the )?(?:[\p{L}'’]+ )?(?:premium|taxes|fees|interest|overtime)|"
    r"if \p{L}[^.,;]{2,40} (?:is|are) (?:counted|included|added))\b",
    regex.IGNORECASE,
)
# By these a number says that it takes in less: one place or one house of several.
_NARROWER = regex.compile(
    r"\balone\b(?! (?:can|could|will|would|is|was)\b)"
    r"|\b(?:in|at|from) (?:a single|one|just one) \p{L}+"
    r"|\b(?:hospital|clinic|infirmary|ward|school|shelter)s?['’]?s? "
    r"(?:has |had |have |was |were |is )*(?:treated|treating|admitted|received|receiving|took in|"
    r"taken in|housed|housing)\b",
    regex.IGNORECASE,
)
_GROWING_UNITS = frozenset(["hectares", "acres"])
# What is counted while it goes on: the later count takes in the earlier one.
_UNFOLDING = frozenset(
    map(
        stem_word,
        "destroyed damaged burnt burned lost flooded cancelled infected cases ill sick sickened "
        "confirmed evacuated homeless sheltered rescued recovered arrested detained treated "
        "hospital stranded collapsed bodies outages signatures signed donated recalled scrapped "
        "grounded inundated missing trapped leave flee fled displaced".split(),
    )
)
NEAR_WORD = 0.3


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
        line = _wider(first, last) or _narrower(first, last)
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


def _narrower(first: Counts, last: Counts) -> str:
    """Why the first, smaller figure counts less than the second does; empty where nothing says."""
    if (last.figure.low or 0.0) <= (first.figure.low or 0.0):
        return ""
    narrow = _word(_NARROWER, first.page, first.figure)
    is_both = narrow and _word(_NARROWER, last.page, last.figure)
    return f'the smaller number stands with "{narrow}"' if narrow and not is_both else ""


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
        return _fell(first, last) if is_after else ""
    said = first.page.report.published.moment
    is_ahead = other.as_of and said is not None and said.latest < other.as_of
    if (is_ahead or (other.as_of and not one.as_of and is_after)) and not is_before:
        return "the larger number is said to hold for a time, in the report published later"
    grew = "" if _has_other_past(first, last) else _word(_GREW, last.page, other)
    if not grew and not match.is_beside and not _are_two(first, last):
        grew = _word(_NOW, last.page, other)
    if grew and not is_before:
        return f'the larger number stands with "{grew}"'
    start = _word(_FIRST, first.page, one)
    if start and not is_before:
        return f'the smaller number stands with "{start}"'
    grows = {one.category, other.category} & CASUALTIES or _unfolds(first) or _unfolds(last)
    is_slip = digits_kept(one.low or 0.0, other.low or 0.0) == 1
    is_disputed = match.is_beside or _is_disputed(first, last) or is_slip
    if not grows or not is_after or is_disputed or _is_copied(first, last, match):
        return ""
    return "the larger number was published later"


def _fell(first: Counts, last: Counts) -> str:
    """Why the second figure, published later, is what became of the larger first one."""
    if first.figure.category is last.figure.category is Category.MISSING:
        return "fewer are missing in the report published later"
    fell = _word(_FELL, last.page, last.figure)
    is_both = fell and _word(_FELL, first.page, first.figure)
    if not fell or is_both or _has_other_past(first, last):
        return ""
    return f'the smaller number stands with "{fell}", in the report published later'


def _has_other_past(first: Counts, last: Counts) -> bool:
    """Whether the second figure's sentence says from what it came, and that is not the first."""
    beside = [
        one
        for one in last.page.figures
        if one.id != last.figure.id and last.place.covers(one.span) and one.unit == last.figure.unit
    ]
    text = last.page.text
    past = [
        one
        for one in beside
        if _FROM.search(text, max(last.place.start, one.span.start - 12), one.span.start)
    ]
    return bool(past) and not any(one.low == first.figure.low for one in past)


def _unfolds(counts: Counts) -> bool:
    """Whether a figure counts what goes on happening: ground burnt, houses lost, people ill."""
    if counts.figure.unit in _GROWING_UNITS:
        return True
    words = zip(counts.context.stems, counts.context.weights, strict=True)
    is_count = not measure_of(counts.figure)
    return is_count and any(weight >= NEAR_WORD and stem in _UNFOLDING for stem, weight in words)


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
    return _are_two(first, last) and gap is not None and gap < HALF_A_DAY


def _are_two(first: Counts, last: Counts) -> bool:
    """Whether two sources state the figures, and not an outlet that counts anew.

    "Police" of two reports are one source, though nothing says that they are one office.
    """
    is_same = not first.speaker or not last.speaker or first.speaker == last.speaker
    outlets = [one.page.report.outlet.name.casefold() for one in (first, last)]
    if is_same or (outlets[0] and outlets[0] == outlets[1]):
        return False
    return not first.source & last.source


def _word(pattern: regex.Pattern[str], page: Page, figure: Figure) -> str:
    """The word of a pattern in a figure's sentence, near the figure."""
    near = page.places.sentences.touching(figure.span)
    place = near[0] if near else figure.span
    start = max(place.start, figure.span.start - AROUND)
    match = pattern.search(page.text, start, min(place.end, figure.span.end + AROUND))
    return match.group() if match else ""
