"""Weeks and days counted in a month or a year: "the first week of May", "the last day of 2031"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import month, weekday_of_month, whole, years
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.patterns import MONTH, ORDINALS, YEAR, month_number
from retold.text.moments.stated import year_of

_NTH_WEEK = regex.compile(
    rf"(?i)\b(?:the )?(?P<nth>{'|'.join(ORDINALS)}) (?P<what>week|weekend|day) (?:in |of )?(?:"
    rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|(?P<near>last|this|next|the) (?P<unit>month|year)"
    rf"|(?P<whole>{YEAR}))\b"
)
_SHIFTS = {"last": -1, "next": 1}
_THURSDAY, _SATURDAY = 3, 5


def find_weeks(seen: Seen) -> Iterator[Found]:
    """The weeks, weekends and days that a text counts within a month or year.

    The first week is the one with the first Thursday (as in ISO 8601), the first weekend the one
    with the first Saturday.
    """
    for match in _NTH_WEEK.finditer(seen.text):
        span = Span(*match.span())
        within = _within(match, seen, span)
        yield Found(
            span=span,
            days=_nth(match, within) if within else None,
            precision=Precision.WEEK if match["what"].lower() == "week" else Precision.DAY,
            rule=f"{match['what'].lower()} of a month",
            has_year=bool(match["year"] or match["whole"]),
        )


@within_calendar
def _within(match: regex.Match[str], seen: Seen, span: Span) -> Days | None:
    """The month or year that the week is counted in."""
    if match["whole"]:
        return years(int(match["whole"]))
    if match["year"]:
        return month(int(match["year"]), month_number(match["month"]))
    if seen.today is None:
        return None
    if match["near"]:
        return whole(match["unit"].lower(), seen.today, _SHIFTS.get(match["near"].lower(), 0))
    number = month_number(match["month"])
    return month(year_of(number, 1, seen, span), number)


@within_calendar
def _nth(match: regex.Match[str], within: Days) -> Days | None:
    first, last = within
    nth = ORDINALS[match["nth"].lower()]
    what = match["what"].lower()
    if what == "day":
        day = last if nth < 0 else first + timedelta(days=nth - 1)
        return day, day
    key = _SATURDAY if what == "weekend" else _THURSDAY
    begin = last if nth < 0 else first
    day = weekday_of_month(begin.year, begin.month, key, nth if nth < 0 else 1)
    day += timedelta(days=7 * max(0, nth - 1))
    return whole(what, day)
