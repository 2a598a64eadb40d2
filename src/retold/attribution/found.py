"""An attribution found in the text, before it is judged: its roles as places in the text."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.attribution import Act
from retold.model.span import Span


@dataclass(slots=True, eq=False)
class Found:
    """Source, cue and content as spans of the report's text, in order.

    `is_quotation` says that the content is one or more whole quotations, which may go on in the
    next sentence; while a quotation is only announced, the content is empty. `host` is the
    attribution in which this one stands, where the rule knows it. `confidence` is set where the
    finder has one of its own for each attribution; else that of the rule holds.
    """

    rule: str
    act: Act
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    medium: Span | None = None
    is_quotation: bool = False
    host: Found | None = None
    confidence: float | None = None

    @property
    def start(self) -> int:
        """Where its first role begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def size(self) -> int:
        """How many code points its content has."""
        return sum(len(span) for span in self.content)
