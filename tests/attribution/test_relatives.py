"""Cues inside relative clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("The firm did what he described as its duty.",
     ("he", "described", "what … as its duty")),
    ("The reform, which the ministry calls overdue, failed.",
     ("the ministry", "calls", "which … overdue")),
    ("A fall, which she estimates would cost a third, is near.",
     ("she", "estimates", "which … would cost a third")),
    ("It is what the archivists believe is his hand.",
     ("the archivists", "believe", "what … is his hand")),
    ("What he said was that it fell.", ("he", "said", "What … was that it fell")),
    ("It is a line that both claim.", ("both", "claim", "that")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """The relative pronoun is part of what is said."""
    assert expected in rows(text)


def test_a_name_and_a_noun_are_no_clause(rows: Rows) -> None:
    """A noun that looks like a verb after "that" and a name opens no relative clause."""
    assert rows("Money that Oster state is short of is gone.") == []
