"""How two figures of one quantity stand: other units, other scope, later, or in conflict."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from retold.claims.counting import AROUND, REVISED, Counts, Match, word_near
from retold.claims.later import why_later
from retold.claims.notes import Note
from retold.claims.things import NEARLY, is_other_scope
from retold.model import Figure, Relation
from retold.text.numbers import find_numbers

# How alike two sentences are of which one tells of a revision of the other's figure.
LIKE = 0.38
_BECAME = regex.compile(
    r"\b(?:up from|rose to|risen to|rising to|grew to|climbed to|raised to|revised (?:up )?from|"
    r"later (?:put|raised|revised)|up on|increased to|then|down (?:from|to)|"
    r"(?:fell|fallen|cut|lowered|reduced|dropped|shrunk|shrank|declined) (?:from|to))\b",
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
        line = why_later(first, last, match)
        if line:
            return Relation.LATER, (line, *told), is_back
    return Relation.CONFLICT, told, False


def revision_of(match: Match) -> tuple[str, bool]:
    """What says of two figures that may both hold that one replaced the other; empty for nothing.

    The second value says whether the second figure is the earlier.
    """
    for last, is_back in ((match.other, False), (match.one, True)):
        word = word_near(REVISED, last.page, last.figure)
        if word and match.context >= LIKE:
            return f'"{last.figure.text}" stands with "{word}"', is_back
    return "", False


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
    wide = word_near(_WIDER, last.page, last.figure)
    is_both = wide and word_near(_WIDER, first.page, first.figure)
    return f'the larger number stands with "{wide}"' if wide and not is_both else ""


def _narrower(first: Counts, last: Counts) -> str:
    """Why the first, smaller figure counts less than the second does; empty where nothing says."""
    if (last.figure.low or 0.0) <= (first.figure.low or 0.0):
        return ""
    narrow = word_near(_NARROWER, first.page, first.figure)
    is_both = narrow and word_near(_NARROWER, last.page, last.figure)
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
