"""Dates and times named in English words, resolved against the day of publication.

A weekday alone means the last such day up to the day of publication, that day included; a month
or a day without its year means the last one before it. Where nothing says when the text was
published, the expression is found and left unresolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import regex

from retold.model.moment import EASTERNMOST, Moment, Precision, TimeExpression
from retold.model.span import Span
from retold.text.days import MONTHS, find_days

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "a|an|one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
    for word in words.split("|")
}
_UNITS = {
    "minute": (Precision.MINUTE, 0), "hour": (Precision.HOUR, 0), "day": (Precision.DAY, 1),
    "night": (Precision.DAY, 1), "week": (Precision.WEEK, 7), "fortnight": (Precision.WEEK, 14),
    "month": (Precision.MONTH, 30), "year": (Precision.YEAR, 365), "decade": (Precision.YEAR, 3650),
}  # fmt: skip
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:(?:early|late|earlier|later) )?(?:morning|afternoon|evening|night)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)s?"
_YEAR = r"(?:1[89]|20)\d\d"
_LEAD = r"(?:(?:earlier|later|early|late) )?(?:on |by |since |until |till |from |before |after )?"

Meaning = tuple[date | None, Precision]
Reader = Callable[[regex.Match[str], date | None], Meaning]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern, its name, and what it means seen from the day of publication."""

    name: str
    pattern: regex.Pattern[str]
    read: Reader


def find_moments(text: str, published: Moment | None) -> tuple[TimeExpression, ...]:
    """The dates and times that a text names, in text order, without overlap.

    Args:
        text: English text.
        published: When it was published, if that is known.

    >>> [one.text for one in find_moments("It sank on Monday, a week ago.", None)]
    ['on Monday', 'a week ago']
    """
    today = _local_day(published)
    found = [*_find_days(text, today)]
    for rule in _RULES:
        found.extend(_apply(rule, text, today))
    return tuple(_without_overlap(found))


def _local_day(published: Moment | None) -> date | None:
    """The day of publication, where it was published."""
    if published is None or published.precision in (
        Precision.MONTH,
        Precision.YEAR,
        Precision.WEEK,
    ):
        return None
    if published.zone_known:
        return published.earliest.astimezone(UTC).date()
    # Where no zone was stated the earliest instant is that of the easternmost one.
    return published.earliest.astimezone(EASTERNMOST).date()


def _find_days(text: str, today: date | None) -> Iterator[TimeExpression]:
    """Days with their month: "May 3", "on Sept. 21, 2031 11:05"."""
    for day in find_days(text):
        lead = _DAY_LEAD.search(text, max(0, day.span.start - 24), day.span.start)
        span = Span(lead.start() if lead else day.span.start, day.span.end)
        if day.has_year:
            yield _make(text, span, Moment.of(day.local, day.precision), day.precision, "day")
            continue
        year = _year_of(day.local, today)
        local = day.in_year(year) if year else None
        moment = Moment.of(local, day.precision) if local else None
        yield _make(text, span, moment, day.precision, "day without its year")


def _year_of(day: datetime, today: date | None) -> int | None:
    """The year in which a day lies nearest before the day of publication, or at most a month on."""
    if today is None:
        return None
    ahead = (day.month - today.month) * 30 + day.day - today.day
    return today.year - 1 if ahead > 60 else today.year


def _apply(rule: _Rule, text: str, today: date | None) -> Iterator[TimeExpression]:
    for match in rule.pattern.finditer(text):
        try:
            day, precision = rule.read(match, today)
            start = datetime.combine(day, time()) if day else None
            moment = Moment.of(start, precision) if start else None
        except (ValueError, OverflowError):  # a year or a span that no calendar has
            continue
        yield _make(text, Span(*match.span()), moment, precision, rule.name)


def _make(
    text: str, span: Span, moment: Moment | None, precision: Precision, rule: str
) -> TimeExpression:
    return TimeExpression(
        span=span,
        text=span.of(text),
        earliest=moment.earliest if moment else None,
        latest=moment.latest if moment else None,
        precision=precision,
        rule=rule,
    )


