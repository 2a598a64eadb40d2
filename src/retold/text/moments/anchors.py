"""What is counted from another time of the text, resolved against the nearest one before it.

Nearest before is where the reader looks too (Mani and Wilson, "Robust Temporal Processing of
News", 2000). One that is too far back, or not stated finely enough, is not taken: the expression
stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import regex

from retold.model.moment import Precision
from retold.text.moments.found import Found, Seen, within_calendar
from retold.text.moments.numbered import RULE as NUMBERED
from retold.text.moments.parts import PART_OF_A_DAY

_REACH = 400
_SENTENCE_REACH = 80
_FINE = frozenset((Precision.SECOND, Precision.MINUTE, Precision.HOUR, Precision.DAY))
_OF_A_DAY = frozenset(("time of day", PART_OF_A_DAY))
_NO_ANCHOR = frozenset(("now", "length of time", "relative length"))
_BACK = regex.compile(r"(?i)\b(?:earlier|before|previous|previously|beforehand)\b")
_SPEECH = regex.compile(r"\b(?:said|says|told|added|announced|reported|stated)(?: \p{L}+){0,2} $")
_STOP = regex.compile(r"[.!?;)] ")
_YEAR_LEAD = regex.compile(r"(?i)(?:in|during|early|late|mid)[ -]")


def resolve(found: Iterable[Found], seen: Seen) -> Iterator[Found]:
    """The expressions in order, those counted from another one resolved where that is safe."""
    anchor: Found | None = None
    event: Found | None = None
    for one in found:
        made = one
        near, near_event = _within_reach(anchor, one), _within_reach(event, one)
        if one.is_open:
            made = _counted(one, near)
        elif one.rule in _OF_A_DAY and one.days is None:
            made = _on_day(one, near_event or near, seen.today)
        elif one.rule == NUMBERED and one.count and near is not None and near.month_and_day:
            made = _counted(one, near)
        elif near is not None and one.month_and_day and not one.has_year and one.days:
            made = _in_year_of(one, near, seen)
        if made.days is not None and made.rule not in _NO_ANCHOR and not _looks_back(made, seen):
            anchor = made
            event = event if _is_of_speech(made, seen) else made
        yield made


def _within_reach(anchor: Found | None, one: Found) -> Found | None:
    return anchor if anchor and one.span.start - anchor.span.end <= _REACH else None


def _is_of_speech(one: Found, seen: Seen) -> bool:
    """Whether it says when somebody spoke, not when something happened."""
    start = one.span.start
    return bool(_SPEECH.search(seen.text, max(0, start - 30), start))


def _looks_back(one: Found, seen: Seen) -> bool:
    """Whether it only compares with a time before, as "from a year earlier" does."""
    return one.count is not None and bool(_BACK.search(one.span.of(seen.text)))


def _counted(one: Found, anchor: Found | None) -> Found:
    if anchor is None or anchor.days is None or one.count is None:
        return one
    is_fine = anchor.precision in _FINE and anchor.days[0] == anchor.days[1]
    is_coarse = one.precision in (Precision.YEAR, Precision.MONTH)
    if one.rule == "month":  # "March that year" needs no more than the year
        return replace(one, days=within_calendar(one.count)(anchor.days))
    same = anchor.precision is one.precision and one.precision in (Precision.YEAR, Precision.MONTH)
    if not (is_fine or (is_coarse and same) or _covers(anchor, one)):
        return one
    return replace(one, days=within_calendar(one.count)(anchor.days))


def _covers(anchor: Found, one: Found) -> bool:
    """Whether a month is stated finely enough to count years from it."""
    return one.precision is Precision.YEAR and anchor.precision is Precision.MONTH


def _on_day(one: Found, anchor: Found | None, today: date | None) -> Found:
    """A time of day on the day last named, else on the day of publication."""
    if anchor is not None and anchor.days and anchor.precision in _FINE:
        return replace(one, days=(anchor.days[0], anchor.days[0]))
    return replace(one, days=(today, today) if today else None)


def _in_year_of(one: Found, anchor: Found, seen: Seen) -> Found:
    """A month or a day without its year takes the year that its sentence has just stated."""
    if not anchor.has_year or anchor.days is None or one.days is None:
        return one
    between = seen.text[anchor.span.end : one.span.start]
    year = anchor.days[0].year
    if year != anchor.days[1].year or len(between) > _SENTENCE_REACH or "\n" in between:
        return one
    if _STOP.search(between) or not _states_time(anchor, seen):
        return one
    try:
        return replace(one, days=(one.days[0].replace(year=year), one.days[1].replace(year=year)))
    except ValueError:
        return one


def _states_time(anchor: Found, seen: Seen) -> bool:
    """Whether an anchor says when something happened; a bare "2031" may name a thing."""
    if anchor.precision is not Precision.YEAR:
        return True
    return bool(_YEAR_LEAD.match(anchor.span.of(seen.text)))
