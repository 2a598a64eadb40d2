"""Times counted in units: "two days ago", "a day earlier", "three weeks after Easter".

What is counted from another time of the text ("a day later", "the same week") is first left open,
with the way to count it; `anchors` resolves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import regex

from retold.model.span import Span
from retold.text.moments.calendar import PRECISIONS, UNITS, exact, moved, moved_precision, whole
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.patterns import (
    COUNT,
    PART,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    counts,
    unit_name,
    weekday_number,
)
from retold.text.moments.tense import Tense, find_tense

_ABOUT = r"(?:(?:just |only )?(?:about|around|some|nearly|almost|over|more than|less than) )?"
_LENGTH = rf"{COUNT}[ -]{UNIT}(?:,?(?: and)? {COUNT} {UNIT}){{0,3}}"
_TERM = regex.compile(rf"(?i)(?P<count>{COUNT})[ -](?P<unit>{UNIT})")
_AGO = regex.compile(
    rf"(?i)\b{_ABOUT}(?:(?P<length>{_LENGTH})"
    r"|(?P<plural>(?:hour|day|week|month|year|decade)s)) (?:ago|back)\b"
    r"(?: (?P<to>today|to the day|this (?P<same>week|month)))?"
)
_FROM_NOW = regex.compile(
    rf"(?i)\b{_ABOUT}(?P<length>{_LENGTH}) from (?:now|today)\b"
    rf"|\bin (?:a )?(?P<time>{COUNT} {UNIT})['’]s? time\b"
    rf"|\b(?P<in>in|within)(?: the next)? (?P<open>{_LENGTH})\b"
)
_FROM_OTHER = regex.compile(
    rf"(?i)\b{_ABOUT}(?P<length>{_LENGTH}) "
    r"(?P<way>earlier|later|afterwards|beforehand|previously"
    r"|(?:before|after|after that|before that)(?=[.,;:)\"”]|$))"
)
_NEXT = regex.compile(
    rf"(?i)\b(?:(?:early|late|earlier|later) )?"
    rf"(?:(?P<which>the (?:same|next|following|previous)|that) (?:very )?"
    rf"(?P<unit>day|night|weekend|week|month|year|{PART}|{WEEKDAY})"
    rf"|(?P<before>the (?:day|night|week|month|year|{WEEKDAY}) (?:before|after)"
    r"(?=[.,;:)\"”]|$)))\b"
    r"(?! (?:old|long|has|will|may|comes)\b)"
)
_AHEAD = ("the next", "the following")


def find_counted(seen: Seen) -> Iterator[Found]:
    """The times that a text names by a number of units."""
    yield from _find_ago(seen)
    yield from _find_from_now(seen)
    for match in _FROM_OTHER.finditer(seen.text):
        sign = -1 if match["way"].lower() in _BACKWARD else 1
        terms = _terms(match["length"])
        if terms[-1][0] not in ("second", "minute", "hour"):
            yield _open(match, terms[-1][0], _counting(terms, sign))
    for match in _NEXT.finditer(seen.text):
        yield from _find_next(match)


Term = tuple[str, int, int]
_BACKWARD = ("earlier", "before", "beforehand", "previously", "before that")


def _find_ago(seen: Seen) -> Iterator[Found]:
    for match in _AGO.finditer(seen.text):
        terms = _terms(match["length"]) if match["length"] else [(unit_name(match["plural"]), 0, 0)]
        days = None
        if seen.today is not None and match["length"]:
            days = _to_the_day(match, terms, seen.today)
        precision = moved_precision("day" if match["to"] else terms[-1][0])
        if match["same"]:
            precision = PRECISIONS[match["same"].lower()]
        yield Found(span=Span(*match.span()), days=days, precision=precision, rule="ago")


@within_calendar
def _to_the_day(match: regex.Match[str], terms: list[Term], today: date) -> Days | None:
    """A length of time before today; "a year ago today" is that very day."""
    if not match["to"]:
        return _counting(terms, -1)((today, today))
    first = last = today
    for unit, least, most in terms:
        first, last = exact(first, unit, -most), exact(last, unit, -least)
    unit = (match["same"] or "day").lower()
    return whole(unit, first)[0], whole(unit, last)[1]


def _find_from_now(seen: Seen) -> Iterator[Found]:
    for match in _FROM_NOW.finditer(seen.text):
        # "In two days" is also how long something took.
        if match["open"] and find_tense(seen.text, *match.span()) is not Tense.FUTURE:
            continue
        terms = _terms(match["length"] or match["time"] or match["open"])
        days = _from_today(terms, 1, seen.today) if seen.today else None
        if days and seen.today and (match["in"] or "").lower() == "within":
            days = (seen.today, days[1])
        precision = moved_precision(terms[-1][0])
        yield Found(span=Span(*match.span()), days=days, precision=precision, rule="from now")


@within_calendar
def _from_today(terms: list[Term], sign: int, today: date) -> Days | None:
    return _counting(terms, sign)((today, today))


def _terms(length: str) -> list[Term]:
    """The units of a length of time, coarse ones first, with the least and greatest count."""
    terms = [(unit_name(one["unit"]), *counts(one["count"])) for one in _TERM.finditer(length)]
    return sorted(terms, key=lambda term: UNITS.index(term[0]), reverse=True)


def _counting(terms: list[Term], sign: int) -> Callable[[Days], Days]:
    """A way to count a length of time on from some days, or back."""

    def count(days: Days) -> Days:
        for place, (unit, least, most) in enumerate(terms):
            if place < len(terms) - 1:
                days = (exact(days[0], unit, sign * least), exact(days[1], unit, sign * most))
            else:
                one, other = moved(days, unit, sign * least), moved(days, unit, sign * most)
                days = min(one[0], other[0]), max(one[1], other[1])
        return days

    return count


def _open(match: regex.Match[str], unit: str, count: Callable[[Days], Days]) -> Found:
    return Found(
        span=Span(*match.span()),
        days=None,
        precision=moved_precision(unit),
        rule="counted from another time",
        count=count,
    )


def _find_next(match: regex.Match[str]) -> Iterator[Found]:
    if match["before"]:
        words = match["before"].lower().split()
        sign = 1 if words[2] == "after" else -1
        if words[1] in WEEKDAYS:
            yield _open(match, "day", _to_weekday(weekday_number(words[1]), sign))
            return
        unit = unit_name(words[1])
        yield _open(match, unit, _counting([(unit, 1, 1)], sign))
        return
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = 1 if which in _AHEAD else -1 if which.endswith("previous") else 0
    if unit.capitalize().endswith("day") and unit != "day":
        yield _open(match, "day", _to_weekday(weekday_number(unit), shift))
    elif unit in ("week", "weekend", "month", "year"):
        yield _open(match, unit, _to_whole(unit, shift))
    else:
        yield _open(match, "day", lambda days: moved(days, "day", shift))


def _to_whole(unit: str, shift: int) -> Callable[[Days], Days]:
    return lambda days: whole(unit, days[0], shift)


def _to_weekday(number: int, shift: int) -> Callable[[Days], Days]:
    def count(days: Days) -> Days:
        if shift < 0:
            day = days[0] - timedelta(days=(days[0].weekday() - number) % 7 or 7)
        else:
            ahead = (number - days[0].weekday()) % 7
            day = days[0] + timedelta(days=ahead or (7 if shift else 0))
        return day, day

    return count
