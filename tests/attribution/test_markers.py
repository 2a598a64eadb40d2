"""Cues that are neither verb nor noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("According to the harbour office, the pier is safe.",
     ("the harbour office", "According to", "the pier is safe")),
    ("The pier is safe, according to Vale, the mayor.",
     ("Vale, the mayor", "according to", "The pier is safe")),
    ("The pier, according to Vale, was closed in May.",
     ("Vale", "according to", "The pier … was closed in May")),
    ("The pier is safe, according to her.", ("her", "according to", "The pier is safe")),
    ("The pier is safe, according to her lawyer.",
     ("her lawyer", "according to", "The pier is safe")),
    ("The pier is safe, as noted by the office.",
     ("the office", "as noted by", "The pier is safe")),
    ("In remarks carried by Oster Radio, Vale left.",
     ("Oster Radio", "carried by", "Vale left")),
    ("The wall is, in the words of one resident, “like a prison”.",
     ("one resident", "in the words of", "The wall is … “like a prison”")),
    ("The ferry reportedly sank on Monday.", ("", "reportedly", "The ferry … sank on Monday")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """The source stands behind the marker, the content before it or behind the comma."""
    assert expected in rows(text)


def test_quoted_by_another(rows: Rows) -> None:
    """Words that one outlet quotes of a speaker are both's."""
    found = rows("The pier is safe, according to Vale, who was quoted by Oster Radio.")
    assert ("Vale", "according to", "The pier is safe") in found
    assert ("Oster Radio", "was quoted by") in [row[:2] for row in found]


def test_apparently_is_the_reporters_own(rows: Rows) -> None:
    """What apparently happened is said by nobody but the reporter."""
    assert rows("The ferry apparently sank on Monday.") == []


def test_adverb_before_adjective_hedges_a_word(rows: Rows) -> None:
    """An adverb between determiner and noun hedges no clause."""
    assert rows("The allegedly stolen boat sank.") == []
