"""Times seen from the day of publication: "yesterday", "last week", "in the past two years"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import PRECISIONS, exact, part_of, whole
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.patterns import COUNT, PART, counts, is_recurring, unit_name
from retold.text.moments.tense import Tense, find_tense

_NAMED = regex.compile(
    r"(?i)\b(?:(?:earlier|later|late|early) )?(?P<word>the day before yesterday"
    r"|(?:the )?day after tomorrow|today|yesterday|tomorrow|tonight|overnight|last night"
    rf"|(?:earlier |later )?this {PART})\b(?!-)(?:['’]s\b)?"
    rf"(?:(?<=day|row) {PART}\b)?"
)
_SHIFTS = {
    "the day before yesterday": -2, "day after tomorrow": 2, "the day after tomorrow": 2,
    "yesterday": -1, "tomorrow": 1, "last night": -1,
}  # fmt: skip
_NOW = regex.compile(
    r"(?i)\b(?:currently|at present|nowadays|so far|right now"
    r"|(?<!(?:up|week|month|quarter|season|year)[ -])to date)\b"
    r"|(?<=\b(?:until|till|to) )now\b|(?<=\bbetween )now(?= and\b)"
    r"|(?<=\bbetween [^.;]{4,24} and )now\b"
)
_PART = r"(?P<part>(?:the )?(?:start|beginning|middle|end) of|earlier|later|early|late|mid)"
_UNIT = regex.compile(
    rf"(?i)\b(?:{_PART}[ -])?(?:the )?"
    r"(?P<which>last|past|previous|this|current|next|coming|upcoming|this coming|this past) "
    r"(?:fiscal |financial )?"
    r"(?P<unit>week|weekend|fortnight|month|quarter|year|decade|century)\b(?:['’]s\b)?"
)
_NEXT_BUT_ONE = regex.compile(
    r"(?i)\bthe (?P<unit>weekend|week|month|year) (?P<which>after (?:the )?next|before last)\b"
)
_WEEKEND = regex.compile(r"(?i)\b(?:over|at|during|on|for) the (?P<unit>weekend)\b")
_SPAN = regex.compile(
    rf"(?i)\b(?:(?:(?:in|over|during|within|for|of|throughout)(?: the)?|the) )?"
    rf"(?P<which>last|past|previous|next|coming|following) (?P<count>{COUNT}) "
    r"(?P<unit>(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?)\b"
)
_DURING = regex.compile(
    r"(?i)\b(?:in|over|during|within|for|throughout) (?:the )?(?=the|last|past|next|$)"
)
_AHEAD = ("next", "coming", "upcoming", "this coming")
_BACK = ("last", "past", "previous", "this past")


def find_relative(seen: Seen) -> Iterator[Found]:
    """The times that a text names by their distance from its publication, without a count."""
    for match in _NAMED.finditer(seen.text):
        yield _found(match, _named(match, seen.today), Precision.DAY, "named day")
    for match in _NOW.finditer(seen.text):
        yield _found(match, _day(seen.today), Precision.DAY, "now")
    for match in _UNIT.finditer(seen.text):
        unit = match["unit"].lower()
        # "The previous month" is the one before the time last named.
        is_other = match["which"].lower() == "previous" and match.group().lower().startswith("the")
        if not is_other and not is_recurring(seen.text, match.start()):
            yield _found(match, _unit(match, seen), PRECISIONS[unit], "relative")
    for match in _NEXT_BUT_ONE.finditer(seen.text):
        unit, shift = match["unit"].lower(), 2 if match["which"].lower().startswith("after") else -2
        days = whole(unit, seen.today, shift) if seen.today else None
        yield _found(match, days, PRECISIONS[unit], "relative")
    for match in _WEEKEND.finditer(seen.text):
        days = _weekend(match, seen, "") if seen.today else None
        yield _found(match, days, Precision.DAY, "relative")
    for match in _SPAN.finditer(seen.text):
        unit = unit_name(match["unit"])
        precision = Precision.DAY if unit == "hour" else PRECISIONS[unit]
        yield _found(match, _span(match, unit, seen.today), precision, "relative length")


def _found(match: regex.Match[str], days: Days | None, precision: Precision, rule: str) -> Found:
    return Found(span=Span(*match.span()), days=days, precision=precision, rule=rule)


def _day(today: date | None) -> Days | None:
    return (today, today) if today else None


@within_calendar
def _named(match: regex.Match[str], today: date | None) -> Days | None:
    if today is None:
        return None
    word = match["word"].lower()
    if word == "overnight":
        return today - timedelta(days=1), today
    day = today + timedelta(days=_SHIFTS.get(word, 0))
    return day, day


@within_calendar
def _unit(match: regex.Match[str], seen: Seen) -> Days | None:
    today = seen.today
    if today is None:
        return None
    unit, which = match["unit"].lower(), match["which"].lower()
    if unit == "weekend":
        return _weekend(match, seen, which)
    at = match.start()
    if which in ("last", "past", "next") and _DURING.search(seen.text, max(0, at - 12), at + 4):
        other = exact(today, unit, 1 if which == "next" else -1)
        return min(today, other), max(today, other)
    shift = int(which in _AHEAD) - int(which in _BACK)
    days = whole(unit, today, shift)
    part = (match["part"] or "").lower().removeprefix("the ").removesuffix(" of")
    if shift == 0 and part == "earlier":
        return days[0], max(days[0], today)
    if shift == 0 and part == "later":
        return min(days[1], today), days[1]
    return part_of(days, {"earlier": "early", "later": "late"}.get(part, part))


def _weekend(match: regex.Match[str], seen: Seen, which: str) -> Days:
    """The weekend that is on, or the last or the next one, by its word and by the verb."""
    today = seen.today or date.min
    this = whole("weekend", today)
    if which in _BACK:
        return whole("weekend", today, -1)
    if which == "next":
        return whole("weekend", today, 1)
    tense = find_tense(seen.text, *match.span())
    is_over = today < this[0] and which not in _AHEAD
    if is_over and (tense is Tense.PAST or (tense is Tense.UNKNOWN and not which)):
        return whole("weekend", today, -1)
    return this


@within_calendar
def _span(match: regex.Match[str], unit: str, today: date | None) -> Days | None:
    """A length of time that ends, or begins, on the day of publication."""
    if today is None or match["which"].lower() == "following":
        return None
    count = counts(match["count"])[1]
    if unit == "hour":
        unit, count = "day", (count + 23) // 24
    if match["which"].lower() in ("next", "coming"):
        return today, exact(today, unit, count)
    return exact(today, unit, -count), today
