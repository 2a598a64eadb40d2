"""Cues that are adjectives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("Kerr is aware that ice is near.", ("Kerr", "is aware", "that ice is near")),
    ("Residents were angry about the noise.", ("Residents", "were angry", "about the noise")),
    ("I'm glad we won.", ("I", "'m glad", "we won")),
    (
        "It was not immediately clear how many were hurt.",
        ("", "was not immediately clear", "how many were hurt"),
    ),
    ("Kerr remained ready to talk.", ("Kerr", "remained ready", "to talk")),
    ("Kerr has never felt ashamed of it.", ("Kerr", "has never felt ashamed", "of it")),
    ("It remains unclear who left.", ("", "remains unclear", "who left")),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """An adjective of knowing or feeling gives who, and about what."""
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["It is sure to rain.", "It is clear who won.", "The aware crew slept.", "Kerr is happy."],
)
def test_leaves_out(rows: Rows, text: str) -> None:
    """Without somebody, a form of "be" and what it is about there is no attribution."""
    assert rows(text) == []
