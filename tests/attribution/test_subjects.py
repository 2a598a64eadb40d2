"""The phrase before a verb."""

from __future__ import annotations

import pytest

from retold.attribution.sentence import read_sentence
from retold.attribution.subjects import find_antecedent, find_phrase_before
from retold.model.span import Span

# The phrase before the last word.
PHRASES = [
    ("On Tuesday the mayor said", "the mayor"),
    ("A spokesman for the Ministry of Ports in Oster said", None),
    ("Ada Vale, the mayor of Oster, said", "Ada Vale, the mayor of Oster"),
    ("The firm, however, said", "The firm, however"),
    ("Vale and the mayor said", "Vale and the mayor"),
    ("it rained when the mayor said", "the mayor"),
    ("The Harbour Office (HO) said", "The Harbour Office (HO)"),
    ("Meridian Corp. said", "Meridian Corp."),
    ("a report released by the union said", None),
    ("Kerr, who leads the union, said", "Kerr, who leads the union"),
    ("the union, which said", "the union, which"),
    ("The court this month said", "The court"),
    ("some said", "some"),
    ("was said", ""),
]


@pytest.mark.parametrize(("text", "phrase"), PHRASES)
def test_phrase_before(text: str, phrase: str | None) -> None:
    """The whole phrase, with titles, prepositions and what is inserted; None: all of it."""
    sentence = read_sentence(text, Span(0, len(text)), ())
    found = find_phrase_before(sentence, len(sentence) - 1)
    expected = text.rpartition(" ")[0] if phrase is None else phrase
    assert (sentence.span(*found).of(text) if found else "") == expected


def test_antecedent_of_a_relative_pronoun() -> None:
    """A relative pronoun takes up the phrase before it, without its comma; none at the start."""
    text = "It rained. The clerk, Ada Vale, who"
    assert find_antecedent(text, Span(len(text) - 3, len(text))) == "Ada Vale"
    assert find_antecedent("who", Span(0, 3)) == ""
