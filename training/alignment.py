"""Fit the weights of `retold.reuse.log_odds` to planted passages and to invented reports.

    PYTHONPATH=.:tests python training/alignment.py [PAIRS]

Of every two sentences that are not worlds apart the measures are taken. Right are those that the
present weights pair inside a planted passage and its source, or that tests/reuse/invented.json
calls right; wrong are all that stand outside. Prints the constants. The bench measures on another
seed of the planted stream, and on paraphrases that are not read here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from benchmarks import planted
from benchmarks.planted import Operation, Pair
from benchmarks.planted.passages import paraphrases
from retold.model import Span
from retold.reuse.chain import find_beads
from retold.reuse.evidence import find_features
from retold.reuse.log_odds import PASSING as STRICT
from retold.reuse.log_odds import log_odds, signs_of
from retold.reuse.offers import Offers
from retold.reuse.pairing import PASSING
from retold.reuse.profile import Profile
from retold.text.weights import WordWeights
from reuse.reports import Case, invented_cases

Floats = npt.NDArray[np.float64]

SEED, PARAPHRASES_SEED = 21, 31
PAIRS = 300
# The bench reads the paraphrases of the file up to here, this script those that follow.
HELD_OUT = 100
LEAST = -6.0
# Found by hand: what a paraphrase and an invented pair weigh beside a pair of the stream.
PARAPHRASED_WEIGHT, INVENTED_WEIGHT = 6.0, 10.0
RIDGE = 3.0
# The share of right ones among all pairs is far lower here than in reports of one story.
PRIOR = 0.75

# Whether the sentences at two places are right (1), wrong (0) or not to be learned from (-1).
Judge = Callable[[int, int], int]


def main() -> None:
    """Fit and print the constants."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    stream = [
        one for one in planted.passages(SEED, count) if one.operation is not Operation.PARAPHRASED
    ]
    many = planted.passages(PARAPHRASES_SEED, 1000, [Operation.PARAPHRASED])
    paraphrased = [one for one in many if one.planted][HELD_OUT : len(paraphrases())]
    parts = [
        (1.0, [*_planted(stream)]),
        (PARAPHRASED_WEIGHT, [*_planted(paraphrased)]),
        (INVENTED_WEIGHT, [*_invented()]),
    ]
    table = np.vstack([rows for _, part in parts for rows, _ in part])
    labels = np.concatenate([known for _, part in parts for _, known in part])
    weights = np.concatenate(
        [
            np.where(known == 1, weight, 1.0) if weight < INVENTED_WEIGHT else known * 0 + weight
            for weight, part in parts
            for _, known in part
        ]
    )
    fitted = fit(table, labels, weights)
    fitted[0] += PRIOR
    print(f"PASSING = {tuple(fitted.round(2).tolist())}")


def fit(table: Floats, labels: Floats, weights: Floats) -> Floats:
    """Logistic regression by Newton's steps; the bias first."""
    rows = np.hstack([np.ones((len(table), 1)), table])
    made = np.zeros(rows.shape[1])
    penalty = np.eye(len(made)) * RIDGE
    penalty[0, 0] = 0
    for _ in range(30):
        sure = 1 / (1 + np.exp(-np.clip(rows @ made, -30, 30)))
        slope = rows.T @ (weights * (labels - sure)) - penalty @ made
        bend = (rows * (weights * sure * (1 - sure))[:, None]).T @ rows + penalty
        made += np.linalg.solve(bend, slope)
    return made


def _planted(pairs: Iterable[Pair]) -> Iterator[tuple[Floats, Floats]]:
    every = list(pairs)
    known = WordWeights.from_reports(one for pair in every for one in (pair.left, pair.right))
    weight = lru_cache(maxsize=None)(known.weight)
    for pair in every:
        left, right = Profile(pair.left, weight), Profile(pair.right, weight)
        inside = _inside(pair, left, right)
        taken = _taken(left, right, inside)
        yield _rows(left, right, partial(_known, inside, taken))


def _known(inside: npt.NDArray[np.bool_], taken: set[tuple[int, int]], i: int, j: int) -> int:
    if not inside[i, j]:
        return 0
    return 1 if (i, j) in taken else -1


def _inside(pair: Pair, left: Profile, right: Profile) -> npt.NDArray[np.bool_]:
    """[left, right]: which sentences stand in a passage and in its source."""
    ours, theirs = _middles(left), _middles(right)
    made = np.zeros((len(ours), len(theirs)), dtype=bool)
    for one in pair.planted:
        made |= _within(ours, one.source)[:, None] & _within(theirs, one.copy)
    return made


def _middles(profile: Profile) -> Floats:
    return np.array([(unit.span.start + unit.span.end) / 2 for unit in profile.units])


def _within(middles: Floats, span: Span) -> npt.NDArray[np.bool_]:
    return (middles > span.start) & (middles < span.end)


def _taken(left: Profile, right: Profile, inside: npt.NDArray[np.bool_]) -> set[tuple[int, int]]:
    """The pairs of single sentences that the present weights find where they may be."""
    offers = []
    for features in find_features(left.whole, right.whole):
        (values,) = log_odds(features, STRICT)
        for (a, b), every in zip(features.shapes, values, strict=True):
            value = every[: len(every) - a + 1, : every.shape[1] - b + 1]
            rows, columns = np.nonzero(value > LEAST)
            held = inside[rows, columns] & inside[rows + a - 1, columns + b - 1]
            rows, columns = rows[held], columns[held]
            lifted = value[rows, columns].astype(np.float64) + PASSING.run
            offers.append(Offers.of_shape(rows, columns, (a, b), lifted))
    beads = find_beads(Offers.joined(offers).paying(PASSING).beads(), PASSING)
    return {(bead.left, bead.right) for bead in beads if bead.shape == (1, 1)}


def _invented() -> Iterator[tuple[Floats, Floats]]:
    cases = invented_cases()
    known = WordWeights.from_reports(one for case in cases for one in (case.left, case.right))
    for case in cases:
        left, right = Profile(case.left, known.weight), Profile(case.right, known.weight)
        yield _rows(left, right, partial(_judge, case, left, right))


def _judge(case: Case, left: Profile, right: Profile, i: int, j: int) -> int:
    ours, theirs = (
        {place for place, one in enumerate(held) if one in unit.span.of(profile.report.text)}
        for held, profile, unit in zip(
            case.sentences, (left, right), (left.units[i], right.units[j]), strict=True
        )
    )
    if any(ours & set(a) and theirs & set(b) for a, b in case.pairs):
        return 1
    return -1 if any(ours & set(a) and theirs & set(b) for a, b in case.free) else 0


def _rows(left: Profile, right: Profile, judge: Judge) -> tuple[Floats, Floats]:
    """The measures of the pairs of single sentences, and 1 for the right ones."""
    features = next(iter(find_features(left.whole, right.whole)))
    (values,) = log_odds(features, STRICT)
    rows, columns = np.nonzero(values[0] > LEAST)
    places = zip(rows.tolist(), columns.tolist(), strict=True)
    known = np.array([judge(i, j) for i, j in places], dtype=np.float64)
    signs = signs_of(features)[:, 0, rows, columns].T
    return signs[known >= 0].astype(np.float64), known[known >= 0]


if __name__ == "__main__":
    main()
