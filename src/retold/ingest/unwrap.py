"""Plain text that was broken into lines of a set width, put back into paragraphs."""

from __future__ import annotations

from itertools import pairwise

import regex

from retold.ingest.source import Source, SourceBuilder
from retold.model import How

_LINE = regex.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")
_MIN_WIDTH, _MAX_WIDTH = 40, 130
_MIN_BROKEN = 3
_SHARE = 0.5
_SAMPLE_LINES = 5000


def unwrap(raw: str) -> Source:
    """The source of a plain text; lines that one paragraph was broken into are joined.

    A text counts as broken where most lines that follow another directly go on in lower case.
    """
    if not _is_broken(raw):
        return Source.of_plain(raw)
    lines = [match.span() for match in _LINE.finditer(raw) if match.end() > match.start()]
    return _join(raw, lines)


def _is_broken(raw: str) -> bool:
    """Whether most lines that follow another directly go on in lower case."""
    breaks = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    lines = map(str.strip, breaks.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    joins = [
        _MIN_WIDTH <= len(above) <= _MAX_WIDTH and below[0].islower()
        for above, below in pairwise(lines)
        if above and below
    ]
    return sum(joins) >= max(_MIN_BROKEN, _SHARE * len(joins))


def _join(raw: str, lines: list[tuple[int, int]]) -> Source:
    builder = SourceBuilder(raw)
    width = max((len(raw[start:end].rstrip()) for start, end in lines), default=0)
    at = 0
    for (start, end), below in zip(lines, [*lines[1:], (len(raw), len(raw))], strict=True):
        line_end = start + len(raw[start:end].rstrip())
        following = raw[slice(*below)]
        next_start = below[0] + len(following) - len(following.lstrip())
        builder.add(raw[at:line_end], (at, line_end), How.EXACT)
        at = line_end
        is_full = line_end - start >= 0.6 * min(width, _MAX_WIDTH)
        if (
            is_full
            and following.strip()
            and raw[next_start].isalnum() | (raw[next_start] in "\"'“‘(—–$£€")
        ):
            builder.add(" ", (line_end, next_start), How.NORMALISED)
            at = next_start
    builder.add(raw[at:], (at, len(raw)), How.EXACT)
    return builder.build()
