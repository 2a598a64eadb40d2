"""Days named by their number alone: "on the 9th", "from the 3rd to the 5th".

A number alone is also a floor, a round and a try ("on the 9th floor"), so a word must lead to it
that leads to days, and nothing may follow that it could count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import regex

from retold.model.moment import Precision
from retold.model.span import Span
from retold.text.moments.calendar import month, whole
from retold.text.moments.found import Days, Found, Seen, within_calendar
from retold.text.moments.tense import Tense, find_tense

RULE = "number of a day"
_NUMBER = r"(?:[12]?(?:1st|2nd|3rd|[4-9]th)|1[0-3]th|[123]0th|31st)"
_LEAD = (
    r"(?P<lead>on|until|till|by|since|from|before|after|between"
    r"|(?:morning|afternoon|evening|night|early hours) of)"
)
_WITH = r"(?:,? and|,? or| to| until| through| ?[-–—]) ?(?:on )?(?:the )?"
# What can follow a day in a sentence, and nothing that is counted begins with.
_ENDS = (
    r"(?=[.,;:!?)\]\"”’—–]|$|\n| (?:and|or|but|to|until|till|through|in|at|for|with|without|by|from"
    r"|after|before|when|while|because|as|that|which|who|he|she|it|they|we|I|the|a|an|his|her|its"
    r"|their|was|were|is|are|had|has|have|will|would|did|said|of (?:this|last|next|the) month)\b)"
)
_DAYS = regex.compile(
    rf"(?i)\b{_LEAD} the (?P<first>{_NUMBER})(?:{_WITH}(?P<last>{_NUMBER}))?"
    rf"(?P<month> of (?:this|last|next|the (?:same|following|previous)) month\b)?{_ENDS}"
)
_SHIFTS = {"last": -1, "previous": -1, "next": 1, "following": 1}


def find_numbered(seen: Seen) -> Iterator[Found]:
    """The days that a text names by their number in a month that it does not name."""
    for match in _DAYS.finditer(seen.text):
        tense = find_tense(seen.text, *match.span())
        lead = match["lead"].lower()
        if lead in ("until", "till") or (lead == "by" and tense is not Tense.PAST):
            tense = Tense.FUTURE
        for group in ("first", "last"):
            if match[group]:
                yield _found(match, group, tense, seen)


def _found(match: regex.Match[str], group: str, tense: Tense, seen: Seen) -> Found:
    number = int(match[group][:-2])
    start, end = match.span(group)
    stated = match["month"]
    if stated and match[group] == (match["last"] or match["first"]):
        end = match.end("month")
    words = stated.lower().split() if stated else []
    is_of_today = "the" not in words
    shift = _SHIFTS.get(words[-2], 0) if words else None
    days = _near(number, shift, tense, seen.today) if is_of_today else None
    return Found(
        span=Span(start, end),
        days=days,
        precision=Precision.DAY,
        rule=RULE,
        count=None if words and is_of_today else _after(number, shift),
    )


@within_calendar
def _near(number: int, shift: int | None, tense: Tense, today: date | None) -> Days | None:
    """The last such day up to today, or the next one where the words speak of what is to come."""
    if today is None:
        return None
    if shift is not None:
        return _in_month(whole("month", today, shift)[0], number)
    step = 1 if tense is Tense.FUTURE else -1
    # February has no 30th, and no two months that follow each other lack it.
    for months in range(3):
        first = month(today.year, today.month + step * months)[0]
        days = _in_month(first, number)
        if days and (days[0] >= today if step > 0 else days[0] <= today):
            return days
    return None


def _in_month(first: date, number: int) -> Days | None:
    if number > month(first.year, first.month)[1].day:
        return None
    day = first.replace(day=number)
    return day, day


def _after(number: int, shift: int | None) -> Callable[[Days], Days]:
    """The first such day from another day on, or in the month that lies so far from its own."""

    def count(days: Days) -> Days:
        first = whole("month", days[0], shift or 0)[0]
        found = _in_month(first, number)
        if found is None or (shift is None and found[0] < days[0]):
            found = _in_month(month(first.year, first.month + 1)[0], number)
        if found is None:
            raise ValueError("the month has no such day")
        return found

    return count
