"""A role may run over a line's end; each line of it is a span of its own."""

from __future__ import annotations

from retold.model.span import Span


def cut_at_lines(text: str, span: Span) -> tuple[Span, ...]:
    """The span, cut at line breaks and without white space at the ends."""
    made = []
    start = span.start
    for line in span.of(text).split("\n"):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            made.append(Span(begin, begin + len(words)))
        start += len(line) + 1
    return tuple(made)
