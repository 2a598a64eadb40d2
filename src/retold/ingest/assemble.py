"""The parts of a page to a report's text, blocks and pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from retold.ingest.layout import Part
from retold.ingest.source import Source
from retold.model import Block, Piece, Span

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    """A report's text, and what each stretch of it is and came from.

    `flat_spans` says for each block where it stood in the flat text; they rise.
    """

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    flat_spans: tuple[Span, ...]

    def to_text(self, flat: Span) -> Span | None:
        """Where a stretch of the flat text stands in the text, if it is kept there whole."""
        at = bisect_right(self.flat_spans, flat.start, key=lambda span: span.start) - 1
        if at < 0 or not self.flat_spans[at].covers(flat):
            return None
        shift = self.blocks[at].span.start - self.flat_spans[at].start
        return Span(flat.start + shift, flat.end + shift)


def assemble(source: Source, parts: Iterable[Part]) -> Assembled:
    """The text of a report: its parts in reading order, with a blank line between them."""
    texts: list[str] = []
    blocks: list[Block] = []
    pieces: list[Piece] = []
    spans: list[Span] = []
    at = 0
    for part in parts:
        at += len(SEPARATOR) if texts else 0
        text = part.span.of(source.flat)
        texts.append(text)
        spans.append(part.span)
        blocks.append(Block(zone=part.zone, span=Span(at, at + len(text))))
        pieces.extend(source.pieces(part.span, at))
        at += len(text)
    return Assembled(SEPARATOR.join(texts), tuple(blocks), tuple(pieces), tuple(spans))
