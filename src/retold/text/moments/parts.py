"""Parts of the week, month or year that is on: "the rest of the year", "earlier in the week"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import PRECISIONS, part_of, whole
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.tense import Tense, find_tense

PART_OF_A_DAY = "part of a day"
_OF_THIS = regex.compile(
    r"(?i)\b(?:the )?(?P<part>start|beginning|middle|end|rest|remainder|first half|second half) of"
    r" (?:the|this) (?P<unit>day|week|month|year|decade)\b(?! of\b|['’-])"
)
# "Earlier in the week" is a part of this one, "later in the day" one of the day last named.
_WITHIN = regex.compile(
    r"(?i)\b(?P<part>earlier|later|late|early) in the (?P<unit>day|week|month|year)\b(?! of\b)"
    r"|\bin the (?:early|small) hours\b(?! of\b)"
)
_YEAR_END = regex.compile(
    r"(?i)\b(?:by|before|at|until|till|since) (?:year[ -]end|the year['’]s end)\b(?!-)"
)
_HALVES = {"first half": "early", "second half": "late"}


def find_parts(seen: Seen) -> Iterator[Found]:
    """The parts that a text names of the day, week, month or year that is on."""
    for match in (*_OF_THIS.finditer(seen.text), *_WITHIN.finditer(seen.text)):
        unit = (match["unit"] or "day").lower()
        is_open = unit == "day" and match.re is _WITHIN
        yield Found(
            span=Span(*match.span()),
            days=None if is_open else _part(match["part"].lower(), unit, seen),
            precision=PRECISIONS[unit],
            rule=PART_OF_A_DAY if is_open else "relative",
        )
    for match in _YEAR_END.finditer(seen.text):
        yield Found(
            span=Span(*match.span()),
            days=_year_end(match, seen),
            precision=Precision.DAY,
            rule="relative",
        )


@within_calendar
def _part(part: str, unit: str, seen: Seen) -> Days | None:
    today = seen.today
    if today is None:
        return None
    first, last = whole(unit, today)
    if unit == "day":
        return today, today
    if part == "earlier":
        return first, today
    if part in ("later", "rest", "remainder"):
        return today, last
    return part_of((first, last), _HALVES.get(part, part))


@within_calendar
def _year_end(match: regex.Match[str], seen: Seen) -> Days | None:
    """The last day of the year that is on, or of the one before it where the words look back."""
    if seen.today is None:
        return None
    is_past = find_tense(seen.text, *match.span()) is Tense.PAST
    day = whole("year", seen.today, -int(is_past))[1]
    return day, day
