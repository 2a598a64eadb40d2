"""Which words of two passages differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span
from retold.text.worddiff import WordDiff, diff_words


def _diff(one: str, other: str) -> WordDiff:
    return diff_words(one, Span(0, len(one)), other, Span(0, len(other)))


CASES = [
    ("the old lamp", "the new lamp", [("old", "new")]),
    ("the lamp", "the lamp went out", [("", "went out")]),
    ("The Lamp’s glass!", "the lamp glass", []),
    ("We regret it. We say so.", "We say so.", [("We regret it", "")]),
    ("", "a lamp", [("", "a lamp")]),
]


@pytest.mark.parametrize(("one", "other", "want"), CASES)
def test_changed_words_are_shown(one: str, other: str, want: list[tuple[str, str]]) -> None:
    """Each changed place has the words of both sides, and no others."""
    found = [
        (edit.a.of(one) if edit.a else "", edit.b.of(other) if edit.b else "")
        for edit in _diff(one, other).edits
    ]
    assert found == want


@given(
    st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12)
)
def test_a_diff_tells_all(one: list[str], other: list[str]) -> None:
    """Common words and changed words together are all the words of each side."""
    diff = _diff(" ".join(one), " ".join(other))
    assert diff.common + sum(len(edit.a_words) for edit in diff.edits) == len(one)
    assert diff.common + sum(len(edit.b_words) for edit in diff.edits) == len(other)
