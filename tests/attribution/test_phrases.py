"""The phrase behind a preposition or an inverted verb."""

from __future__ import annotations

import pytest

from retold.attribution.phrases import find_leading_phrase, find_phrase_after
from retold.attribution.sentence import read_sentence
from retold.model.span import Span

AFTER = [
    ("the mayor of Oster on Monday said", "the mayor of Oster on Monday"),
    ("Ada Vale, the mayor of Oster.", "Ada Vale, the mayor of Oster"),
    ("Ada Vale, the city is safe.", "Ada Vale"),
    ("a letter obtained by Oster Radio.", "a letter obtained by Oster Radio"),
    ("the mayor to stay", "the mayor"),
    ("him that", "him"),
    ("and then", ""),
]

LEADING = [
    ("In May, the mayor launched a boat", "the mayor"),
    ("But Kerr left", "Kerr"),
    ("After a storm that lasted, Ada Vale has left", "Ada Vale"),
]


@pytest.mark.parametrize(("text", "phrase"), AFTER)
def test_phrase_after(text: str, phrase: str) -> None:
    """The phrase goes as far as its prepositions and an apposition do, and no further."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    found = find_phrase_after(sentence, 0, len(sentence), is_last=True)
    assert (sentence.span(*found).of(text) if found else "") == phrase


@pytest.mark.parametrize(("text", "phrase"), LEADING)
def test_leading_phrase(text: str, phrase: str) -> None:
    """The subject is the first phrase behind conjunctions and adverbials."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    found = find_leading_phrase(sentence, 0, len(sentence))
    assert found
    assert sentence.span(*found).of(text) == phrase
