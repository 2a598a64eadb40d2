"""Marks at the ends of contents."""

from __future__ import annotations

import pytest

from retold.attribution.marks import QuoteIndex
from retold.attribution.snap import snap_to_marks
from retold.model.span import Span
from retold.text.quotes import find_quotes

SNAPPED = [
    ("it was “a farce.”", "it was “a farce", "it was “a farce.”"),
    ("“a farce” it was", "a farce” it was", "“a farce” it was"),
    ("it was “a farce” then", "it was “a farce", "it was “a farce”"),
    ("no marks at all", "no marks", "no marks"),
]


@pytest.mark.parametrize(("text", "before", "after"), SNAPPED)
def test_snap(text: str, before: str, after: str) -> None:
    """A span that ends at a mark takes it in."""
    start = text.index(before)
    quotes = QuoteIndex(find_quotes(text))
    (found,) = snap_to_marks([Span(start, start + len(before))], quotes)
    assert found.of(text) == after
