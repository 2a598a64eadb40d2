"""Hedges, negations, cues and loaded words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.claims.hedges import denied_stems, find_hedges, polarity_of
from retold.claims.loaded import is_loaded
from retold.model import Polarity, Span
from retold.text.stems import stem_word

HEDGES = [
    ("The door had apparently jammed.", ["apparently"]),
    ("He is said to have left.", ["is said to"]),
    ("It seems to be open and may stay so.", ["seems to", "may"]),
    ("The talks on 5 May went well.", []),
    ("He left.", []),
]


@pytest.mark.parametrize(("text", "want"), HEDGES)
def test_hedges_are_found(text: str, want: list[str]) -> None:
    """Words that keep a statement at arm's length, in text order; no month is one."""
    assert [one.text for one in find_hedges(text, Span(0, len(text)))] == want


def test_a_negation_bears_on_the_next_word_of_matter() -> None:
    """What is denied is the word after the negation, not the whole sentence."""
    text = "No progress was made and the boats did not leave."
    assert denied_stems(text, Span(0, len(text))) == {stem_word("progress"), stem_word("leave")}


def test_two_negations_affirm() -> None:
    """Polarity counts negations."""
    text = "Nobody did not see it."
    assert polarity_of("He did not see it.", Span(0, 18)) is Polarity.NEGATED
    assert polarity_of(text, Span(0, len(text))) in set(Polarity)


def test_loaded_words_judge_as_they_name() -> None:
    """A saboteur is loaded, a fisherman is not."""
    assert is_loaded(stem_word("saboteurs"))
    assert not is_loaded(stem_word("fishermen"))


@given(st.text(max_size=200))
def test_any_text_has_hedges_within_it(text: str) -> None:
    """Every hedge shows its words."""
    for hedge in find_hedges(text, Span(0, len(text))):
        assert hedge.span.of(text) == hedge.text
