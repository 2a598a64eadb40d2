"""Fit the strict weights of alignment, and choose what a run of passages or a block has to bring.

    PYTHONPATH=.:tests python training/alignment.py > src/retold/reuse/passing.py

Of every two sentences that are not worlds apart the measures are taken (`alignment_pairs`). Right
are those that the loose weights pair inside a planted passage and its source, or that
tests/reuse/invented.json calls right; wrong are all that stand outside. The least worth of a run is
then chosen on texts without a common passage, each half of their families by weights fitted to the
other half; invented reports of the same people at other events may not reach it either. Blocks of
sentences are weighed in the same manner (`alignment_blocks`), with the siblings of corpus/tellings
for wrong ones besides. Nothing that is fitted here is read anew, so that the script prints the same
whatever weights ship. The bench measures on another seed, and on other paraphrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from alignment_blocks import Held, fit_blocks, held_of, planted_blocks, siblings
from alignment_pairs import Floats, Rows, best_run, invented_rows, other_events, planted_rows, read
from benchmarks import detection, planted
from benchmarks.planted import Operation, Pair
from benchmarks.planted.bases import bases
from benchmarks.planted.passages import paraphrases
from retold.reuse.pairing import PASSING
from retold.text.weights import WordWeights

SEED, PARAPHRASES_SEED, NEGATIVES_SEED = 21, 31, 23
PAIRS, NEGATIVES = 300, 900
# The bench reads the paraphrases of the file up to here, this script those that follow.
HELD_OUT = 40
# Found by hand: what a right pair of a paraphrase, a wrong one of a text on the same subject, and
# any invented one weigh beside a pair of the stream.
PARAPHRASED_WEIGHT, NEGATIVE_WEIGHT, INVENTED_WEIGHT = 8.0, 4.0, 30.0
RIDGE = 3.0
# Which measures of sentences speak against two being the same.
SIGNS = (1, 1, 1, 1, 1, 1, 1, -1, -1, 1, 1, 1, 1)
# The share of right ones among all pairs is far lower here than in reports of one story.
PRIOR = 0.75
# Of texts on one subject without a common passage, the share in which one may be found.
MOST_ALARMS = 0.005
STEP = 0.05

# The measures of pairs of sentences, 1 for the right ones, and what each weighs.
Examples = tuple[Floats, Floats, Floats]

PRINTED = '''"""The strict weights of alignment; made by training/alignment.py, not by hand."""

PASSING = {weights}
# What a run of passages has to bring in two reports of which nothing is known.
FIRM_RUN = {firm}
# The weights of blocks of sentences, and what a block has to be worth there.
BLOCK = {block}
FIRM_BLOCK = {firm_block}
'''


def main() -> None:
    """Fit and print the module of constants."""
    print(made(), end="")


def made() -> str:
    """The module of constants."""
    stream, paraphrased, halves = _stream(), _paraphrased(), _negatives()
    every = [*stream, *paraphrased, *halves[0], *halves[1]]
    known = WordWeights.from_reports(one for pair in every for one in (pair.left, pair.right))
    common = [
        _weighed(planted_rows(stream, known)),
        _weighed(planted_rows(paraphrased, known), right=PARAPHRASED_WEIGHT),
        _weighed(invented_rows(), INVENTED_WEIGHT, INVENTED_WEIGHT),
    ]
    learned = [_weighed(planted_rows(half, known), wrong=NEGATIVE_WEIGHT) for half in halves]
    worths: list[float] = []
    for half, other in ((0, 1), (1, 0)):
        fitted = _strict([*common, learned[half]])
        worths += [best_run(left, right, fitted) for left, right in read(halves[other], known)]
    weights = _strict([*common, *learned])
    others = [best_run(left, right, weights) for left, right in other_events()]
    firm = max(PASSING.run, least_worth(worths, others))
    block, firm_block = _blocks(paraphrased, halves, known)
    return PRINTED.format(weights=weights, firm=firm, block=block, firm_block=firm_block)


def _blocks(
    paraphrased: Sequence[Pair], halves: Sequence[Sequence[Pair]], known: WordWeights
) -> tuple[tuple[float, ...], float]:
    """The weights of blocks, and what one has to be worth."""
    right, alike = list(planted_blocks(paraphrased, known)), list(siblings())
    wrong = [list(planted_blocks(half, known)) for half in halves]

    def fitted(*held: Sequence[Held]) -> Floats:
        weights = fit_blocks(right, [*alike, *(one for part in held for one in part)], fit)
        return weights.round(2)

    worths: list[float] = []
    for half, other in ((0, 1), (1, 0)):
        weights = fitted(wrong[half])
        worths += [held.best(weights) for held in wrong[other]]
    weights = fitted(*wrong)
    others = [held_of(left, right).best(weights) for left, right in other_events()]
    return tuple(weights.tolist()), least_worth(worths, others)


def fit(
    table: Floats,
    labels: Floats,
    weights: Floats,
    signs: Sequence[int] = SIGNS,
    ridge: float = RIDGE,
) -> Floats:
    """Logistic regression in which no measure counts against what it stands for; the bias first.

    What comes out with the wrong sign is left out, the worst first, and the rest is fitted anew: a
    name that both have must not be worth more because other words are worth less.

    Args:
        table: The measures, a row for each example.
        labels: 1 for the right ones, 0 for the wrong.
        weights: What each row weighs.
        signs: Of each measure 1 if it speaks for the two being the same, -1 if against it, 0 if it
            may do either.
        ridge: How dear weights are.
    """
    held = np.ones(table.shape[1], dtype=bool)
    while True:
        made = np.zeros(table.shape[1] + 1)
        made[np.concatenate([[True], held])] = _regression(table[:, held], labels, weights, ridge)
        right = made[1:] * np.array(signs)
        if right.min() >= 0:
            return made
        held[right.argmin()] = False


def _regression(table: Floats, labels: Floats, weights: Floats, ridge: float) -> Floats:
    """Logistic regression by Newton's steps; the bias first."""
    rows = np.hstack([np.ones((len(table), 1)), table])
    made = np.zeros(rows.shape[1])
    penalty = np.eye(len(made)) * ridge
    penalty[0, 0] = 0
    for _ in range(30):
        sure = 1 / (1 + np.exp(-np.clip(rows @ made, -30, 30)))
        slope = rows.T @ (weights * (labels - sure)) - penalty @ made
        bend = (rows * (weights * sure * (1 - sure))[:, None]).T @ rows + penalty
        made += np.linalg.solve(bend, slope)
    return made


