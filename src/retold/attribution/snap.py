"""Contents that end at a quotation mark take the mark in."""

from __future__ import annotations

from collections.abc import Sequence

from retold.attribution.marks import QuoteIndex
from retold.model.span import Span

_NEAR = 3  # characters between the end of a content and the mark that closes it: '.”'


def snap_to_marks(content: Sequence[Span], quotes: QuoteIndex) -> tuple[Span, ...]:
    """The spans, each grown to the marks of the quotation that it begins or ends with."""
    return tuple(_snap(span, quotes) for span in content)


def _snap(span: Span, quotes: QuoteIndex) -> Span:
    start, end = span.start, span.end
    for quoted in quotes.opening_in(start - 1, span.end):
        if quoted.outer.start == start - 1 and quoted.outer.end <= end + _NEAR:
            start = quoted.outer.start
        ends_near = quoted.inner.end - _NEAR <= end < quoted.outer.end <= end + _NEAR
        if start <= quoted.outer.start and ends_near:
            end = quoted.outer.end
    return Span(start, end)
