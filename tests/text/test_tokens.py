"""Words and marks."""

from __future__ import annotations

import pytest

from retold.model.span import Span
from retold.text.tokens import (
    find_token_places,
    find_tokens,
    find_words,
    fold_word,
    fold_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's the U.S. fleet.", ["It's", "the", "U.S.", "fleet"]),
        ("a well-kept ship", ["a", "well-kept", "ship"]),
        ("1,500 people, 3.2m", ["1,500", "people", "3.2m"]),
        ("the islanders’ boats", ["the", "islanders", "boats"]),
        ("Ærø–Öland", ["Ærø", "Öland"]),
        ("...", []),
    ],
)
def test_words_are_found(text: str, words: list[str]) -> None:
    """Inner apostrophes, hyphens and number stops belong to the word; marks do not."""
    assert [span.of(text) for span in find_words(text)] == words


def test_tokens_are_words_and_marks() -> None:
    """Each mark is a token of its own."""
    text = '"No," he said.'
    assert [span.of(text) for span in find_tokens(text)] == ['"', "No", ",", '"', "he", "said", "."]


@pytest.mark.parametrize(
    ("word", "folded"), [("Ferry’s", "ferry"), ("SAID", "said"), ("boats'", "boats"), ("'", "'")]
)
def test_folding_drops_what_copyists_change_freely(word: str, folded: str) -> None:
    """Case, the style of the apostrophe and a possessive are folded away."""
    assert fold_word(word) == folded


def test_folded_words_keep_their_order() -> None:
    """Folding a text gives its words in order."""
    assert fold_words("The Ferry’s mate") == ["the", "ferry", "mate"]


def test_places_are_those_of_the_tokens() -> None:
    """The bare places of words and marks are the spans of the tokens."""
    text = "It’s “so”, the U.S. said on 5 May: 3.5 m."
    span = Span(3, len(text) - 2)
    assert [Span(*place) for place in find_token_places(text, span)] == find_tokens(text, span)
