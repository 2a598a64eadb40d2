"""Passives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("It was reported that the pier fell.", ("", "was reported", "that the pier fell")),
    ("It is hoped the pier will open.", ("", "is hoped", "the pier will open")),
    ("The ferry is expected to sail on Monday.",
     ("", "is expected", "The ferry … to sail on Monday")),
    ("The crew are being asked to stay.", ("", "are being asked", "to stay")),
    ("The crew were urged by the mayor to stay.", ("the mayor", "were urged", "to stay")),
    ("Meridian is accused of using old boats.", ("", "is accused", "of using old boats")),
    ("The mayor was warned several times that ice was near.",
     ("", "was warned", "that ice was near")),
    ("The sale was condemned by the union.", ("the union", "was condemned", "The sale")),
    ("The sale was announced.", ("", "was announced", "The sale")),
    ("The pier, it is claimed, was unsafe.", ("", "is claimed", "The pier … was unsafe")),
    ("The pier was unsafe, it was said.", ("", "was said", "The pier was unsafe")),
    ("It is not known whether it fell.", ("", "is not known", "whether it fell")),
    ("Whether it fell is not known.", ("", "is not known", "Whether it fell")),
    ("The loss was put at four million.", ("", "was put", "The loss … at four million")),
    ("Vale has been told the sale is void.", ("", "has been told", "the sale is void")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """The source of a passive is behind "by", or nobody."""
    assert rows(text) == [expected]


def test_it_was_closed_is_none(rows: Rows) -> None:
    """A passive of no cue is a plain event."""
    assert rows("The pier was closed by the mayor.") == []
