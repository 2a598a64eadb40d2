"""Shared subjects and merged cues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

SHARED = [
    ("Vale criticised the union and accused it of lying.", ["criticised", "accused"]),
    ("Vale said he was ill, adding that he would rest.", ["said", "adding"]),
    ("Vale left the room and said that he was ill.", ["said"]),
    ("Vale closed the pier, saying that ice was near.", ["saying"]),
]


@pytest.mark.parametrize(("text", "cues"), SHARED)
def test_conjoined_and_participial_cues_share_the_subject(
    rows: Rows, text: str, cues: list[str]
) -> None:
    """A cue without a subject has that of the cue before it, or of its clause."""
    assert [row[1] for row in rows(text) if row[0] == "Vale"] == cues


def test_citing(rows: Rows) -> None:
    """In "A, citing B, reported that" B is the source of the same content."""
    found = rows("Oster Radio, citing two people close to Vale, reported that he was ill.")
    assert found == [
        ("Oster Radio", "reported", "that he was ill"),
        ("two people close to Vale", "citing", "that he was ill"),
    ]


def test_first_participle_waits_for_its_subject(rows: Rows) -> None:
    """A participle that opens the sentence has the subject behind the comma."""
    found = rows("Describing the sale as a farce, Vale left the room.")
    assert found == [("Vale", "Describing", "the sale as a farce")]


def test_light_verb_is_one_cue(rows: Rows) -> None:
    """A verb that only carries a noun makes one cue with it."""
    assert [row[1] for row in rows("Vale voiced concern over the pier.")] == ["voiced concern"]
