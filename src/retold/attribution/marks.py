"""The quotations of a report, to be looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from retold.model.span import Span
from retold.text.quotes import Quoted


class QuoteIndex:
    """Quotations in order of opening, with those that open in a stretch found in log time."""

    def __init__(self, quotes: Sequence[Quoted]) -> None:
        self.quotes = tuple(quotes)
        self._starts = [quoted.outer.start for quoted in self.quotes]

    def opening_in(self, start: int, end: int) -> tuple[Quoted, ...]:
        """The quotations whose opening mark stands in `[start, end)`."""
        low = bisect_left(self._starts, start)
        return self.quotes[low : bisect_left(self._starts, end, lo=low)]


class SpanIndex:
    """Spans in order, without overlap, with those inside a stretch found in log time."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self._starts = [span.start for span in self.spans]

    def inside(self, stretch: Span) -> tuple[Span, ...]:
        """The spans that lie in a stretch."""
        low = bisect_left(self._starts, stretch.start)
        found = self.spans[low : bisect_left(self._starts, stretch.end, lo=low)]
        return tuple(span for span in found if span.end <= stretch.end)
