"""In whose words a figure stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.model import Attribution, Span
from retold.text.places import PlaceIndex


class Scope:
    """Looks up the innermost attribution whose content holds a place."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        known = {one.id: one for one in attributions}
        pieces = []
        for one in known.values():
            depth, within = 0, one.within_id
            while within in known and depth < 20:
                depth, within = depth + 1, known[within].within_id
            size = sum(len(words.span) for words in one.content)
            pieces += [_Piece(words.span, depth, -size, one.id) for words in one.content]
        self._pieces = PlaceIndex(pieces, lambda piece: [piece.span])
        sources = [words.span for one in known.values() for words in one.source]
        self._sources = PlaceIndex(sources, lambda span: [span])

    def is_source(self, span: Span) -> bool:
        """Whether a span names who is said to say something."""
        return any(2 * one.overlap(span) >= len(span) for one in self._sources.touching(span))

    def innermost(self, span: Span) -> str | None:
        """The id of the innermost attribution in whose content a span stands; None outside all."""
        holding = [
            (piece.depth, piece.smallness, piece.attribution_id)
            for piece in self._pieces.touching(span)
            if piece.span.start <= span.start and span.end <= piece.span.end + 1
        ]
        return max(holding)[2] if holding else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of what is said, with how deep it is nested and how small the whole is."""

    span: Span
    depth: int
    smallness: int
    attribution_id: str
