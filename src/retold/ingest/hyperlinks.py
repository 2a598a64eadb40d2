"""Where the words of a page's article lead: the links of its markup, at their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from retold.ingest.web.address import join_address
from retold.model import How, Hyperlink, Piece, Span

# Anchors of a page, menus and all; the links of one report.
MAX_ANCHORS = 5_000
MAX_LINKS = 200

# An address as the markup has it, and what stands between the tags of its anchor.
Anchor = tuple[str, Span]


def find_hyperlinks(
    anchors: Sequence[Anchor], text: str, pieces: Sequence[Piece], base: str
) -> tuple[Hyperlink, ...]:
    """The links of a report, in text order: of menus and of what is left out there is none.

    Args:
        anchors: The page's anchors, in the order of the linear text.
        text: The report's text.
        pieces: Where each stretch of it came from, in text order.
        base: The page's own address: what a relative link is completed by, and no link to it is.
    """
    return tuple(islice(_find(anchors, text, pieces, base), MAX_LINKS))


def _find(
    anchors: Sequence[Anchor], text: str, pieces: Sequence[Piece], base: str
) -> Iterator[Hyperlink]:
    starts = [piece.raw.start for piece in pieces]
    for href, raw in anchors:
        span = _place(raw, pieces, starts)
        words = span.of(text) if span else ""
        # An anchor around several paragraphs is a card that leads elsewhere.
        if span is None or not words.strip() or "\n" in words.strip():
            continue
        start = span.start + len(words) - len(words.lstrip())
        url = join_address(base, href)
        if url and url != base:
            yield Hyperlink(url=url, span=Span(start, start + len(words.strip())))


def _place(raw: Span, pieces: Sequence[Piece], starts: Sequence[int]) -> Span | None:
    """Where a stretch of the linear text stands in the report's text; none where it does not."""
    first = max(0, bisect_right(starts, raw.start) - 1)
    found: Span | None = None
    for piece in islice(pieces, first, None):
        if piece.raw.start >= raw.end:
            break
        low, high = max(piece.raw.start, raw.start), min(piece.raw.end, raw.end)
        if low < high:
            here = piece.text
            if piece.how is How.EXACT:
                shift = piece.text.start - piece.raw.start
                here = Span(low + shift, high + shift)
            found = Span(found.start, here.end) if found else here
    return found
