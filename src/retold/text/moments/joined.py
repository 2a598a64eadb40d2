"""Expressions made of several: a day with its hour, "from May 3 to June 1", "a day after May 3"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import moved, moved_precision, whole
from retold.text.moments.clock import Clock
from retold.text.moments.found import Days, Found, within_calendar
from retold.text.moments.patterns import COUNT, LONG_UNIT, counts, unit_name

_DAY_CLOCK = regex.compile(r"(?i),? ?(?:\(|at |around |about |by |before |after |until |from )?")
_CLOCK_DAY = regex.compile(r"(?i),? ?(?:on |\()?")
_TO = regex.compile(r"(?i) ?(?:[-–—]|to|through|until|till) ?(?:the )?")
_THROUGH = regex.compile(r"(?i) (?:through|until|till) (?:the )?")
_AND = regex.compile(r"(?i),? and (?:the )?")
_BETWEEN = regex.compile(r"(?i)\bbetween (?:the )?$")
_FROM = regex.compile(r"(?i)\bfrom (?:the )?$")
# "Moved from Monday to Tuesday" names two days and nothing between them.
_MOVED = regex.compile(
    r"(?i)\b(?:mov|postpon|delay|shift|chang|push|bring|brought|resched|extend|cut|fell|rose|up|down"
    r"|increas|drop)"
)
_COUNTED = regex.compile(
    rf"(?i)\b(?:(?P<count>{COUNT}|the) (?P<unit>{LONG_UNIT}) (?P<way>before|after|from|prior to"
    r"|following)|the week (?P<week>of|beginning|starting|ending|commencing)) (?:on |the )?$"
)
_COARSE = (Precision.WEEK, Precision.MONTH, Precision.YEAR)


def join_clocks(found: list[Found], clocks: list[Clock], text: str) -> list[Found]:
    """The expressions, days that stand beside a time of day joined with it; the rest of the times.

    A time of day alone is left without its day.
    """
    made = list(found)
    by_end = {one.span.end: place for place, one in enumerate(made)}
    by_start = {one.span.start: place for place, one in enumerate(made)}
    for clock in clocks:
        joined = _join_clock(made, clock, text, by_start, by_end)
        if joined is None:
            made.append(
                Found(
                    span=clock.span,
                    days=None,
                    precision=clock.precision,
                    rule="time of day",
                    clock=clock.time,
                )
            )
    return made


def _join_clock(
    made: list[Found], clock: Clock, text: str, by_start: dict[int, int], by_end: dict[int, int]
) -> Found | None:
    """Join a time of day to the day right before or right after it, in its place."""
    low = clock.span.start
    for gap in range(12):
        place = by_end.get(low - gap)
        if place is None or not _DAY_CLOCK.fullmatch(text, low - gap, low):
            continue
        if made[place].days is None or made[place].is_whole_day:
            made[place] = _with_clock(made[place], clock, made[place].span.start, clock.span.end)
            return made[place]
    for gap in range(6):
        place = by_start.get(clock.span.end + gap)
        if place is None or not _CLOCK_DAY.fullmatch(text, clock.span.end, clock.span.end + gap):
            continue
        if made[place].is_whole_day or made[place].days is None:
            made[place] = _with_clock(made[place], clock, low, made[place].span.end)
            return made[place]
    return None


def _with_clock(day: Found, clock: Clock, start: int, end: int) -> Found:
    if day.precision in _COARSE:
        return day
    return replace(
        day, span=Span(start, end), clock=clock.time, precision=clock.precision, count=None
    )


def join_ranges(found: list[Found], text: str) -> list[Found]:
    """The expressions, two that are the ends of one stretch of time made one."""
    made: list[Found] = []
    for one in found:
        joined = _join_range(made[-1], one, text) if made else None
        if joined is not None:
            made[-1] = joined
        else:
            made.append(one)
    return made


def _join_range(first: Found, last: Found, text: str) -> Found | None:
    gap = text[first.span.end : last.span.start]
    if len(gap) > 14 or first.rule == "stretch" or first.is_open or last.is_open:
        return None
    low = max(0, first.span.start - 60)
    begins = _FROM.search(text, low, first.span.start)
    is_between = bool(_BETWEEN.search(text, low, first.span.start) and _AND.fullmatch(gap))
    if not is_between:
        is_open = first.rule == last.rule or first.precision == last.precision
        is_open = is_open or bool(begins or _THROUGH.fullmatch(gap))
        if not (is_open and _TO.fullmatch(gap)) or _MOVED.search(text, low, first.span.start):
            return None
    if "time of day" in (first.rule, last.rule):
        return _clock_range(first, last)
    days = _ends(first, last)
    if days is None and first.days and last.days:
        return None
    return Found(
        span=Span(first.span.start, last.span.end),
        days=days,
        precision=max(first.precision, last.precision, Precision.DAY, key=_ORDER.index),
        rule="stretch",
        has_year=last.has_year,
    )


def _clock_range(first: Found, last: Found) -> Found | None:
    """Two times of one day: the day is that of either."""
    if first.clock is None or last.clock is None:
        return None
    day = last if first.rule == "time of day" else first
    return replace(day, span=Span(first.span.start, last.span.end), clock=first.clock)


_ORDER = list(Precision)


def _ends(first: Found, last: Found) -> Days | None:
    """From the first day of one to the last of the other, the year of the other taken over."""
    if first.days is None or last.days is None:
        return None
    begins, ends = first.days[0], last.days[1]
    if first.rule == last.rule == "weekday":  # the first such day after the one it begins on
        apart = timedelta(days=(ends.weekday() - begins.weekday()) % 7)
        return (ends - apart, ends) if ends < begins else (begins, begins + apart)
    if last.has_year and first.month_and_day and not first.has_year:
        begins = _in_year(begins, ends.year - (begins.month > ends.month))
    elif first.has_year and last.month_and_day and not last.has_year:
        ends = _in_year(ends, begins.year + (ends.month < begins.month))
    elif begins > ends and first.month_and_day and _in_year(begins, ends.year) <= ends:
        begins = _in_year(begins, ends.year)
    elif begins > ends and last.month_and_day and not last.has_year:
        ends = _in_year(ends, begins.year + (ends.month < begins.month))
    return (begins, ends) if begins <= ends else None


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def join_counts(found: list[Found], text: str) -> Iterator[Found]:
    """The expressions, one from which another is counted ("a day after May 3") made one with it."""
    for one in found:
        match = None
        if one.days is not None or one.rule in ("weekday", "named day"):
            match = _COUNTED.search(text, max(0, one.span.start - 50), one.span.start)
        yield _counted(one, match) if match else one


def _counted(one: Found, match: regex.Match[str]) -> Found:
    span = Span(match.start(), one.span.end)
    if match["week"]:
        days = _week(match["week"].lower(), one.days) if one.days else None
        return replace(one, span=span, days=days, precision=Precision.WEEK, rule="week of a day")
    unit = unit_name(match["unit"])
    least, most = (1, 1) if match["count"].lower() == "the" else counts(match["count"])
    sign = -1 if match["way"].lower() in ("before", "prior to") else 1
    days = None
    if one.days is not None:
        days = _moved_between(one.days, unit, sign * least, sign * most)
    return replace(
        one, span=span, days=days, precision=moved_precision(unit), rule="counted from a time"
    )


@within_calendar
def _moved_between(days: Days, unit: str, low: int, high: int) -> Days | None:
    one, other = moved(days, unit, low), moved(days, unit, high)
    return min(one[0], other[0]), max(one[1], other[1])


@within_calendar
def _week(way: str, days: Days) -> Days | None:
    if way == "of":
        return whole("week", days[0])
    if way == "ending":
        return days[1] - timedelta(days=6), days[1]
    return days[0], days[0] + timedelta(days=6)


def without_overlap(found: list[Found]) -> list[Found]:
    """Where two overlap, the longer one; of two as long, the one that says when."""
    found.sort(key=lambda one: (one.span.start, -one.span.end, one.days is None))
    kept: list[Found] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
        elif len(one.span) > len(kept[-1].span):
            kept[-1] = one
    return kept
