"""Texts as plain bytes: the fast road and the slow one lead to the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.folded_bytes import fold_to_bytes

FOLDED = [
    ("The FERRY left.", "the ferry left"),
    ("Müller’s café", "muller's cafe"),
    ("“No,” she said", '"no " she said'),
    ("«Nein» ‹so›", "\"nein\" 'so'"),
    ("co-operate; 1,200", "co operate 1 200"),
    ("Ａ ﬁne ²", "a fine 2"),
    ("snake_case", "snake case"),
    ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
    ("cafe\u0301", "cafe"),
    ("Straße", "strasse"),
    ("ﬁn ● ★ ☃ end", "fin end"),
    ("Привет, Мир", "привет мир"),
    ("東京", "東 京"),
    ("😀 ❤\ufe0f fine\u200d", "fine"),
    ("한국어 은", "한국어 은"),
    ("lone \ud800 surrogate", "lone surrogate"),
    ("", ""),
]


def _words(text: str) -> list[str]:
    folded, _ = fold_to_bytes([text])
    return folded.tobytes().decode("utf-8", "surrogatepass").split()


@pytest.mark.parametrize(("given_text", "expected"), FOLDED)
def test_texts_are_folded(given_text: str, expected: str) -> None:
    """Letters lose case and accents; marks keep their kind; all else is space."""
    assert _words(given_text) == expected.split()


@given(st.lists(st.text(max_size=40), max_size=6))
def test_a_text_is_folded_alike_alone_and_among_others(texts: list[str]) -> None:
    """What else stands in a batch, Latin or not, changes nothing."""
    folded, ends = fold_to_bytes(texts)
    starts = [0, *ends.tolist()]
    parts = [folded[a:b].tobytes().split() for a, b in zip(starts, ends.tolist(), strict=False)]
    assert parts == [fold_to_bytes([text])[0].tobytes().split() for text in texts]


@given(st.text(alphabet=st.characters(max_codepoint=0x2800), max_size=60))
def test_the_slow_road_leads_to_the_same_words(text: str) -> None:
    """A letter that one byte cannot stand for does not change how the others are folded."""
    assert _words(f"{text} Я") == [*_words(text), "я"]
