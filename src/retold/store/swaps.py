"""Words swapped, as one row a story: every place once, and the words cut from the reports' texts.

A term stands against every other report's, so that the occurrences of a story of n reports name
each place up to n times over: written out they were half of a desk's findings, and of what a page
waited for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from retold.model import OutletSwap, Place, Report, Span, Swap, SwapOccurrence, SwapTerm, Trace
from retold.store.documents import pack, unpack
from retold.store.making import make_occurrence, make_place

_Swaps = tuple[tuple[Swap, ...], tuple[OutletSwap, ...]]


def put_swaps(connection: sqlite3.Connection, story_id: str, trace: Trace) -> None:
    """Keep the words swapped in a story, and by outlet."""
    numbers = _Numbers()
    made = {
        "swaps": [
            [
                [[term.text, term.report_ids] for term in one.terms],
                one.signs,
                numbers.of(one.occurrences),
            ]
            for one in trace.swaps
        ],
        "outlets": [
            [one.outlet, one.own, one.other, one.count, one.outlets, numbers.of(one.occurrences)]
            for one in trace.outlet_swaps
        ],
        "reports": list(numbers.reports),
        "places": [part for place in numbers.places for part in place],
    }
    connection.execute(
        "INSERT OR REPLACE INTO swaps (story_id, document) VALUES (?, ?)", [story_id, pack(made)]
    )


class _Numbers:
    """Numbers the places as they come, and the reports that they stand in."""

    def __init__(self) -> None:
        self.reports: dict[str, int] = {}
        self.places: dict[tuple[int, int, int], int] = {}

    def of(self, occurrences: Iterable[SwapOccurrence]) -> list[int]:
        """Two numbers for each occurrence."""
        return [self._number(place) for one in occurrences for place in (one.left, one.right)]

    def _number(self, place: Place) -> int:
        report = self.reports.setdefault(place.report_id, len(self.reports))
        key = (report, place.span.start, place.span.end)
        return self.places.setdefault(key, len(self.places))


def read_swaps(
    document: str, story_id: str, reports: Sequence[Report], most: int | None = None
) -> _Swaps:
    """The words swapped in a story, so many at most, and by outlet, from its row.

    What stands in a report that has left the story meanwhile is left out.
    """
    data = unpack(document)
    places = _Places(data, {report.id: report.text for report in reports})
    swaps = tuple([_swap(story_id, one, places) for one in data["swaps"][:most]])
    outlets = tuple([_outlet(one, places) for one in data["outlets"] if most != 0])
    return (
        tuple([one for one in swaps if one.occurrences]),
        tuple([one for one in outlets if one.occurrences]),
    )


class _Places:
    """The places by their numbers, each made once, and when it is asked for."""

    def __init__(self, data: dict[str, Any], texts: dict[str, str]) -> None:
        self.names, self.ends, self.texts = data["reports"], data["places"], texts
        self.made: dict[int, Place | None] = {}

    def at(self, number: int) -> Place | None:
        """A place; None in a report that is not there."""
        if number not in self.made:
            report, start, end = self.ends[3 * number : 3 * number + 3]
            name = self.names[report]
            text = self.texts.get(name)
            self.made[number] = (
                None if text is None else make_place(name, Span(start, end), text[start:end])
            )
        return self.made[number]


def _occurrences(numbers: Sequence[int], places: _Places) -> tuple[SwapOccurrence, ...]:
    found = [places.at(one) for one in numbers]
    pairs = zip(found[::2], found[1::2], strict=True)
    return tuple([make_occurrence(left, right) for left, right in pairs if left and right])


def _swap(story_id: str, packed: Sequence[Any], places: _Places) -> Swap:
    terms, signs, numbers = packed
    return Swap(
        story_id=story_id,
        terms=tuple([SwapTerm(text=text, report_ids=tuple(ids)) for text, ids in terms]),
        signs=tuple(signs),
        occurrences=_occurrences(numbers, places),
    )


def _outlet(packed: Sequence[Any], places: _Places) -> OutletSwap:
    outlet, own, other, count, outlets, numbers = packed
    return OutletSwap(
        outlet=outlet,
        own=own,
        other=other,
        count=count,
        outlets=tuple(outlets),
        occurrences=_occurrences(numbers, places),
    )
