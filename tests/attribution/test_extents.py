"""How far a content goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

ENDS = [
    ("Vale said the pier was shut and added that it was old.", "the pier was shut"),
    ("Vale said the pier was shut, but Kerr denied it.", "the pier was shut"),
    ("Vale said the pier was shut; Kerr said it was open.", "the pier was shut"),
    ("Vale said the pier was shut, adding that it was old.", "the pier was shut"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_ends_where_its_sibling_begins(rows: Rows, text: str, content: str) -> None:
    """A content ends where another attribution of the same level begins."""
    assert rows(text)[0] == ("Vale", "said", content)


PARENTHESES = [
    ("A petition, which demands that the pier stay shut, was signed by many.",
     ("which", "demands", "that the pier stay shut")),
    ("Vale, who said that it rained, snowed and hailed, was late.",
     ("who", "said", "that it rained, snowed and hailed")),
    ("A man who said that the pier, once a jetty, was shut has left.",
     ("who", "said", "that the pier, once a jetty, was shut has left")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARENTHESES)
def test_ends_with_its_relative_clause(
    rows: Rows, text: str, expected: tuple[str, str, str]
) -> None:
    """Between commas a relative clause ends where the verb of its surroundings comes."""
    assert expected in rows(text)


def test_inner_ends_with_outer(rows: Rows) -> None:
    """What lies in another's content ends where that one ends."""
    found = rows("Vale said that Kerr refused to go, and added that he was sorry.")
    assert ("Kerr", "refused", "to go") in found
