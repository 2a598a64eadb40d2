"""Pairs of passages of two reports: how surely they are the same, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq

from retold.model import PassageLabel
from retold.reuse.evidence import SHAPES, Evidence, Features
from retold.reuse.units import Unit
from retold.reuse.windows import Matrix, Shape

EDITED_SHARE = 0.6

# Log-odds for each measure: logistic regression, ridge, on the invented reports of
# tests/reuse/invented.json and the ferry story, rounded.
_BIAS = -2.0
_PLAIN = 3.0
_SHARED = 0.25
_NUMBERS = 2.0
_QUOTED = 1.1
_COSINE = 1.5
_SOFT_MARGIN = 6.3
_COSINE_MARGIN = 5.2
_NAMES_CLASH = -1.0
_MARGIN_CAP = 0.3
# Equal sentences, by their number of words.
_EQUAL = 2.0
_MOST_EQUAL = 10.0
# A passage of several sentences has to explain more than one of a single sentence would.
_PER_SENTENCE = -1.0


def passage_values(
    evidence: Evidence, left: Sequence[Unit], right: Sequence[Unit]
) -> dict[Shape, Matrix]:
    """The log-odds that two passages are the same, for all pairs of passages of each shape."""
    made = {}
    for shape in SHAPES:
        value = log_odds(evidence.features(shape))
        value += np.float32(_PER_SENTENCE * (shape[0] + shape[1] - 2))
        value[~_may_join(left, shape[0])] = -1e9
        value[:, ~_may_join(right, shape[1])] = -1e9
        made[shape] = value
    _raise_equal(made[1, 1], left, right)
    return made


def _raise_equal(values: Matrix, left: Sequence[Unit], right: Sequence[Unit]) -> None:
    """Sentences that are the same word by word are the same, however often they stand there."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, unit in enumerate(right):
        places.setdefault(unit.key, []).append(j)
    for i, unit in enumerate(left):
        for j in places.get(unit.key, ()):
            values[i, j] = max(values[i, j], min(_EQUAL + len(unit.words), _MOST_EQUAL))


def log_odds(features: Features) -> Matrix:
    """The measures of passages as log-odds that they are the same."""
    value = (
        _BIAS
        + _PLAIN * features.plain
        + _SHARED * np.minimum(features.shared, 3)
        + _NUMBERS * np.minimum(features.numbers, 2)
        + _QUOTED * np.minimum(features.quoted, 2)
        + _COSINE * features.cosine
        + _SOFT_MARGIN * np.clip(features.soft_margin, -_MARGIN_CAP, _MARGIN_CAP)
        + _COSINE_MARGIN * np.clip(features.cosine_margin, -_MARGIN_CAP, _MARGIN_CAP)
        + _NAMES_CLASH * features.names_clash
    )
    return np.asarray(value, dtype=np.float32)


def confidence(value: float) -> float:
    """Log-odds as a number from 0 to 1.

    >>> confidence(0.0)
    0.5
    """
    return round(float(1 / (1 + np.exp(-min(max(value, -30.0), 30.0)))), 4)


def label_of(left: Sequence[Unit], right: Sequence[Unit], *, crosses: bool) -> PassageLabel:
    """What became of the left passage's words in the right one."""
    ours = [word for unit in left for word in unit.key]
    theirs = [word for unit in right for word in unit.key]
    if ours == theirs:
        return PassageLabel.MOVED if crosses else PassageLabel.VERBATIM
    if word_overlap(ours, theirs) >= EDITED_SHARE:
        return PassageLabel.MOVED if crosses else PassageLabel.EDITED
    return PassageLabel.REWORDED


def word_overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Words that both have in the same order, as a share of both, 0 to 1."""
    total = len(left) + len(right)
    return 2 * LCSseq.similarity(left, right) / total if total else 0.0


def _may_join(units: Sequence[Unit], size: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For every run of `size` sentences, whether nothing else stands between them."""
    rows = max(0, len(units) - size + 1)
    return np.array(
        [all(unit.joins for unit in units[start + 1 : start + size]) for start in range(rows)],
        dtype=bool,
    )
