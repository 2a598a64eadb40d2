"""What a collector wrote in front of a page's text: " date 2031-05-03 "."""

from __future__ import annotations

import regex

from retold.model import Span
from retold.text.days import StatedDay, find_days

_PREFIX = regex.compile(
    r"\ufeff?\s{0,4}(?:date|published|publish_date|pubdate|published_at|timestamp)\s{0,2}[:=]?\s{1,2}"
    r"(?P<day>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)(?=\s|$)[ \t]{0,2}"
)


def find_prefix(flat: str) -> tuple[Span, StatedDay] | None:
    """Where a collector's date stands at the very start of a text, and the day; none if none."""
    match = _PREFIX.match(flat)
    days = find_days(flat, Span(*match.span("day"))) if match else []
    return (Span(*match.span()), days[0]) if match and days else None
