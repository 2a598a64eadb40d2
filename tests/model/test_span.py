"""Places in a text."""

from __future__ import annotations

import pytest

from retold.model import Span, Words


def test_a_span_is_half_open() -> None:
    """A span covers its start and not its end."""
    assert Span(1, 3).of("abcd") == "bc"
    assert len(Span(1, 3)) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_span_is_refused(start: int, end: int) -> None:
    """A span neither begins before the text nor ends before it begins."""
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@pytest.mark.parametrize(
    ("other", "common"), [(Span(0, 2), 0), (Span(1, 3), 1), (Span(3, 4), 1), (Span(5, 9), 0)]
)
def test_overlap_counts_code_points(other: Span, common: int) -> None:
    """The overlap is the number of code points that both cover."""
    assert Span(2, 5).overlap(other) == common
    assert other.overlap(Span(2, 5)) == common


def test_words_stand_at_their_span() -> None:
    """Words carry the text of their span."""
    words = Words.at("abcd", Span(1, 3))
    assert words.to_dict() == {"start": 1, "end": 3, "text": "bc"}
    assert words.span == Span(1, 3)
