"""Which pieces may be a cue: those that the first network marks, and those of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.attribution.found import Found
from retold.attribution.network import Floats
from retold.attribution.wordpieces import Pieces

LOW = 0.1  # share of "cue" from which the second network is asked
NEW = 0.7  # share of "begins" from which two cues stand side by side
JOINED = 0.4  # share that two words need to be one cue
MAX_PIECES = 16  # of a cue
SPARSE = 3  # a stretch has at most one cue in so many pieces


@dataclass(slots=True)
class CueSpan:
    """Pieces `[start, end)` of a stretch that may be a cue, and the rules' attribution there."""

    start: int
    end: int
    share: float
    ruled: Found | None = None


def find_cue_spans(
    pieces: Pieces, cues: Floats, mark: int, ruled: Sequence[Found]
) -> list[CueSpan]:
    """Cues in text order, whole words; one that the rules and the network share is one."""
    share = 1 - cues[:, 0]
    share[pieces.ids == mark] = 0
    found = _marked(pieces, cues, share)
    owner = np.full(len(pieces), -1)
    for number, one in enumerate(found):
        owner[one.start : one.end] = number
    for attribution in ruled:
        if not attribution.cue:
            continue
        place = pieces.under(attribution.cue[0])
        if place.stop <= place.start:
            continue
        number = int(owner[place].max())
        if number >= 0 and found[number].ruled is None:
            found[number].ruled = attribution
            continue
        owner[place] = len(found)
        end = min(place.stop, place.start + MAX_PIECES)
        found.append(CueSpan(place.start, end, float(share[place].max()), attribution))
    best = sorted(found, key=lambda one: (one.ruled is None, -one.share))
    return sorted(best[: len(pieces) // SPARSE + 1], key=lambda one: one.start)


def _marked(pieces: Pieces, cues: Floats, share: Floats) -> list[CueSpan]:
    first = np.flatnonzero(np.diff(pieces.word, prepend=pieces.word[0] - 1))
    words = np.maximum.reduceat(share, first)
    ends = np.append(first[1:], len(pieces))
    found: list[CueSpan] = []
    for at in np.flatnonzero(words > LOW):
        start, end, likely = int(first[at]), int(ends[at]), float(words[at])
        last = found[-1] if found else None
        is_next = last is not None and last.end == start and end - last.start <= MAX_PIECES
        is_joined = likely > JOINED and words[at - 1] > JOINED and cues[start, 1] <= NEW
        if last is not None and is_next and is_joined:
            last.end, last.share = end, max(last.share, likely)
        else:
            found.append(CueSpan(start, min(end, start + MAX_PIECES), likely))
    return found
