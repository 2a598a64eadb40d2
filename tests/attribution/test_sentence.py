"""Tokens and their coarse classes."""

from __future__ import annotations

import pytest

from retold.attribution.sentence import read_sentence
from retold.model.span import Span

TAGGED = [
    ("The mayor said it", "D L V S"),
    ("Ada Vale can't go", "U U M N L"),
    ("She's not here", "S A N R"),
    ("on Tuesday in Oster", "P Z P U"),
    ("one of 40 boats", "S P # L"),
    ("May will go", "U M L"),
]


@pytest.mark.parametrize(("text", "tags"), TAGGED)
def test_classes(text: str, tags: str) -> None:
    """Closed classes are listed, a capital makes a name, the rest is open."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    assert " ".join(token.tag for token in sentence.tokens) == tags


@pytest.mark.parametrize("text", ["Vale's claim", "the islanders' claim", "the islanders’ claim"])
def test_possessives(text: str) -> None:
    """A possessive ending marks its noun."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    assert sentence.is_possessive(len(sentence) - 2)


def test_quotation_is_one_token() -> None:
    """A quotation that is closed up is one token with its marks."""
    text = "“We won,” he said"
    sentence = read_sentence(text, Span(0, len(text)), (Span(0, 9),))
    assert [token.tag for token in sentence.tokens] == ["Q", "S", "V"]


def test_title_case() -> None:
    """In a title a capital makes no name."""
    text = "Mayor Blames Storm For Pier Collapse"
    assert read_sentence(text, Span(0, len(text)), ()).is_title_case
    assert not read_sentence("Ada Vale of Oster went home", Span(0, 27), ()).is_title_case
