"""Days whose day and month can change places."""

from __future__ import annotations

import pytest

from retold.ingest.dayorder import settle_order
from retold.ingest.lines import split_lines
from retold.text.days import find_days

PAGES = [
    ("04/05/2031\n27/04/2031", ["2031-05-04", "2031-04-27"]),
    ("04/05/2031\n04/27/2031", ["2031-04-05", "2031-04-27"]),
    ("04.05.2031\n04.27.2031", ["2031-04-05", "2031-04-27"]),
    ("04/05/2031\n27/04/2031\n04/27/2031", [None, "2031-04-27", "2031-04-27"]),
    ("04/05/2031", [None]),
]


@pytest.mark.parametrize(("flat", "meant"), PAGES)
def test_order(flat: str, meant: list[str | None]) -> None:
    """The other days of a page say which order it prints; without them a day stays ambiguous."""
    days = [(line, day) for line in split_lines(flat) for day in find_days(flat, line.span)]
    settled = [day for _, day in settle_order(days, flat)]
    shown = [None if day.is_ambiguous else day.local.date().isoformat() for day in settled]
    assert shown == meant
