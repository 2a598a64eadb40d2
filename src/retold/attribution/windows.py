"""The first network, run over a stretch of text in overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from retold.attribution.found import Found
from retold.attribution.network import Floats, Tagger
from retold.attribution.wordpieces import CASES, QUOTE_STATES, Numbers, Pieces

SIZE = 254  # pieces of a window, its two end marks aside
MARGIN = 24  # pieces at the edge of a window that the next one reads better
STRETCH = 4_096  # pieces whose vectors are held at once: 6 MB
SHAPES = 4 * CASES * QUOTE_STATES  # shapes of a piece: by what the rules see, case, quotation


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


def advised_shape(pieces: Pieces, ruled: Sequence[Found]) -> Numbers:
    """The shape of each piece, and in it what the rules take the piece for.

    For nothing, a content, a source or a cue of any attribution; the last of these counts.
    """
    made = np.zeros(len(pieces), dtype=np.int64)
    for number, role in enumerate(("content", "source", "cue"), 1):
        for found in ruled:
            for span in getattr(found, role):
                made[pieces.under(span)] = number
    return pieces.shape + made * (SHAPES // 4)


def read_stretch_of_pieces(tagger: Tagger, pieces: Pieces, ruled: Sequence[Found]) -> Read:
    """Read the pieces in windows; each row comes from the window in which it is least at the edge.

    `ruled` is what the rules found there.
    """
    shape = advised_shape(pieces, ruled)
    vectors: Floats | None = None
    cues = np.zeros((len(pieces), 3), dtype=np.float32)
    for start, end in cut_windows(pieces, tagger.vocabulary.last):
        ids, shapes = np.zeros((2, 1, end - start + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = tagger.vocabulary.first, tagger.vocabulary.last
        ids[0, 1:-1], shapes[0, 1:-1] = pieces.ids[start:end], shape[start:end]
        made, logits = tagger.network.read(ids, shapes)
        if vectors is None:
            vectors = np.zeros((len(pieces), made.shape[2]), dtype=np.float32)
        is_overlapped = start and pieces.ids[start - 1] != tagger.vocabulary.last
        low = start + (MARGIN if is_overlapped else 0)
        vectors[low:end] = made[0, low - start + 1 : -1]
        cues[low:end] = logits[0, low - start + 1 : -1]
    assert vectors is not None  # there is at least one window  # noqa: S101
    return Read(vectors, shares(cues))


def cut_windows(pieces: Pieces, mark: int) -> Iterator[tuple[int, int]]:
    """Windows of whole lines; those that divide a long line overlap, for context at the edges."""
    start, count = 0, len(pieces)
    lines = np.append(np.flatnonzero(pieces.ids[:-1] == mark) + 1, count)
    while start < count:
        end = min(count, start + SIZE)
        whole = int(lines[np.searchsorted(lines, end, "right") - 1]) if lines[0] <= end else 0
        if whole >= start + SIZE // 2 or whole == count:
            end = whole
        yield start, end
        start = end if end == whole else end - 2 * MARGIN


def shares(logits: Floats) -> Floats:
    """The softmax over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    made: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return made
