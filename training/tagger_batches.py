"""Windows of the training sets, put together into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from retold.attribution.relations import BEFORE, CONTENT, CUE, NONE, SOURCE, find_reach
from retold.attribution.windows import SHAPES, SIZE
from retold.attribution.wordpieces import Numbers, Vocabulary
from tagger_data import NO_ACT, Example, Relation

IGNORED = -100
HIDDEN = 0.15  # share of windows that are read without what the rules found
MISSED = 0.25  # share of the rules' attributions that are hidden in the others
BENT = 0.2  # share of them whose content is made to end elsewhere
_FURTHEST = 10  # pieces by which it is
DARK = 0.08  # share of pieces that are shown as unknown
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
    mark: int  # the piece that ends a line


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
        ruled = _advice(windows[row], dice) if dice.random() > HIDDEN else []
        ids[row, 0], ids[row, end - start + 1] = vocabulary.first, vocabulary.last
        is_dark = np.random.default_rng(dice.getrandbits(32)).random(end - start) < DARK
        is_dark &= example.pieces.ids[start:end] != vocabulary.last
        shown = np.where(is_dark, vocabulary.unknown, example.pieces.ids[start:end])
        ids[row, inside] = torch.from_numpy(shown)
        seen = np.zeros(end - start, dtype=np.int64)
        for number, role in enumerate((CONTENT, SOURCE, CUE), 1):
            for one in ruled:
                seen[one.roles[start:end] == role] = number
        seen = example.pieces.shape[start:end] + seen * (SHAPES // 4)
        shape[row, inside] = torch.from_numpy(seen)
        if example.is_complete:
            cues[row, inside] = torch.from_numpy(example.cues[start:end])
        asked.extend(_ask(windows[row], row, vocabulary, dice, ruled))
    return Batch(ids, shape, cues, asked, vocabulary.last)


def _advice(window: Window, dice: random.Random) -> list[Relation]:
    """What the rules find in a window, some of it left out or bent: they err more elsewhere."""
    example, start, end = window
    return [
        replace(one, roles=_bend(one, dice)) if dice.random() < BENT else one
        for one in example.ruled
        if start <= one.cue[0] < end and dice.random() > MISSED
    ]


def _bend(relation: Relation, dice: random.Random) -> Numbers:
    """The roles with one end of the content moved."""
    roles = relation.roles.copy()
    content = np.flatnonzero(roles == CONTENT)
    if not len(content):
        return roles
    is_last, far = dice.random() < 0.7, dice.randint(1, _FURTHEST)
    edge = int(content[-1] if is_last else content[0])
    if dice.random() < 0.5:
        place = slice(edge + 1, edge + 1 + far) if is_last else slice(max(0, edge - far), edge)
        roles[place] = np.where(roles[place] == NONE, CONTENT, roles[place])
    else:
        far = min(far, len(content) - 1)
        roles[content[len(content) - far :] if is_last else content[:far]] = NONE
    return roles


def _ask(
    window: Window,
    row: int,
    vocabulary: Vocabulary,
    dice: random.Random,
    ruled: Sequence[Relation],
) -> Iterator[Asked]:
    example, start, end = window
    low = start + (_EDGE if start else 0)
    high = end - (_EDGE if end < len(example.pieces) else 0)
    owner = {int(at): one for one in ruled for at in one.cue}
    for one in example.relations:
        if one.cue[0] >= low and one.cue[-1] < high:
            near = next((owner[int(at)] for at in one.cue if int(at) in owner), None)
            advice = None if near is None else near.roles[start:end]
            cue, roles = one.cue - start + 1, one.roles[start:end]
            yield Asked(row, end - start, cue, roles, one.act, advice)
    if not example.is_complete:
        return
    for one in ruled:
        if one.is_false and one.cue[0] >= low and one.cue[-1] < high:
            advice = one.roles[start:end]
            yield Asked(row, end - start, one.cue - start + 1, None, NO_ACT, advice)
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


def make_question(vectors: Tensor, batch: Batch, asked: Sequence[Asked]) -> Question:
    """The vectors around each cue, in its line, cut out of those of its window."""
    lines = [torch.nonzero(row == batch.mark).flatten().numpy() for row in batch.ids]
    reach = []
    for one in asked:
        start, end = find_reach(int(one.cue[0]), lines[one.row], one.size + 1)
        reach.append((max(1, start), min(end, one.size + 1)))
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
