"""Words without their endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.stems import content_stems, is_alike, stem_word

FAMILIES = [
    ("urge", "urging", "urges", "urged"),
    ("organise", "organized", "organising"),
    ("harbour", "harbors", "harbour's"),
    ("mention", "mentioned", "mentions"),
    ("carry", "carried", "carries"),
    ("stop", "stopped", "stopping"),
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_a_word_have_one_stem(family: tuple[str, ...]) -> None:
    """Number, tense and spelling do not count."""
    assert len({stem_word(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("note", "not"), ("president", "present"), ("rise", "arise")]
)
def test_strangers_are_kept_apart(one: str, other: str) -> None:
    """Words that only look alike are not one family."""
    assert not is_alike(stem_word(one), f"{stem_word(other)} ")


def test_words_of_grammar_carry_no_matter() -> None:
    """Only words of matter have a place among the content."""
    assert content_stems("It was not the lamp of the harbour") == ["lamp", "harbor"]


@given(st.text(max_size=40))
def test_any_word_has_a_stem(word: str) -> None:
    """No text makes the stemmer fail, and a stem never grows."""
    assert len(stem_word(word)) <= max(4, 2 * len(word) + 2)
