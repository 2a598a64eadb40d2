"""The dates and times that a text names, in words or figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date

import regex

from retold.model.moment import EASTERNMOST, Moment, Precision, TimeExpression
from retold.model.span import Span
from retold.text.moments.anchors import resolve
from retold.text.moments.clock import find_clocks
from retold.text.moments.counted import find_counted
from retold.text.moments.found import Found, Seen
from retold.text.moments.holidays import find_holidays
from retold.text.moments.joined import join_clocks, join_counts, join_ranges, without_overlap
from retold.text.moments.lengths import find_lengths
from retold.text.moments.months import find_months
from retold.text.moments.numbered import find_numbered
from retold.text.moments.parts import find_parts
from retold.text.moments.relative import find_relative
from retold.text.moments.stated import find_stated
from retold.text.moments.weekdays import find_weekdays
from retold.text.moments.weeks import find_weeks
from retold.text.moments.years import find_years

_RULES: tuple[Callable[[Seen], Iterator[Found]], ...] = (
    find_stated, find_weekdays, find_holidays, find_relative, find_parts, find_counted,
    find_months, find_numbered, find_weeks, find_years, find_lengths,
)  # fmt: skip
_COARSE = (Precision.WEEK, Precision.MONTH, Precision.YEAR)
_LEAD = regex.compile(
    r"(?i)\b(?:(?:earlier|later|early|late) )?"
    r"(?:(?:on|in|at|by|since|until|till|from|before|after|during|as of|between|over|through"
    r"|around) )?(?:the )?$"
)
_LEAD_CHARS = 24
_BARE_THE = regex.compile(r"(?i)the $")
_POSSESSIVE = regex.compile(r"['’]s?$")


def find_moments(
    text: str, published: Moment | None, *, day: date | None = None
) -> tuple[TimeExpression, ...]:
    """The dates and times that a text names, in text order, without overlap.

    Relative ones are resolved against the day of publication, or, where they are counted from
    another time of the text ("a day later"), against the nearest one before. A length of time, and
    what nothing in the text settles, is found and left open. What recurs ("every Monday"), names
    that hold a day ("the Sunday Herald") and numbers that are no years are left alone.

    Args:
        text: English text.
        published: When it was published, if that is known.
        day: The day that it was there, where the words of the date state their zone.

    >>> [one.text for one in find_moments("It sank on Monday, a week ago.", None)]
    ['on Monday', 'a week ago']
    """
    seen = Seen(text, day or _local_day(published))
    found = without_overlap([one for rule in _RULES for one in rule(seen)])
    joined = without_overlap(list(join_counts(found, text)))
    joined = without_overlap(join_clocks(joined, list(find_clocks(text)), text))
    ranged = join_ranges(joined, text)
    led = _with_leads(ranged, text)
    return tuple(one.expression(text) for one in resolve(led, seen))


def _local_day(published: Moment | None) -> date | None:
    """The day of publication, where it was published."""
    if published is None or published.precision in _COARSE:
        return None
    if published.zone_known:
        return published.earliest.astimezone(UTC).date()
    # Where no zone was stated the earliest instant is that of the easternmost one.
    return published.earliest.astimezone(EASTERNMOST).date()


def _with_leads(found: list[Found], text: str) -> Iterator[Found]:
    """The expressions with the words that lead to them: "on", "since", "earlier on"."""
    end = 0
    for one in found:
        lead = _LEAD.search(text, max(end, one.span.start - _LEAD_CHARS), one.span.start)
        start = one.span.start
        if lead and lead.group() and not _BARE_THE.fullmatch(lead.group()):
            # "By Sunday's storm" is the storm's day, not a time by which something was.
            start = start if _POSSESSIVE.search(one.span.of(text)) else lead.start()
        end = one.span.end
        yield replace(one, span=Span(start, one.span.end))
