"""Calendar days as they are printed: "May 3, 2031", "3 May", "2031-05-03T14:05Z", "03.05.2031".

Linear: one pass of a pattern without nested quantifiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import regex

from retold.model.moment import Precision
from retold.model.span import Span

_MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_SPACE = r"[ \t\u00a0\u202f]"
_GAP = rf"{_SPACE}{{1,3}}"
_ZONE = (
    r"(?:Z|(?:UTC|GMT)(?:[+-]\d{1,2})?|[+-][01]\d:?[0-5]\d|E[SD]T|P[SD]T|CES?T|EES?T|MSK)(?![\w:])"
)


def _clock(side: int) -> str:
    """The pattern of a clock time, its groups numbered for the side of the day it stands on."""
    return (
        rf"(?P<h{side}>[01]?\d|2[0-3])[:.h](?P<i{side}>[0-5]\d)(?::(?P<s{side}>[0-5]\d)(?:\.\d{{1,9}})?)?"
        rf"(?:{_SPACE}?(?P<p{side}>[apAP]\.?[mM]\b\.?))?(?:{_SPACE}?\(?(?P<z{side}>{_ZONE})\)?)?"
    )


_YEAR = r"(?:1[89]|20)\d\d"
_BETWEEN = rf"(?:{_SPACE}{{0,3}}(?:[,|•·–—-]|T|\bat\b|\bAt\b){_SPACE}{{0,3}}|{_GAP})"
_PATTERN = regex.compile(
    # "Ann RoeMay 3, 2031": pages run the name into the month.
    rf"(?:(?<![\w/.-])|(?<=\p{{Ll}}{{2}})(?={MONTHS} [0-3]?\d, {_YEAR}))"
    rf"(?:{_clock(1)}{_BETWEEN}(?:on{_GAP})?)?"
    rf"(?:(?P<weekday>{WEEKDAYS})\.?,?{_GAP})?"
    r"(?:"
    rf"(?P<m1>{MONTHS}|{MONTHS.upper()}){_SPACE}{{0,2}}(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d|,\d)"
    rf"(?:{_SPACE}?,?{_SPACE}{{0,3}}(?P<y1>{_YEAR})(?:\b|(?=\p{{Lu}}\p{{Ll}}))(?![:.]\d))?"
    rf"|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?:{_GAP}of)?(?:{_GAP}|-)(?P<m2>{MONTHS})(?![a-z])"
    rf"(?:(?:,?{_GAP}|-)(?P<y2>{_YEAR})(?:\b|(?=\p{{Lu}}\p{{Ll}}))(?![:.]\d))?"
    rf"|(?P<y3>{_YEAR})(?P<sep>[-/.])(?P<m3>[01]?\d)(?P=sep)(?P<d3>[0-3]?\d)(?!\d)"
    rf"|(?P<d4>[0-3]?\d)(?P<sep4>[/.-])(?P<m4>[0-3]?\d)(?P=sep4)(?P<y4>{_YEAR})(?!\d)"
    r")"
    rf"(?:{_BETWEEN}{_clock(2)}(?![\d.]))?"
)
_DIGIT = re.compile(r"\d")
# In every day stands one of these: a month's first letters, or figures with marks between. Most
# texts have neither, and `re` passes over them faster than `regex`.
_MONTH_SIGN = re.compile("|".join(stem.title() + "|" + stem.upper() for stem in _MONTH_STEMS))
_FIGURES_SIGN = re.compile(r"\d[-/.][0-3]?\d[-/.][0-3]?\d")
_ZONES = {
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day, with or without its year and a clock time, as printed.

    `local` carries a zone where one is printed; where no year is, its year is 4, a leap year long
    past; `is_ambiguous` says that day and month can change places.
    """

    span: Span
    local: datetime
    precision: Precision
    has_year: bool
    is_ambiguous: bool = False

    def in_year(self, year: int) -> datetime | None:
        """The day in a year; none where that year has no such day."""
        try:
            return self.local.replace(year=year)
        except ValueError:
            return None


def find_days(text: str, span: Span | None = None) -> list[StatedDay]:
    """The calendar days printed in a text, or in a span of it, in text order.

    >>> [day.local.isoformat() for day in find_days("3 May 2031, 11:05")]
    ['2031-05-03T11:05:00']
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    if not _DIGIT.search(text, start, end) or not (
        _MONTH_SIGN.search(text, start, end) or _FIGURES_SIGN.search(text, start, end)
    ):
        return []
    found = (_read(match) for match in _PATTERN.finditer(text, start, end))
    return [day for day in found if day is not None]


def _read(match: regex.Match[str]) -> StatedDay | None:
    parts = match.groupdict()
    year, month, day, ambiguous = _read_day(parts)
    hour, minute, second, precision = _read_clock(parts)
    try:
        local = datetime(year or 4, month, day, hour, minute, second, tzinfo=_read_zone(parts))
    except ValueError:
        return None
    return StatedDay(Span(*match.span()), local, precision, year is not None, ambiguous)


def _read_day(parts: dict[str, str | None]) -> tuple[int | None, int, int, bool]:
    if parts["d4"]:
        first, second, year = int(parts["d4"]), int(parts["m4"] or 0), int(parts["y4"] or 0)
        if second > 12:
            return year, first, second, False
        dotted = parts["sep4"] == "."  # printed day first wherever stops are used
        return year, second, first, first <= 12 and first != second and not dotted
    if parts["y3"]:
        return int(parts["y3"]), int(parts["m3"] or 0), int(parts["d3"] or 0), False
    name, day = parts["m1"] or parts["m2"] or "", parts["d1"] or parts["d2"] or "0"
    year_text = parts["y1"] or parts["y2"]
    month = _MONTH_STEMS.index(name[:3].lower()) + 1
    return int(year_text) if year_text else None, month, int(day), False


def _read_clock(parts: dict[str, str | None]) -> tuple[int, int, int, Precision]:
    for side in ("2", "1"):
        hours = parts["h" + side]
        if hours is None:
            continue
        hour, half = int(hours), (parts["p" + side] or "").lower()[:1]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        seconds = parts["s" + side]
        precision = Precision.SECOND if seconds else Precision.MINUTE
        return hour, int(parts["i" + side] or 0), int(seconds or 0), precision
    return 0, 0, 0, Precision.DAY


def _read_zone(parts: dict[str, str | None]) -> tzinfo | None:
    name = parts["z2"] or parts["z1"]
    if not name:
        return None
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    digits = name.removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if not digits or digits == "Z":
        return UTC
    sign = -1 if digits[0] == "-" else 1
    hours, minutes = int(digits[1:3]), int(digits[3:5] or 0)
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 15 else None
