"""Colons and dashes that name a speaker."""

from __future__ import annotations

import pytest

from retold.attribution.find import find_attributions
from retold.model.report import Block, Report, Zone
from retold.model.span import Span

HEADLINES = [
    ("Police: Two men held after harbour fire", ("Police", "Two men held after harbour fire")),
    ("Two men held after harbour fire: Oster Radio",
     ("Oster Radio", "Two men held after harbour fire")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(text: str, expected: tuple[str, str]) -> None:
    """In a headline the name before or behind a colon speaks."""
    blocks = (Block(zone=Zone.HEADLINE, span=Span(0, len(text))),)
    found = find_attributions(Report.from_text(text, blocks=blocks), "fast")
    assert [(one.source[0].text, one.content[0].text) for one in found] == [expected]
    assert [words.text for words in found[0].cue] == [":"]


LINES = [
    ("Judge: The jury will leave the room.", ("Judge", "The jury will leave the room")),
    ("Defence counsel Ada Vale: My client never saw it.",
     ("Defence counsel Ada Vale", "My client never saw it")),
    ("• Navy: no shots fired at the boat", ("Navy", "no shots fired at the boat")),
    ("* Ada Vale: “We were first to be here”", ("Ada Vale", "“We were first to be here”")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines(text: str, expected: tuple[str, str]) -> None:
    """In running text a person, role or body that opens a line or bullet speaks."""
    found = find_attributions(Report.from_text(text), "fast")
    assert [(one.source[0].text, one.content[0].text) for one in found] == [expected]


@pytest.mark.parametrize(
    "text", ["Pier plan: residents to vote in May", "Weather: two more days of rain to come"]
)
def test_topics(text: str) -> None:
    """In a headline a topic before a colon names nobody."""
    blocks = (Block(zone=Zone.HEADLINE, span=Span(0, len(text))),)
    assert find_attributions(Report.from_text(text, blocks=blocks), "fast") == ()


@pytest.mark.parametrize("name", ["Vandrel", "Telmor"])
def test_name_that_comes_again(name: str) -> None:
    """A plain name before a headline's colon speaks if the text names it again."""
    text = f"{name}: No plans to quit\nThe mayor met {name} on Monday."
    end = text.index("\n")
    blocks = (Block(zone=Zone.HEADLINE, span=Span(0, end)),)
    assert (
        find_attributions(Report.from_text(text, blocks=blocks), "fast")[0].source[0].text == name
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: two eggs, milk and flour.",
        "Weather: more rain will come.",
        "Related: Two men held after a harbour fire",
        "There are three: one, two and a third one.",
    ],
)
def test_labels_and_lists(text: str) -> None:
    """A label of the page and a list in running text name nobody."""
    assert find_attributions(Report.from_text(text), "fast") == ()


def test_signature() -> None:
    """A name behind a dash signs the quotation before it."""
    (found,) = find_attributions(Report.from_text("“We won the day.” – Ada Vale"))
    assert (found.source[0].text, found.content[0].text) == ("Ada Vale", "“We won the day.”")
