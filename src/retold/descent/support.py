"""How often an edge stands when the passages of the reports are drawn anew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.descent.arborescence import Scores, best_arborescence
from retold.descent.distance import CHUNK, Units, find_units, weigh_units
from retold.descent.likeness import SCALE, Weights
from retold.descent.links import MAX_CONFIDENCE
from retold.descent.rewording import Nearest

Floats = npt.NDArray[np.float64]

DRAWS = 40


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the log-odds of an edge's share of trees and of drawings weigh."""

    bias: float
    confidence: float
    support: float


# Rounded. The first keeps human retellings as they were and serves mixtures; the others are tuned
# on chains of rewritings, and hold on the families that are left out.
RETOLD = Calibration(0.0, 0.7, 0.2)
REWRITTEN = Calibration(0.3, 0.55, 0.35)
REWRITTEN_ALONE = Calibration(0.5, 0.9, 0.0)

# A passage has about so many words, and a report at most so many passages.
PASSAGE_WORDS = 10
MAX_PASSAGES = 12
# Of more reports, or of longer ones together, the drawings would take longer than all else.
MAX_REPORTS = 160
MAX_WORDS = 1_000


def edge_support(
    words: Sequence[tuple[str, ...]], known: tuple[Weights, Nearest], scores: Scores
) -> Floats | None:
    """The share of drawings in which each exemplar (column) has each copy (row); nodes from 1 on.

    The bootstrap of Efron (1979), as used for trees by Felsenstein (1985): of each report its
    passages are drawn with replacement, as many as it has; what each report explains of it is
    measured again, credits and dates stay, and the best tree is taken. An edge that rests on one
    passage stands in few drawings. None where there are more reports than can be drawn for.

    Args:
        words: The folded words of each report, of which the first 1,000 are drawn from.
        known: What likeness was weighed by, and how near each report has something to each word.
        scores: The scores that the tree was taken by.
    """
    size = len(words)
    if not 1 < size <= MAX_REPORTS:
        return None
    weights, nearest = known
    pieces = _cut([one[:MAX_WORDS] for one in words], nearest)
    rng = np.random.default_rng(size)
    as_is = pieces.odds(pieces.draw(None), weights)
    made = np.zeros_like(scores)
    for _ in range(DRAWS):
        moved = scores.copy()
        moved[1 : size + 1, 1 : size + 1] += SCALE * (
            pieces.odds(pieces.draw(rng), weights) - as_is
        )
        parents = best_arborescence(moved)
        made[np.arange(1, len(parents)), parents[1:]] += 1
    return made / DRAWS


def calibrate(confidence: float, support: float | None, *, is_rewritten: bool) -> float:
    """How sure an edge is, given its share of all trees and of the drawings.

    Platt's logistic (1999). Where whole texts were rewritten, words recur and the trees by
    themselves are too unsure of what is clear and too sure of the rest; docs/decisions/0041.
    """
    odds = _log_odds(confidence, 0.02)
    if support is None:
        held = REWRITTEN_ALONE.bias + REWRITTEN_ALONE.confidence * odds if is_rewritten else odds
    else:
        by = REWRITTEN if is_rewritten else RETOLD
        held = by.bias + by.confidence * odds + by.support * _log_odds(support, 0.5 / DRAWS)
    return min(MAX_CONFIDENCE, 1 / (1 + math.exp(-held)))


def _log_odds(share: float, least: float) -> float:
    share = min(1 - least, max(least, share))
    return math.log(share / (1 - share))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The passages of all reports, and what each report holds of each.

    `owner` is the report of each passage; `held` and `total` the weight of its units that each
    report has, and of all its units, for each kind of unit; the last of them are words, of which a
    near one counts.
    """

    owner: npt.NDArray[np.int64]
    held: Sequence[Floats]
    total: Sequence[Floats]

    def draw(self, rng: np.random.Generator | None) -> list[Floats]:
        """What each report explains of each other one, by one drawing, or as the texts are."""
        counts = np.bincount(self.owner)
        if rng is None:
            drawn = np.ones(len(self.owner))
        else:
            drawn = np.concatenate([rng.multinomial(one, [1 / one] * one) for one in counts])
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        made = []
        for held, total in zip(self.held, self.total, strict=True):
            above = np.add.reduceat(held * drawn[:, None], starts)
            below = np.add.reduceat(total * drawn, starts)
            covered = above / np.maximum(below, 1e-6)[:, None]
            np.fill_diagonal(covered, 1.0)
            made.append(covered)
        return made

    def odds(self, covered: list[Floats], weights: Weights) -> Floats:
        """The log-odds that likeness gives each exemplar, all other signs as they were."""
        *kinds, near = covered
        signs = np.stack(
            [
                sum(kinds) / len(kinds),
                sum(np.sqrt(kind * kind.T) for kind in kinds) / len(kinds),
                near,
                near.T,
                near**2,
            ],
            axis=-1,
        )
        made: Floats = signs @ np.array(weights.signs[: signs.shape[-1]])
        return made


def _cut(rows: Sequence[tuple[str, ...]], near: Nearest) -> _Pieces:
    """Every report in passages of about equal length."""
    counts = [max(1, min(MAX_PASSAGES, len(row) // PASSAGE_WORDS)) for row in rows]
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    places = [
        start + np.arange(len(row)) * count // max(1, len(row))
        for row, count, start in zip(rows, counts, first, strict=True)
    ]
    held, total = [], []
    for units in find_units(rows, places):
        one, other = _hold(units, sum(counts))
        held.append(one)
        total.append(other)
    mine = np.zeros((sum(counts), len(near.columns)), dtype=np.float32)
    for row, where in zip(rows, places, strict=True):
        for word, place in dict(zip(row[::-1], where[::-1], strict=True)).items():
            at = near.columns.get(word)
            if at is not None:
                mine[place, at] = near.weights[at]
    held.append((mine @ near.nearest.T).astype(np.float64))
    total.append(mine.sum(axis=1).astype(np.float64))
    return _Pieces(np.repeat(np.arange(len(rows)), counts), held, total)


def _hold(rows: Sequence[Units], passages: int) -> tuple[Floats, Floats]:
    """The weight of the units of each passage that each report has, and of all of them."""
    weights, shared = weigh_units(rows)
    columns = {unit: number for number, unit in enumerate(shared)}
    total = np.zeros(passages)
    for row in rows:
        for unit, place in row.items():
            total[place] += weights[unit]
    held = np.zeros((passages, len(rows)))
    for start in range(0, len(shared), CHUNK):
        width = min(CHUNK, len(shared) - start)
        table = np.zeros((len(rows), width), dtype=np.float32)
        mine = np.zeros((passages, width), dtype=np.float32)
        for number, row in enumerate(rows):
            for unit, place in row.items():
                at = columns.get(unit, -1) - start
                if 0 <= at < width:
                    table[number, at] = 1.0
                    mine[place, at] = weights[unit]
        held += mine @ table.T
    return held, total
