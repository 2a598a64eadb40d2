"""Cues that are nouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("His claim that the pier was safe was mocked in Oster.",
     ("His", "claim", "that the pier was safe was mocked in Oster")),
    ("Nothing came of Vale's growing concern over the pier.",
     ("Vale's", "concern", "over the pier")),
    ("The mayor has voiced concern over the old pier.",
     ("The mayor", "has voiced concern", "over the old pier")),
    ("Kerr issued a warning that ice was near.",
     ("Kerr", "issued a warning", "that ice was near")),
    ("Kerr issued a stern statement.", ("Kerr", "issued", "a stern statement")),
    ("The sale has met with criticism from the union.",
     ("the union", "criticism", "The sale")),
    ("There were fears of a strike.", ("", "fears", "of a strike")),
    ("It followed a statement by the mayor that the pier was safe.",
     ("the mayor", "statement", "that the pier was safe")),
]  # fmt: skip

NOTHING = [
    "In order to win, he ran.",
    "There was no need to run.",
    "The plan that won was hers.",
    "The decision to close it was late.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """A noun of saying or feeling gives whose it is, and what it is about."""
    assert expected in rows(text)


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_out(rows: Rows, text: str) -> None:
    """Nouns that nobody holds, or that nothing is said with, are no attributions."""
    assert rows(text) == []