def _without_overlap(found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Where two overlap, the longer one."""
    end = 0
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[TimeExpression] = []
    for one in found:
        if one.span.start >= end:
            kept.append(one)
        elif len(one.span) > len(kept[-1].span):
            kept[-1] = one
        end = kept[-1].span.end
    yield from kept


def _weekday(match: regex.Match[str], today: date | None) -> Meaning:
    """The last such day up to the day of publication; "last" excludes that day itself."""
    if today is None:
        return None, Precision.DAY
    back = (today.weekday() - _WEEKDAY_NAMES.index(match["day"].lower())) % 7
    which = (match.groupdict().get("which") or "").lower()
    if which == "next" or match.group().lower().startswith(("until", "till", "next")):
        return today + timedelta(days=(-back) % 7 or 7), Precision.DAY
    if which in ("last", "past", "previous") and back == 0:
        back = 7
    return today - timedelta(days=back), Precision.DAY


def _named_day(match: regex.Match[str], today: date | None) -> Meaning:
    """Today, yesterday, tomorrow and their like."""
    word = match["word"].lower()
    shift = -1 if word in ("yesterday", "last night", "overnight") else int(word == "tomorrow")
    if word.startswith("the day before"):
        shift = -2
    return (today + timedelta(days=shift) if today else None), Precision.DAY


def _ago(match: regex.Match[str], today: date | None) -> Meaning:
    """A length of time before the day of publication."""
    precision, days = _UNITS[match["unit"].lower().rstrip("s")]
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
    if today is None:
        return None, precision
    if precision is Precision.MONTH:
        return _months_before(today, count), precision
    if precision is Precision.YEAR:
        return date(today.year - count * (days // 365), 1, 1), precision
    # "A week ago" is stated to about a day, seen from a day.
    return today - timedelta(days=days * count), Precision.DAY


def _relative(match: regex.Match[str], today: date | None) -> Meaning:
    """Last week, this month, next year."""
    unit, which = match["unit"].lower(), match["which"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    precision = _UNITS[unit][0] if unit != "weekend" else Precision.WEEK
    if today is None:
        return None, precision
    if unit == "week":
        return today - timedelta(days=today.weekday() - 7 * shift), precision
    if unit == "weekend":
        saturday = today - timedelta(days=(today.weekday() + 2) % 7)
        return saturday + timedelta(days=7 * max(0, shift)), Precision.DAY
    if unit == "month":
        return _months_before(today, -shift), precision
    return date(today.year + shift, 1, 1), precision


def _months_before(today: date, count: int) -> date:
    months = today.year * 12 + today.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _month(match: regex.Match[str], today: date | None) -> Meaning:
    """A month, with or without its year."""
    month = _MONTH_NAMES.index(match["month"][:3].lower()) + 1
    if match["year"]:
        return date(int(match["year"]), month, 1), Precision.MONTH
    if today is None:
        return None, Precision.MONTH
    which = (match["which"] or "").lower()
    year = today.year - (month > today.month)
    if which == "next":
        year = today.year + (month <= today.month)
    elif which == "last" and month == today.month:
        year -= 1
    return date(year, month, 1), Precision.MONTH


def _year(match: regex.Match[str], _today: date | None) -> Meaning:
    return date(int(match["year"]), 1, 1), Precision.YEAR


def _now(_match: regex.Match[str], today: date | None) -> Meaning:
    return today, Precision.DAY


def _unresolved(match: regex.Match[str], _today: date | None) -> Meaning:
    """A length of time, or a day counted from another event: found, and left open."""
    unit = (match.groupdict().get("unit") or "day").lower().rstrip("s")
    return None, _UNITS[unit][0]


_DAY_LEAD = regex.compile(
    rf"(?i)\b(?:(?:earlier|late|early) )?(?:on|since|until|till|by|from|before|after)(?: the)?"
    rf"(?: {_DAY},?)? $"
)
_RULES = (
    _Rule("weekday", regex.compile(
        rf"\b(?i:{_LEAD})(?:(?i:(?P<which>last|past|this|next|previous)) )?"
        rf"(?P<day>{_DAY})\b(?:['’]s\b)?(?: {_PART}\b)?"), _weekday),
    _Rule("named day", regex.compile(
        r"(?i)\b(?:(?:earlier|later|late|early) )?(?P<word>today|yesterday|tomorrow|tonight"
        r"|overnight|last night|this (?:morning|afternoon|evening)|the day before yesterday)\b"
        rf"(?: {_PART}\b)?"), _named_day),
    _Rule("ago", regex.compile(
        rf"(?i)\b(?:(?:about|around|some|nearly|almost|over|more than|just) )?(?P<count>{_COUNT}) "
        rf"(?P<unit>{_UNIT}) ago\b"), _ago),
    _Rule("relative", regex.compile(
        r"(?i)\b(?:(?:earlier|later|late|early) )?(?P<which>last|past|previous|this|next|coming) "
        r"(?P<unit>week|weekend|month|year)\b"), _relative),
    _Rule("month", regex.compile(
        rf"\b(?:(?i:since|in|by|until|late in|early in|during|from|before|after) "
        rf"(?:(?i:late|early|mid)[ -])?)?(?:(?i:(?P<which>last|next|this)) )?"
        rf"(?P<month>{MONTHS})(?:,? (?P<year>{_YEAR}))?\b(?! ?\d)"), _month),
    _Rule("year", regex.compile(
        rf"(?i)\b(?:since|in|by|until|during|from|before|after|as of|of)"
        rf"(?: (?:late|early|mid)[ -]?)? (?P<year>{_YEAR})s?\b(?![.,:]\d|-\d)"), _year),
    _Rule("now", regex.compile(
        r"(?i)\b(?:currently|at present|nowadays|so far|right now)\b"), _now),
    _Rule("counted from another event", regex.compile(
        rf"(?i)\b(?P<count>{_COUNT}) (?P<unit>{_UNIT}) (?:earlier|later|before|after)\b"
        r"|\bthe (?:same|next|following|previous) (?P<unit>day|night|week|month|year)\b"),
        _unresolved),
    _Rule("length of time", regex.compile(
        rf"(?i)\b(?:for|after|within|over|in)(?: (?:the|some|nearly|about|almost|more than"
        rf"|at least|up to))?(?: (?:last|past|next|coming|first|previous))? (?:{_COUNT} )?"
        rf"(?P<unit>{_UNIT})\b(?: of \p{{Ll}}{{3,20}}(?: \p{{Ll}}{{3,20}})?)?"), _unresolved),
)  # fmt: skip
