"""Quotations of a report, those over several lines too."""

from __future__ import annotations

from collections.abc import Sequence

from retold.attribution.marks import QuoteIndex
from retold.model.span import Span
from retold.text.quotes import Quoted, find_quotes

MAX_LINES = 8  # lines that a quotation left open may run on without a new opening mark
_MAX_CHARS = 2_000  # of a line that are searched for the closing mark
_DOUBLE = frozenset('“”"«»')
_OPENING = '“"'


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
    quotes = _with_stray_openings(text, block, quotes)
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


def _with_stray_openings(text: str, block: Span, quotes: Sequence[Quoted]) -> list[Quoted]:
    """The quotations, and what a line opens behind a mere word: 'he said "We won.', left open.

    A line alone cannot tell such a mark from a stray one; a later line that closes it can. So
    each stands here as unclosed if one does, up to the end of its line.
    """
    index, made = QuoteIndex(quotes), list(quotes)
    paired = {place for one in quotes for place in (one.outer.start, one.outer.end - 1)}
    start = block.start
    while (stop := text.find("\n", start, block.end)) >= 0:
        place = max(text.rfind(mark, start, stop) for mark in _OPENING)
        start, line = stop + 1, start
        if place < 0 or place in paired or not _may_open(text, place, line):
            continue
        is_inside = any(one.outer.end > place for one in index.opening_in(line, place))
        if not is_inside and _find_close(text, stop, block.end, paired) is not None:
            outer, inner = Span(place, stop), Span(place + 1, stop)
            made.append(Quoted(outer, inner, depth=0, mark=text[place], closed=False))
    return sorted(made, key=lambda one: (one.outer.start, -one.outer.end))


def _may_open(text: str, place: int, line: int) -> bool:
    """Whether a mark stands before a capital and behind a space of its line."""
    return place > line and text[place - 1] == " " and text[place + 1].isupper()


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