def least_worth(worths: Sequence[float], others: Sequence[float]) -> float:
    """The least worth that few enough pairs without a passage reach, and no other event.

    Args:
        worths: Of the best find in each planted pair of texts on one subject.
        others: The same of the invented reports of the same people at other events.
    """
    allowed = sorted(worths, reverse=True)[int(MOST_ALARMS * len(worths))]
    least = (np.floor(max(allowed, *others) / STEP) + 1) * STEP
    return round(float(least), 2)


def _strict(parts: Sequence[Examples]) -> tuple[float, ...]:
    """The strict weights of pairs of sentences."""
    made = fit(*_joined(parts))
    made[0] += PRIOR
    return tuple(made.round(2).tolist())


def _stream() -> list[Pair]:
    return [
        one for one in planted.passages(SEED, PAIRS) if one.operation is not Operation.PARAPHRASED
    ]


def _paraphrased() -> list[Pair]:
    many = planted.passages(PARAPHRASES_SEED, 1000, [Operation.PARAPHRASED])
    return [one for one in many if one.planted][HELD_OUT : len(paraphrases())]


def _weighed(rows: Iterable[Rows], right: float = 1.0, wrong: float = 1.0) -> Examples:
    every = list(rows)
    labels = np.concatenate([known for _, known in every])
    return np.vstack([table for table, _ in every]), labels, np.where(labels == 1, right, wrong)


def _joined(parts: Sequence[Examples]) -> Examples:
    tables, labels, weights = zip(*parts, strict=True)
    return np.vstack(tables), np.concatenate(labels), np.concatenate(weights)


def _negatives() -> tuple[list[Pair], list[Pair]]:
    """Pairs without a passage, of two halves of the families."""
    openings = {base.paragraphs[2]: base.family for base in bases() if len(base.paragraphs) > 2}
    families = sorted(set(openings.values()))
    second = {family for number, family in enumerate(families) if number % 2}
    parts: tuple[list[Pair], list[Pair]] = ([], [])
    for pair in detection.negatives(NEGATIVES_SEED, NEGATIVES):
        of_pair = next(
            family
            for paragraph, family in openings.items()
            if pair.left.text.startswith(" ".join(paragraph))
        )
        parts[of_pair in second].append(pair)
    return parts


if __name__ == "__main__":
    main()
