"""Feasts that are named as dates: "on Christmas Eve", "Good Friday", "Labor Day 2031"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import easter, weekday_of_month
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.patterns import YEAR, weekday_number
from retold.text.moments.tense import Tense, find_tense
from retold.text.wordlists import read_list


def find_holidays(seen: Seen) -> Iterator[Found]:
    """The feasts that a text names as dates."""
    for match in _pattern().finditer(seen.text):
        name = match["name"].lower().replace("’", "'")
        yield Found(
            span=Span(*match.span()),
            days=_days(name, match, seen),
            precision=Precision.DAY,
            rule="feast",
            has_year=bool(match["year"]),
        )


@cache
def _feasts() -> dict[str, str]:
    lines = (line.split("|") for line in read_list(__package__, "holidays.txt"))
    return {name.strip(): when.strip() for name, when in lines}


@cache
def _pattern() -> regex.Pattern[str]:
    names = sorted(_feasts(), key=len, reverse=True)
    either = "|".join(regex.escape(name).replace("'", "['’]") for name in names)
    # Names, so in capitals; "Christmas shopping" and "Easter Island" are no dates.
    return regex.compile(
        rf"\b(?P<which>[Ll]ast |[Nn]ext |[Tt]his )?(?=\p{{Lu}})(?i:(?P<name>{either}))"
        rf"(?:,? (?:of )?(?P<year>{YEAR}))?\b(?! \p{{Lu}}\p{{Ll}}"
        r"| (?:party|shopping|tree|market|card|present|gift|song|carol|film|movie|special|show"
        r"|dinner|service|message|holiday)s?\b)"
    )


@within_calendar
def _days(name: str, match: regex.Match[str], seen: Seen) -> Days | None:
    when = _feasts()[name]
    if match["year"]:
        day = _in_year(when, int(match["year"]))
        return day, day
    today = seen.today
    if today is None:
        return None
    near = [_in_year(when, today.year + step) for step in (-1, 0, 1)]
    which = (match["which"] or "").strip().lower()
    tense = find_tense(seen.text, *match.span())
    if which == "next" or (not which and tense is Tense.FUTURE):
        day = min(day for day in near if day >= today)
    elif which == "last" or tense is Tense.PAST:
        day = max(day for day in near if day <= today)
    else:
        day = min(near, key=lambda day: abs((day - today).days))
    return day, day


def _in_year(when: str, year: int) -> date:
    words = when.split()
    if words[0] == "easter":
        return easter(year) + timedelta(days=int(words[1]))
    if len(words) > 1:
        day = weekday_of_month(year, int(words[2]), weekday_number(words[1]), int(words[0]))
        return day + timedelta(days=int(words[3]) if len(words) > 3 else 0)
    month, number = when.split("-")
    return date(year, int(month), int(number))
