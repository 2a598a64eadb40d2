"""Verbs that are cues with some sources or in some forms only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("An audit found a gap of four million.", ("An audit", "found", "a gap of four million")),
    ("Early drawings showed panels of glass.",
     ("Early drawings", "showed", "panels of glass")),
    ("Police had not established a cause.", ("Police", "had not established", "a cause")),
    ("Police could not exclude a fault.", ("Police", "could not exclude", "a fault")),
    ("“We respect the verdict,” Vale said.", ("We", "respect", "the verdict")),
    ("The bank is considering an appeal.", ("The bank", "is considering", "an appeal")),
    ("The union blasted the plan.", ("The union", "blasted", "the plan")),
]  # fmt: skip

NOTHING = [
    "The dog found a bone.",
    "Vale showed the guests a garden.",
    "The company established a branch.",
    "The storm blasted the coast.",
    "They accept coins.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """Studies find, denials and plans under way count, people slam plans."""
    assert expected in rows(text)


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_out(rows: Rows, text: str) -> None:
    """The same verbs of other doings are no cues."""
    assert rows(text) == []
