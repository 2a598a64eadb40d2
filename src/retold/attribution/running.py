"""Quotations of a report, those over several lines too."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model.span import Span
from retold.text.quotes import Quoted, find_quotes

MAX_LINES = 8  # lines that a quotation left open may run on without a new opening mark
_MAX_CHARS = 2_000  # of a line that are searched for the closing mark
_DOUBLE = frozenset('“”"«»')


def find_running_quotes(text: str, blocks: Sequence[Span]) -> tuple[Quoted, ...]:
    """Everything in quotation marks inside the blocks, in order of opening.

    One that a line leaves open, and that a later line closes without opening anew, is one
    quotation over those lines.
    """
    found: list[Quoted] = []
    for block in blocks:
        if len(block):
            found.extend(_run_on(text, block, find_quotes(text, block)))
    return tuple(found)


def _run_on(text: str, block: Span, quotes: Sequence[Quoted]) -> list[Quoted]:
    paired = {place for one in quotes for place in (one.outer.start, one.outer.end - 1)}
    made: list[Quoted] = []
    reach = -1
    for quoted in quotes:
        if quoted.outer.start < reach:
            continue
        close = None
        if not quoted.closed and quoted.depth == 0:
            close = _find_close(text, quoted.outer.end, block.end, paired)
        if close is None:
            made.append(quoted)
            continue
        reach = close + 1
        inner = Span(quoted.inner.start, close)
        outer = Span(quoted.outer.start, reach)
        made.append(Quoted(outer, inner, depth=0, mark=quoted.mark, closed=True))
    return made


def _find_close(text: str, start: int, end: int, paired: set[int]) -> int | None:
    """The mark that closes, on one of the next lines, what was left open before `start`."""
    line = text.find("\n", start, min(end, start + 4)) + 1
    for _ in range(MAX_LINES):
        if line <= 0 or line >= end:
            return None
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        head = text[line : min(stop, line + _MAX_CHARS)]
        if head.lstrip()[:1] in _DOUBLE or not head.strip():
            return None
        for place, character in enumerate(head, line):
            if character in _DOUBLE and place not in paired:
                return place
        line = stop + 1
    return None
