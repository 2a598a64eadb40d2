"""Words that bind a sentence."""

from __future__ import annotations

from retold.text.function_words import BARE_SAYING, GRAMMAR, LIGHT, is_function_word
from retold.text.stems import FUNCTION_WORDS
from retold.text.tokens import fold_word


def test_every_word_stands_in_one_group_and_folded() -> None:
    """No word is both grammar and a quantity; each is written as words are compared."""
    assert not GRAMMAR & LIGHT
    assert not (GRAMMAR | LIGHT) & BARE_SAYING
    assert {fold_word(word) for word in GRAMMAR | LIGHT} == GRAMMAR | LIGHT


def test_quantities_matter_between_two_wordings() -> None:
    """`many` for `few` is a change of matter, though neither tells which story it is."""
    assert is_function_word("many")
    assert "many" not in FUNCTION_WORDS
