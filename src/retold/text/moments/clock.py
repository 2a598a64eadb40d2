"""Times of day: "at 3 p.m.", "15:30 GMT", "around noon"; each is joined to a day beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, time, timedelta, timezone, tzinfo

import regex

from retold.model.moment import Precision
from retold.model.span import Span

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_ZONE = r"(?:GMT|UTC|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|EES?T|MSK|IST|JST|AES?T)"
_LOCAL = rf"(?: ?(?P<zone>\(?{_ZONE}\)?|local time|\(local time\)|[A-Z][a-z]+ time)\b\)?)?"
_CLOCK = regex.compile(
    r"(?i)(?<![\d.:$€£/-])\b(?:"
    rf"(?:(?P<hour>0?\d|1[0-2])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?|(?P<word>{'|'.join(_HOURS)}))"
    r" ?(?P<half>[ap])\.? ?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    rf"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= ?(?:hrs|hours|{_ZONE})\b)(?: ?h(?:ou)?rs)?"
    r"|(?P<named>noon|midday|midnight)"
    r"|(?:(?<=\bat )|(?<=\baround )|(?<=\babout ))"
    rf"(?:(?P<bare>0?\d|1[0-2])|(?P<bareword>{'|'.join(_HOURS)})) o['’]clock"
    rf")(?-i:{_LOCAL})"
)
_LEAD = regex.compile(
    r"(?i)\b(?:(?:just |shortly )?(?:at|around|about|by|before|after|until|from) )$"
)
_OFFSETS = {
    "GMT": 0, "UTC": 0, "BST": 1, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day where it stands, with its zone where one is printed."""

    span: Span
    time: time
    precision: Precision


def find_clocks(text: str) -> Iterator[Clock]:
    """The times of day that a text names, in order.

    >>> [str(clock.time) for clock in find_clocks("It sank at 3.15 p.m., about noon or 15:20.")]
    ['15:15:00', '12:00:00', '15:20:00']
    """
    for match in _CLOCK.finditer(text):
        lead = _LEAD.search(text, max(0, match.start() - 16), match.start())
        hour, minute = _hour(match), _minute(match)
        zone = _zone(match["zone"])
        has_minute = minute or match["minute"] or match["hour24"] or match["hour4"]
        yield Clock(
            Span(lead.start() if lead else match.start(), match.end()),
            time(hour, minute, tzinfo=zone),
            Precision.MINUTE if has_minute else Precision.HOUR,
        )


def _hour(match: regex.Match[str]) -> int:
    if match["named"]:
        return 0 if match["named"].lower() == "midnight" else 12
    digits = match["hour24"] or match["hour4"]
    if digits:
        return int(digits)
    word = (match["word"] or match["bareword"] or "").lower()
    hour = _HOURS.index(word) + 1 if word else int(match["hour"] or match["bare"])
    if match["half"] is None:
        return hour
    return hour % 12 + (12 if match["half"].lower() == "p" else 0)


def _minute(match: regex.Match[str]) -> int:
    return int(match["minute"] or match["minute24"] or match["minute4"] or 0)


def _zone(words: str | None) -> tzinfo | None:
    offset = _OFFSETS.get((words or "").strip("() "))
    if offset is None:
        return None
    return timezone(timedelta(hours=offset)) if offset else UTC
