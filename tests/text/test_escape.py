"""Showing hostile text safely."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.escape import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u0000b", "a␀b"),
        ("line\nnext\ttab", "line\nnext\ttab"),
        ("Ærø’s «plan»", "Ærø’s «plan»"),
        ("\x7f\x9b", "␡⟨U+009B⟩"),
        ("\r\n", "␍\n"),
    ],
)
def test_steering_characters_are_written_out(text: str, shown: str) -> None:
    """Control codes and overrides become pictures; letters, tabs and newlines stay."""
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left(text: str) -> None:
    """What is shown holds no control code, no format character and no surrogate."""
    for letter in visible(text):
        assert letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(letter) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI"}
