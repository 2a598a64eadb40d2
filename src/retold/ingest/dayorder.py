"""Days in figures whose day and month can change places, settled by the others of their page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from retold.ingest.lines import Line
from retold.text.days import StatedDay

_FIGURES = regex.compile(r"([0-3]?\d)[/.-]([0-3]?\d)[/.-](?:1[89]|20)\d\d")


def settle_order(
    days: Iterable[tuple[Line, StatedDay]], flat: str
) -> Iterator[tuple[Line, StatedDay]]:
    """The days, ambiguous ones read in the one order that the rest of the page shows.

    "04/05/2031" is May 4 on a page that elsewhere prints "27/04/2031", and April 5 on one that
    prints "04/27/2031"; where no other day tells, or they tell both, it stays ambiguous.
    """
    listed = list(days)
    orders = set()
    for _, day in listed:
        first, second = _figures(day, flat)
        if max(first, second) > 12:
            orders.add("month first" if second > 12 else "day first")
    for line, day in listed:
        yield line, _settled(day, flat, orders) if len(orders) == 1 else day


def _settled(day: StatedDay, flat: str, orders: set[str]) -> StatedDay:
    first, second = _figures(day, flat)
    if not first or max(first, second) > 12:
        return day
    month, number = (first, second) if "month first" in orders else (second, first)
    return replace(day, local=day.local.replace(month=month, day=number), is_ambiguous=False)


def _figures(day: StatedDay, flat: str) -> tuple[int, int]:
    """The first two figures of a day that is printed in figures alone; zeros where it is not."""
    match = _FIGURES.search(flat, day.span.start, day.span.end)
    return (int(match[1]), int(match[2])) if match else (0, 0)
