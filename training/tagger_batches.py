"""Windows of the training sets, put together into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from retold.attribution.relations import BEFORE, BEHIND
from retold.attribution.windows import CUED, SIZE
from retold.attribution.wordpieces import Numbers, Vocabulary
from tagger_data import NO_ACT, Example, Relation

IGNORED = -100
HIDDEN = 0.25  # share of windows that are read without what the rules found
RANDOM_CUES = 2  # words that are no cue, asked about in every window
_EDGE = 8  # pieces at a cut edge in which a cue is not asked about
_SHORTEST = 24
_OVERLAP = 64
_TEMPTING = 2  # pieces of a window that look most like a cue and are none
_LIKELY = 0.05


class Window(NamedTuple):
    """Pieces `[start, end)` of a report."""

    example: Example
    start: int
    end: int


class Asked(NamedTuple):
    """A cue in a window of a batch (pieces counted from the window's first mark), and the truth."""

    row: int
    size: int
    cue: Numbers
    roles: Numbers | None
    act: int
    rule: Numbers | None


class Batch(NamedTuple):
    """What the first network is given and should say, and the cues to ask the second about."""

    ids: Tensor
    shape: Tensor
    cues: Tensor
    asked: list[Asked]


class Question(NamedTuple):
    """What the second network is given and should say, a row for every cue asked about."""

    vectors: Tensor
    marks: Tensor
    distance: Tensor
    rule: Tensor
    roles: Tensor
    valid: Tensor
    acts: Tensor


def cut_windows(examples: Sequence[Example], dice: random.Random) -> list[Window]:
    """All reports in windows that begin somewhere else every time, in random order."""
    made = [window for example in examples for window in _cut(example, dice)]
    dice.shuffle(made)
    return made


def _cut(example: Example, dice: random.Random) -> Iterator[Window]:
    count = len(example.pieces)
    if example.is_complete:
        first = -dice.randint(0, SIZE - _OVERLAP) if count > SIZE else 0
        for start in range(first, count, SIZE):
            window = Window(example, max(0, start), min(count, start + SIZE))
            if window.end - window.start >= _SHORTEST:
                yield window
        return
    reach = -1
    for at in sorted(int(one.cue[0]) for one in example.relations):
        if at > reach:
            start = max(0, at - dice.randint(40, 120))
            reach = start + SIZE - _OVERLAP
            yield Window(example, start, min(count, start + SIZE))


def make_batch(windows: Sequence[Window], vocabulary: Vocabulary, dice: random.Random) -> Batch:
    """The windows, padded to the longest."""
    width = max(window.end - window.start for window in windows) + 2
    ids, shape = (torch.zeros(len(windows), width, dtype=torch.long) for _ in range(2))
    cues = torch.full((len(windows), width), IGNORED)
    asked: list[Asked] = []
    for row, (example, start, end) in enumerate(windows):
        inside = slice(1, end - start + 1)
        is_advised = dice.random() > HIDDEN
        ids[row, 0], ids[row, end - start + 1] = vocabulary.first, vocabulary.last
        ids[row, inside] = torch.from_numpy(example.pieces.ids[start:end])
        seen = example.pieces.shape[start:end].copy()
        for ruled in example.ruled if is_advised else ():
            cue = ruled.cue[(ruled.cue >= start) & (ruled.cue < end)] - start
            seen[cue] = example.pieces.shape[start:end][cue] + CUED
        shape[row, inside] = torch.from_numpy(seen)
        if example.is_complete:
            cues[row, inside] = torch.from_numpy(example.cues[start:end])
        asked.extend(_ask(windows[row], row, vocabulary, dice, is_advised=is_advised))
    return Batch(ids, shape, cues, asked)


def _ask(
    window: Window, row: int, vocabulary: Vocabulary, dice: random.Random, *, is_advised: bool
) -> Iterator[Asked]:
    example, start, end = window
    low = start + (_EDGE if start else 0)
    high = end - (_EDGE if end < len(example.pieces) else 0)
    owner = {int(at): ruled for ruled in example.ruled for at in ruled.cue} if is_advised else {}

    def advice(ruled: Relation | None) -> Numbers | None:
        return ruled.roles[start:end] if ruled is not None and is_advised else None

    for one in example.relations:
        if one.cue[0] >= low and one.cue[-1] < high:
            ruled = next((owner[int(at)] for at in one.cue if int(at) in owner), None)
            cue, roles = one.cue - start + 1, one.roles[start:end]
            yield Asked(row, end - start, cue, roles, one.act, advice(ruled))
    if not example.is_complete:
        return
    for one in example.ruled:
        if one.is_false and one.cue[0] >= low and one.cue[-1] < high:
            yield Asked(row, end - start, one.cue - start + 1, None, NO_ACT, advice(one))
    for _ in range(RANDOM_CUES):
        at = dice.randrange(start, end)
        if not example.cues[at] and example.pieces.ids[at] != vocabulary.last:
            yield Asked(row, end - start, np.array([at - start + 1]), None, NO_ACT, None)


def find_tempting(batch: Batch, cues: Tensor) -> list[Asked]:
    """The pieces that the first network takes for cues though they are none."""
    share = 1 - torch.softmax(cues, -1)[..., 0]
    share[batch.cues != 0] = 0
    best = share.topk(min(_TEMPTING, share.shape[1]), dim=1)
    return [
        Asked(row, int((batch.ids[row] != 0).sum()) - 2, np.array([int(at)]), None, NO_ACT, None)
        for row in range(len(share))
        for likely, at in zip(best.values[row], best.indices[row], strict=True)
        if likely > _LIKELY
    ]


def make_question(vectors: Tensor, asked: Sequence[Asked]) -> Question:
    """The vectors around each cue, cut out of those of its window."""
    reach = [
        (max(1, int(one.cue[0]) - BEFORE), min(one.size + 1, int(one.cue[0]) + BEHIND))
        for one in asked
    ]
    width = max(end - start for start, end in reach)
    place, marks, distance, rule = (
        torch.zeros(len(asked), width, dtype=torch.long) for _ in range(4)
    )
    roles = torch.full((len(asked), width), IGNORED)
    for row, (one, (start, end)) in enumerate(zip(asked, reach, strict=True)):
        size, first = end - start, int(one.cue[0])
        place[row, :size] = torch.arange(start, end) + one.row * vectors.shape[1]
        marks[row, :size] = 1
        marks[row, one.cue[one.cue < end] - start] = 2
        distance[row, :size] = torch.arange(start, end) - first + BEFORE
        if one.rule is not None:
            rule[row, :size] = torch.from_numpy(one.rule[start - 1 : end - 1] + 1)
        if one.roles is not None:
            roles[row, :size] = torch.from_numpy(one.roles[start - 1 : end - 1])
    return Question(
        vectors.reshape(-1, vectors.shape[-1])[place],
        marks,
        distance,
        rule,
        roles,
        torch.tensor([float(one.roles is not None) for one in asked]),
        torch.tensor([one.act for one in asked]),
    )
