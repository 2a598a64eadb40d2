"""The second network, asked for each cue what around it is source and what is content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retold.attribution.cuespans import CueSpan
from retold.attribution.found import Found
from retold.attribution.network import Floats, Network
from retold.attribution.windows import Read, shares
from retold.attribution.wordpieces import Numbers, Pieces
from retold.model.attribution import Act

BEFORE, BEHIND = 48, 80  # pieces around the start of a cue that are read, in its line
NONE, SOURCE, CUE, CONTENT = range(4)
CHANGE = 0.5  # price of a change of role between two words, in natural logarithms
_WITHIN_WORD = 1e4
_FLOOR = 1e-6
_BATCH = 32
_ACTS = tuple(Act)


class Relation(NamedTuple):
    """A cue with the roles of the pieces from number `first` on."""

    cue: CueSpan
    first: int
    roles: Numbers
    share: Floats  # of each role for each piece
    valid: float
    act: Act


def find_relations(
    network: Network, pieces: Pieces, read: Read, cues: Sequence[CueSpan]
) -> Iterator[Relation]:
    """The roles around every cue, those with as many pieces around them together."""
    lines = np.flatnonzero(pieces.start == pieces.end)
    asked = [(cue, find_reach(cue.start, lines, len(pieces))) for cue in cues]
    asked.sort(key=lambda one: one[1][1] - one[1][0])
    for number in range(0, len(asked), _BATCH):
        yield from _relate(network, pieces, read, asked[number : number + _BATCH])


def find_reach(cue: int, lines: Numbers, count: int) -> tuple[int, int]:
    """The pieces that are read for a cue: `lines` are the numbers of those that end a line."""
    number = int(np.searchsorted(lines, cue))
    first = int(lines[number - 1]) + 1 if number else 0
    last = int(lines[number]) + 1 if number < len(lines) else count
    return max(first, cue - BEFORE), min(last, cue + BEHIND)


def _relate(
    network: Network,
    pieces: Pieces,
    read: Read,
    asked: Sequence[tuple[CueSpan, tuple[int, int]]],
) -> Iterator[Relation]:
    cues, reach = zip(*asked, strict=True)
    width = max(end - start for start, end in reach)
    vectors = np.zeros((len(cues), width, read.vectors.shape[1]), dtype=np.float32)
    marks, distance, rule = (np.zeros((len(cues), width), dtype=np.int64) for _ in range(3))
    inside = np.zeros((len(cues), width), dtype=bool)
    for row, (cue, (start, end)) in enumerate(zip(cues, reach, strict=True)):
        size = end - start
        vectors[row, :size] = read.vectors[start:end]
        marks[row, :size] = 1
        marks[row, cue.start - start : cue.end - start] = 2
        distance[row, :size] = np.arange(start, end) - cue.start + BEFORE
        inside[row, 1:size] = np.diff(pieces.word[start:end]) == 0
        if cue.ruled is not None:
            rule[row, :size] = _ruled_roles(pieces, cue.ruled, start, end)
    made = network.relate(vectors, marks, distance, rule)
    share = shares(made.roles)
    share[marks == 2] = np.eye(4, dtype=np.float32)[CUE]
    roles = best_roles(share, inside)
    valid = 1 / (1 + np.exp(-made.valid))
    for row, (cue, (start, end)) in enumerate(zip(cues, reach, strict=True)):
        act = _ACTS[int(made.acts[row].argmax())]
        size = end - start
        yield Relation(cue, start, roles[row, :size], share[row, :size], float(valid[row]), act)


def _ruled_roles(pieces: Pieces, found: Found, start: int, end: int) -> Numbers:
    """What the rules say of each piece from `start` on: 1 nothing, 2 source, 3 cue, 4 content."""
    made = np.ones(end - start, dtype=np.int64)
    for role, spans in ((CONTENT, found.content), (SOURCE, found.source), (CUE, found.cue)):
        for span in spans:
            place = pieces.under(span)
            made[max(0, place.start - start) : max(0, place.stop - start)] = role + 1
    return made


def best_roles(share: Floats, inside: npt.NDArray[np.bool_]) -> Numbers:
    """The likeliest sequence of roles for each row, a change inside a word forbidden (Viterbi)."""
    scores = np.log(share + _FLOOR)
    rows, width, kinds = scores.shape
    change = 1 - np.eye(kinds, dtype=np.float32)
    back = np.zeros((rows, width, kinds), dtype=np.int64)
    best = scores[:, 0].copy()
    for at in range(1, width):
        price = np.where(inside[:, at], _WITHIN_WORD, CHANGE)[:, None, None] * change
        paths = best[:, :, None] - price
        back[:, at] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, at]
    made = np.zeros((rows, width), dtype=np.int64)
    made[:, -1] = best.argmax(axis=1)
    every = np.arange(rows)
    for at in range(width - 1, 0, -1):
        made[:, at - 1] = back[every, at, made[:, at]]
    return made
