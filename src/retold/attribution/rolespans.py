"""The roles of pieces as spans of the text."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import regex

from retold.attribution.found import Found
from retold.attribution.linespans import cut_at_lines
from retold.attribution.relations import CONTENT, CUE, SOURCE, Relation
from retold.attribution.wordpieces import Numbers, Pieces
from retold.model.span import Span

RULE = "tagger"
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_LEADS = " \t,;:—–-.)"
_TRAILS = " \t,;:—–-("
_HOLE = 12  # pieces that may be missing inside a content
_SMALL = 0.15  # a run of content this small beside the widest, and away from the cue, is none
_NEAR = 3  # pieces
_GAP = 3  # characters without a letter that may lie inside a content


def to_found(text: str, pieces: Pieces, relation: Relation) -> Found:
    """The attribution that the network sees at a cue; its content may be empty."""
    cue = relation.cue
    words = Span(int(pieces.start[cue.start]), int(pieces.end[cue.end - 1]))
    source = _best_source(pieces, relation)
    return Found(
        rule=RULE,
        act=relation.act,
        source=cut_at_lines(text, source) if source else (),
        cue=cut_at_lines(text, words),
        content=_content(text, pieces, relation, source),
    )


def _runs(roles: Numbers, role: int) -> list[tuple[int, int]]:
    """Where a role goes on without a break."""
    edges = np.diff((roles == role).astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _span(pieces: Pieces, relation: Relation, run: tuple[int, int]) -> Span:
    start, end = relation.first + run[0], relation.first + run[1] - 1
    return Span(int(pieces.start[start]), max(int(pieces.start[start]), int(pieces.end[end])))


def _best_source(pieces: Pieces, relation: Relation) -> Span | None:
    """The run of pieces that is the surest source: a source has one piece."""
    runs = _runs(relation.roles, SOURCE)
    if not runs:
        return None
    best = max(runs, key=lambda run: float(relation.share[run[0] : run[1], SOURCE].sum()))
    return _span(pieces, relation, best)


def _content(
    text: str, pieces: Pieces, relation: Relation, source: Span | None
) -> tuple[Span, ...]:
    parts = []
    for run in _without_holes(pieces, relation, source):
        for line in cut_at_lines(text, _span(pieces, relation, run)):
            part = _trim(text, line)
            if _LETTER.search(text, part.start, part.end):
                parts.append(part)
    if not parts:
        return ()
    made = [parts[0]]
    for before, part in pairwise(parts):
        if _is_one(text, before, part, source):
            made[-1] = Span(made[-1].start, part.end)
        else:
            made.append(part)
    return tuple(made)


def _without_holes(
    pieces: Pieces, relation: Relation, source: Span | None
) -> list[tuple[int, int]]:
    """The runs of content, small holes closed in which source, cue and line end do not stand."""
    own = relation.roles == CUE
    if source is not None:
        place = pieces.under(source)
        own[max(0, place.start - relation.first) : max(0, place.stop - relation.first)] = True
    size = len(relation.roles)
    at = slice(relation.first, relation.first + size)
    own |= pieces.start[at] == pieces.end[at]  # the mark of a line's end
    made: list[tuple[int, int]] = []
    for start, end in _runs(relation.roles, CONTENT):
        if made and start - made[-1][1] <= _HOLE and not own[made[-1][1] : start].any():
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    widest = max((end - start for start, end in made), default=0)
    return [
        (start, end)
        for start, end in made
        if end - start >= _SMALL * widest or own[max(0, start - _NEAR) : end + _NEAR].any()
    ]


def _is_one(text: str, before: Span, part: Span, source: Span | None) -> bool:
    between = text[before.end : part.start]
    if len(between) > _GAP or "\n" in between or _LETTER.search(between):
        return False
    return source is None or not (source.start < part.start and source.end > before.end)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _LEADS:
        start += 1
    while end > start and text[end - 1] in _TRAILS:
        end -= 1
    return Span(start, end)
