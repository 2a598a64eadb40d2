"""Days that are printed with their month: "May 3", "on Sept. 21, 2031 at 11:05", "May 3 to 5"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.days import StatedDay, find_days
from retold.text.moments.calendar import month
from retold.text.moments.found import Days, Found, Seen
from retold.text.moments.patterns import MONTH, YEAR, month_number
from retold.text.moments.tense import Tense, find_tense

_MANY = 60  # days ahead of its publication that a report without a verb is read as naming
_OPEN_DAY = r"(?P<d{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—] ?| (?:to|through|until|till|and|or) (?:the )?)"
_DAY_FIRST = regex.compile(
    rf"\b{_OPEN_DAY.format(1)}{_TO}{_OPEN_DAY.format(2)} (?:of )?(?P<month>{MONTH})"
    rf"(?:,? (?P<year>{YEAR}))?\b"
)
_MONTH_FIRST = regex.compile(
    rf"\b(?P<month>{MONTH}) {_OPEN_DAY.format(1)}{_TO}{_OPEN_DAY.format(2)}\b(?![:.,]\d|/)"
    rf"(?:,? (?P<year>{YEAR})\b)?(?! (?:{MONTH})\b)"
)


def find_stated(seen: Seen) -> Iterator[Found]:
    """The days with their month that a text names, and runs of days of one month."""
    for day in find_days(seen.text):
        if not (day.span.start and seen.text[day.span.start - 1] in "$€£#"):
            yield _found(day, seen)
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(seen.text):
            run = _run(match, seen)
            if run is not None:
                yield run


def _found(day: StatedDay, seen: Seen) -> Found:
    local = day.local if day.has_year else _in_nearest_year(day, seen)
    return Found(
        span=day.span,
        days=(local.date(), local.date()) if local else None,
        precision=day.precision,
        rule="day" if day.has_year else "day without its year",
        clock=local.timetz() if local and day.precision is not Precision.DAY else None,
        has_year=day.has_year,
        month_and_day=(day.local.month, day.local.day),
    )


def _in_nearest_year(day: StatedDay, seen: Seen) -> datetime | None:
    if seen.today is None:
        return None
    year = year_of(day.local.month, day.local.day, seen, day.span)
    return day.in_year(year)


def year_of(number: int, day: int, seen: Seen, span: Span) -> int:
    """The year of a day without one: before its publication, or after it where the words say so."""
    today = seen.today or date.min
    ahead = (number - today.month) * 30 + day - today.day
    tense = find_tense(seen.text, span.start, span.end)
    if ahead > 0:
        near = tense is Tense.FUTURE or (tense is Tense.UNKNOWN and ahead <= _MANY)
        # A day or two ahead is a date line in another zone, or an event that is announced.
        return today.year if near or ahead <= 2 else today.year - 1
    return today.year + 1 if tense is Tense.FUTURE and ahead < -_MANY * 2 else today.year


def _run(match: regex.Match[str], seen: Seen) -> Found | None:
    number, first, last = month_number(match["month"]), int(match["d1"]), int(match["d2"])
    if not 0 < first < last <= 31:
        return None
    span = Span(*match.span())
    year = int(match["year"]) if match["year"] else 0
    if not year and seen.today is not None:
        year = year_of(number, first, seen, span)
    try:
        days: Days | None = (date(year, number, first), date(year, number, last)) if year else None
    except ValueError:
        return None
    if days is None and last > month(4, number)[1].day:
        return None
    return Found(
        span=span,
        days=days,
        precision=Precision.DAY,
        rule="days of a month",
        has_year=bool(match["year"]),
        month_and_day=(number, first) if not match["year"] else None,
    )
