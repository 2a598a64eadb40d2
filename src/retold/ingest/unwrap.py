"""Plain text that was broken into lines of a set width, put back into paragraphs."""

from __future__ import annotations

from itertools import pairwise

import regex

from retold.ingest.source import Source, SourceBuilder
from retold.model import How

_LINE = regex.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")
_MIN_WIDTH, _MAX_WIDTH = 40, 130
_MIN_BROKEN = 3
_SHARE, _SET_SHARE, _LONGER = 0.5, 0.25, 0.02
_FULL, _ROOM = 0.6, 0.9  # of the longest line
_OPENING = "\"'“‘(—–$£€"
_STOPS = frozenset('.!?:;"”»')
_SAMPLE_LINES = 5000


def unwrap(raw: str, *, is_set: bool = False) -> Source:
    """The source of a plain text; lines that one paragraph was broken into are joined.

    A text counts as broken where most lines that end without a stop go on in lower case below. A
    heading, which ends without one too, is followed by a capital.

    Args:
        raw: The text.
        is_set: Whether its lines are known to be those of a printed page.
    """
    if not (_is_broken(raw, 1, _SET_SHARE) if is_set else _is_broken(raw)):
        return Source.of_plain(raw)
    lines = [match.span() for match in _LINE.finditer(raw) if match.end() > match.start()]
    return _join(raw, lines)


def _is_broken(raw: str, least: int = _MIN_BROKEN, share: float = _SHARE) -> bool:
    """Whether most lines that end without a stop go on in lower case below, and none is longer.

    Args:
        raw: The text.
        least: How many at least.
        share: And which part of them.
    """
    breaks = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    lines = [line.strip() for line in breaks.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]]
    if sum(len(line) > _MAX_WIDTH for line in lines) > _LONGER * len(lines):
        return False
    joins = [
        below[0].islower()
        for above, below in pairwise(lines)
        if below and _MIN_WIDTH <= len(above) <= _MAX_WIDTH and above[-1] not in _STOPS
    ]
    return sum(joins) >= max(least, share * len(joins))


def _join(raw: str, lines: list[tuple[int, int]]) -> Source:
    builder = SourceBuilder(raw)
    width = min(_MAX_WIDTH, max((len(raw[start:end].rstrip()) for start, end in lines), default=0))
    at = 0
    for (start, end), below in zip(lines, [*lines[1:], (len(raw), len(raw))], strict=True):
        words = raw[start:end].rstrip()
        line_end = start + len(words)
        following = raw[slice(*below)]
        next_start = below[0] + len(following) - len(following.lstrip())
        builder.add(raw[at:line_end], (at, line_end), How.EXACT)
        at = line_end
        if _goes_on(words, following.strip(), width):
            builder.add(" ", (line_end, next_start), How.NORMALISED)
            at = next_start
    builder.add(raw[at:], (at, len(raw)), How.EXACT)
    return builder.build()


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether a line was broken off at its end: it is full, and the next word had no room on it."""
    if not below or len(line) < _FULL * width:
        return False
    if not below[0].isalnum() and below[0] not in _OPENING:
        return False
    # Behind a stop a new paragraph may begin: then the line ends where it likes.
    first = below.split(maxsplit=1)[0]
    return line[-1] not in _STOPS or len(line) + 1 + len(first) > _ROOM * width
