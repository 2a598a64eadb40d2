"""Weekdays: "on Monday", "last Friday", "Thursday of next week", "the first Monday in May".

A weekday alone means the last such day up to the day of publication, that day included: a report
of a Monday that says "on Monday" means that day. Where the words speak of what is to come it means
the first such day from the day of publication on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import weekday_of_month, whole
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.names import is_in_name
from retold.text.moments.patterns import (
    MONTH,
    ORDINALS,
    PART,
    WEEKDAY,
    YEAR,
    counts,
    is_recurring,
    month_number,
    weekday_number,
)
from retold.text.moments.tense import Tense, find_tense

_WEEK = r"(?P<week>last|this|next|the following|the previous|the same) week"
_WEEKDAY = regex.compile(
    r"\b(?:(?P<which>[Ll]ast|[Pp]ast|[Tt]his (?:coming|upcoming|past)|[Tt]his|[Cc]oming"
    r"|[Uu]pcoming|[Nn]ext|[Pp]revious)\s)?"
    rf"(?P<day>{WEEKDAY})\b(?!s\b)(?:['’]s?\b)?"
    rf"(?:(?<!['’]s|['’])(?:,? (?:(?i:in) the )?{PART}\b)?(?:(?:,? of|,)? {_WEEK}\b)?)?"
)
_WEEK_FIRST = regex.compile(rf"(?i:\b{_WEEK})[,]? (?:on )?(?P<day>{WEEKDAY})\b")
# "On Thursday week", "a week on Thursday", "two weeks from Friday": from the next such day on.
_WEEK_ON = regex.compile(
    rf"(?i)(?<!\b(?:for|after|in|within|over|last|past) )\b"
    rf"(?:(?P<day>{WEEKDAY}) week\b(?![-’'])"
    rf"|(?P<count>an?|one|two|three|four|\d) weeks? (?:on|from) (?P<from>{WEEKDAY})\b(?!['’]))"
)
_NTH = regex.compile(
    rf"(?i)\b(?:the )?(?P<nth>{'|'.join(ORDINALS)}) (?P<day>{WEEKDAY}) (?:in|of) "
    rf"(?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|(?P<near>last|previous|this|next|the) month)\b"
)
_OF_DATE = regex.compile(rf"\b(?P<day>{WEEKDAY}) the (?P<number>[0-3]?\d)(?:st|nd|rd|th)\b")
# "A Sunday" is any: it says of a day named elsewhere, or of none, what day of the week it is.
_ANY_DAY = regex.compile(r"(?i)\b(?:an?|another|one) $")
_WEEKS = {"last": -1, "previous": -1, "next": 1, "this": 0, "the": 0}
_BACK = ("last", "past", "previous", "this past")
_COMING = ("coming", "upcoming", "this coming", "this upcoming")


def find_weekdays(seen: Seen) -> Iterator[Found]:
    """The weekdays that a text names."""
    for match in _WEEKDAY.finditer(seen.text):
        if is_recurring(seen.text, match.start()) or is_in_name(seen.text, match):
            continue
        if _ANY_DAY.search(seen.text, max(0, match.start() - 10), match.start()):
            continue
        yield Found(
            span=Span(*match.span()),
            days=_days(match, seen),
            precision=Precision.DAY,
            rule="weekday",
        )
    for match in _WEEK_FIRST.finditer(seen.text):
        days = _in_week(match, seen.today)
        yield Found(
            span=Span(*match.span()), days=days, precision=Precision.DAY, rule="weekday of a week"
        )
    for match in _WEEK_ON.finditer(seen.text):
        days = _weeks_on(match, seen) if seen.today else None
        yield Found(
            span=Span(*match.span()), days=days, precision=Precision.DAY, rule="weekday of a week"
        )
    for match in _NTH.finditer(seen.text):
        days = _nth(match, seen)
        yield Found(
            span=Span(*match.span()),
            days=days,
            precision=Precision.DAY,
            rule="weekday of a month",
            has_year=bool(match["year"]),
        )
    for match in _OF_DATE.finditer(seen.text):
        yield Found(
            span=Span(*match.span()),
            days=_of_date(match, seen.today),
            precision=Precision.DAY,
            rule="weekday of a date",
        )


@within_calendar
def _days(match: regex.Match[str], seen: Seen) -> Days | None:
    if seen.today is None:
        return None
    if match["week"]:
        return _in_week(match, seen.today)
    day = _day(match, seen, seen.today)
    return day, day


@within_calendar
def _weeks_on(match: regex.Match[str], seen: Seen) -> Days | None:
    if seen.today is None:
        return None
    ahead = (weekday_number(match["day"] or match["from"]) - seen.today.weekday()) % 7
    weeks = counts(match["count"])[0] if match["count"] else 1
    day = seen.today + timedelta(days=(ahead or 7) + 7 * weeks)
    return day, day


def _day(match: regex.Match[str], seen: Seen, today: date) -> date:
    number, which = weekday_number(match["day"]), (match["which"] or "").lower()
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which in _BACK:
        return today - timedelta(days=back or 7)
    if which == "next":  # the one of the next calendar week
        return today + timedelta(days=7 - today.weekday() + number)
    if which in _COMING:
        return today + timedelta(days=ahead or 7)
    tense = find_tense(seen.text, *match.span())
    lead = seen.text[max(0, match.start() - 6) : match.start()].lower()
    if lead.endswith(("until ", "till ")):
        return today + timedelta(days=ahead or 7)
    if lead.endswith(" by ") and tense is not Tense.PAST:
        return today + timedelta(days=ahead)
    if which == "this" and tense is Tense.UNKNOWN:
        return today + timedelta(days=number - today.weekday())
    return today + timedelta(days=ahead) if tense is Tense.FUTURE else today - timedelta(days=back)


@within_calendar
def _in_week(match: regex.Match[str], today: date | None) -> Days | None:
    shift = _WEEKS.get(match["week"].lower())
    if today is None or shift is None:
        return None
    day = whole("week", today, shift)[0] + timedelta(days=weekday_number(match["day"]))
    return day, day


@within_calendar
def _nth(match: regex.Match[str], seen: Seen) -> Days | None:
    nth = ORDINALS[match["nth"].lower()]
    weekday = weekday_number(match["day"])
    if match["near"]:
        if seen.today is None:
            return None
        first = whole("month", seen.today, _WEEKS[match["near"].lower()])[0]
        return (weekday_of_month(first.year, first.month, weekday, nth),) * 2
    month = month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif seen.today is None:
        return None
    else:
        tense = find_tense(seen.text, *match.span())
        is_past = month <= seen.today.month
        year = seen.today.year
        year += int(is_past and tense is Tense.FUTURE) - int(not is_past and tense is Tense.PAST)
    return (weekday_of_month(year, month, weekday, nth),) * 2


@within_calendar
def _of_date(match: regex.Match[str], today: date | None) -> Days | None:
    """The nearest day that is that weekday and that day of its month: "Friday the 13th"."""
    if today is None:
        return None
    weekday, number = weekday_number(match["day"]), int(match["number"])
    near = [today + timedelta(days=step) for step in range(-366, 367)]
    fit = [day for day in near if day.day == number and day.weekday() == weekday]
    day = min(fit, key=lambda day: abs((day - today).days), default=None)
    return (day, day) if day else None
