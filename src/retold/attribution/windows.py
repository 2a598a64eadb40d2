"""The first network, run over a stretch of text in overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from retold.attribution.network import Floats, Tagger
from retold.attribution.wordpieces import Numbers, Pieces

SIZE = 254  # pieces of a window, its two end marks aside
MARGIN = 24  # pieces at the edge of a window that the next one reads better
STRETCH = 4_096  # pieces whose vectors are held at once: 6 MB
CUED = 9  # what is added to the shape of a piece in which the rules see a cue
_BATCH = 8


class Read(NamedTuple):
    """What the first network made of a stretch: a row for each piece."""

    vectors: Floats
    cues: Floats  # shares of: no cue, a cue begins, a cue goes on


def cut_stretches(pieces: Pieces, mark: int) -> Iterator[tuple[int, int]]:
    """Where the pieces are cut to be read, at the end of a line if there is one."""
    start = 0
    while start < len(pieces):
        end = min(len(pieces), start + STRETCH)
        if end < len(pieces):
            half = start + STRETCH // 2
            lines = np.flatnonzero(pieces.ids[half:end] == mark)
            end = half + int(lines[-1]) + 1 if len(lines) else end
        yield start, end
        start = end


def read_stretch_of_pieces(tagger: Tagger, pieces: Pieces, shape: Numbers) -> Read:
    """Read the pieces in windows; each row comes from the window in which it is least at the edge.

    `shape` is that of the pieces, with `CUED` added where the rules see a cue.
    """
    count = len(pieces)
    starts = list(range(0, max(1, count - 2 * MARGIN), SIZE - 2 * MARGIN))
    vectors: Floats | None = None
    cues = np.zeros((count, 3), dtype=np.float32)
    for number in range(0, len(starts), _BATCH):
        batch = starts[number : number + _BATCH]
        made, logits = tagger.network.read(*_windows(tagger, pieces, shape, batch))
        if vectors is None:
            vectors = np.zeros((count, made.shape[2]), dtype=np.float32)
        for row, start in enumerate(batch):
            low, high = start + (MARGIN if start else 0), min(count, start + SIZE)
            place = slice(low - start + 1, high - start + 1)
            vectors[low:high] = made[row, place]
            cues[low:high] = logits[row, place]
    assert vectors is not None  # there is at least one window  # noqa: S101
    return Read(vectors, shares(cues))


def shares(logits: Floats) -> Floats:
    """The softmax over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    made: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return made


def _windows(
    tagger: Tagger, pieces: Pieces, shape: Numbers, starts: list[int]
) -> tuple[Numbers, Numbers]:
    ends = [min(len(pieces), start + SIZE) for start in starts]
    width = max(end - start for start, end in zip(starts, ends, strict=True)) + 2
    ids = np.zeros((len(starts), width), dtype=np.int64)  # 0 is padding
    shapes = np.zeros_like(ids)
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        size = end - start
        ids[row, 0] = tagger.vocabulary.first
        ids[row, 1 : size + 1] = pieces.ids[start:end]
        ids[row, size + 1] = tagger.vocabulary.last
        shapes[row, 1 : size + 1] = shape[start:end]
    return ids, shapes
