"""Who is asked, told or accused, while nobody is named who does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("Asked whether the pier was safe, Vale left.", ("", "Asked", "whether the pier was safe")),
    ("Asked by reporters if he would go, Vale left.", ("", "Asked", "if he would go")),
    ("Residents told to boil water", ("", "told", "Residents … to boil water")),
    ("Mayor accused of hiding a report", ("", "accused", "of hiding a report")),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """The one asked or told is no source."""
    assert rows(text) == [expected]


def test_an_object_after_the_verb_is_active(rows: Rows) -> None:
    """Who tells somebody to do something is the source."""
    assert rows("The council told residents to boil water.")[0][0] == "The council"
