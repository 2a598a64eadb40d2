"""Verbs of no list beside a quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retold.attribution.find import find_attributions
from retold.model.report import Report

Rows = Callable[[str], list[tuple[str, str, str]]]

FOUND = [
    ("“We lost!” the skipper trumped.", ("the skipper", "trumped", "“We lost!”")),
    ("“We lost,” puffed the skipper, a man of few words.",
     ("the skipper, a man of few words", "puffed", "“We lost,”")),
    ("Vale unfolded: “We lost the pier.”", ("Vale", "unfolded", "“We lost the pier.”")),
    ("The mayor, Ada Vale, summoned this up on Monday: “We lost the pier.”",
     ("The mayor, Ada Vale", "summoned", "“We lost the pier.”")),
    # of the list, but for quotations only
    ("“Not us!” snapped the clerk.", ("the clerk", "snapped", "“Not us!”")),
    ("“What a mess,” whined one passenger.", ("one passenger", "whined", "“What a mess,”")),
    ("“It was the end,” Vale confided to friends.", ("Vale", "confided", "“It was the end,”")),
    ("“Too loud,” say the old hands.", ("the old hands", "say", "“Too loud,”")),
    # a sentence that only announces
    ("Vale wrote to the board. “We lost the pier.”", ("Vale", "wrote", "“We lost the pier.”")),
    ("He shrugs. “A gardener knows.”", ("He", "shrugs", "“A gardener knows.”")),
]  # fmt: skip

NOTHING = [
    "“We won the case.” The mayor resigned on Monday.",
    "The tower trumped the pier.",
    "The skipper puffed up the hill.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(rows: Rows, text: str, expected: tuple[str, str, str]) -> None:
    """Any verb between somebody and a quotation is a cue."""
    assert rows(text) == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_out(rows: Rows, text: str) -> None:
    """A verb with no quotation of its own is none, nor is one in the next sentence."""
    assert rows(text) == []


def test_announced_in_the_paragraph_before(rows: Rows) -> None:
    """What the last sentence of a paragraph announces may stand in the next one."""
    text = "Vale wrote in a letter to the board.\n“We lost the pier.”"
    assert rows(text) == [("Vale", "wrote", "“We lost the pier.”")]


def test_is_less_sure_than_a_listed_verb() -> None:
    """A verb outside the list has a lower confidence than one of it."""
    open_, listed = (
        find_attributions(Report.from_text(f"“We lost,” the skipper {verb}."))[0]
        for verb in ("trumped", "said")
    )
    assert open_.confidence < listed.confidence
