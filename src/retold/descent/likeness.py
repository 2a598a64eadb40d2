"""What likeness says of descent: the log-odds of each exemplar against "none of these"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.descent.arising import arisings_of_pairs, arisings_of_runs, shares_copied
from retold.descent.distance import Distances, Matrix, measure_wording
from retold.descent.rewording import Nearest, find_nearest, measure_rewording
from retold.descent.sequence import measure_sequence
from retold.descent.wording import Words

MAX_WORDS = 4_000

Signs = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A log-linear model of trees: what speaks against any exemplar, and a weight for each sign."""

    bias: float
    signs: tuple[float, ...]
    arisings: tuple[float, ...] = ()


# Fitted by training/descent_weights.py: to simulated stories of copies, trims, edits and tales from
# memory, and to events told by several who copied nothing; to stories of which most was copied to
# the letter; and to texts rewritten as a whole.
RETOLD = Weights(-9.3, (10.03, 4.46, 1.48, 5.5, 4.14, 0.0, 0.0, 0.0))
COPIED = Weights(
    -8.94,
    (5.21, 2.98, 0.19, 6.45, 1.39, 0.0, 0.0, 0.0),
    (-0.86, -0.99, 1.2, 1.22, 1.14, 0.21),
)
REWRITTEN = Weights(-7.96, (-11.09, -13.91, 8.56, 14.82, -1.82, 19.1, -10.82, -11.96))
# Which of the two a story is made of: log-odds of the second, from `manner_of`.
MANNER = (-1.5, 55.2, -12.1)
MIN_REPORTS = 4
# The second is used only where that is nearly sure.
SURE = 0.9
# Copies to the letter: so much of what they share stands in long runs (`shares_copied`). In human
# retellings, and in events told by those who were there, it is 0 for most reports.
MIN_COPIED = 0.15
# To the scale of the evidence that is set by hand: credits, dates.
SCALE = 0.58


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the reports of a story are; rows are copies, columns exemplars.

    `wording` is the share of wording explained, 0 to 1; `odds` are the log-odds that likeness
    gives each exemplar; `sequence` is the share of words that stand in the same order; `rewritten`
    is how surely whole texts were rewritten in this story; `weights` are those that gave the odds;
    `nearest` is how near each report has something to each word.
    """

    wording: Matrix
    odds: Matrix
    sequence: Matrix
    rewritten: float
    weights: Weights
    nearest: Nearest


def measure_likeness(words: Sequence[Words], *, is_dated: bool = True) -> Likeness:
    """How like the reports of a story are, and what that says of their descent.

    Args:
        words: The words of each report; of each the first 4,000 are compared.
        is_dated: Whether most of them have a date; without, what two share does not tell which of
            them had it from which, and the weights of copies guess at that worse than the others.
    """
    if len(words) < 2:
        # Most reports of an archive tell a story that nobody else tells.
        alone = np.ones((len(words), len(words)), dtype=np.float32)
        return Likeness(
            wording=alone,
            odds=np.zeros_like(alone),
            sequence=alone,
            rewritten=0.0,
            weights=RETOLD,
            nearest=find_nearest(()),
        )
    rows = [one.folded[:MAX_WORDS] for one in words]
    distances = measure_wording(rows)
    nearest = find_nearest(rows)
    signs = signs_of(rows, distances, nearest)
    share = share_rewritten(signs)
    copied = shares_copied(words)
    is_copied = copied > MIN_COPIED
    weights = RETOLD
    if share > SURE:
        weights = REWRITTEN
    elif is_dated and len(words) >= MIN_REPORTS and is_mostly_copied(copied):
        # Of three, what two share and the third lacks says nothing of which had it from which.
        weights = COPIED
    odds = odds_of(signs, weights)
    if weights.arisings:
        odds += arising_signs(words) @ np.array(weights.arisings)
        # Among copies a report can be of its own, or told from memory.
        odds[~is_copied] = odds_of(signs, RETOLD)[~is_copied]
    return Likeness(
        wording=distances.wording,
        odds=(SCALE * odds).astype(np.float32),
        sequence=signs[..., 5].astype(np.float32),
        rewritten=share,
        weights=weights,
        nearest=nearest,
    )


def is_mostly_copied(shares: Signs) -> bool:
    """Whether most of the reports that share words with others were copied to the letter.

    Args:
        shares: Of each report, as `shares_copied` gives them.
    """
    known = shares[~np.isnan(shares)]
    return bool(len(known)) and float(np.median(known)) > MIN_COPIED


def odds_of(signs: Signs, weights: Weights) -> Signs:
    """The log-odds of each exemplar (column) for each copy (row) by one model."""
    made: Signs = weights.bias + signs @ np.array(weights.signs)
    return made


def signs_of(
    rows: Sequence[tuple[str, ...]], distances: Distances, nearest: Nearest | None = None
) -> Signs:
    """For each copy and exemplar what the weights weigh, eight numbers.

    The copy's wording that the exemplar explains; how close they are both ways; the words of the
    copy for which the exemplar has the same or a near one, the same the other way round (of two
    that explain a copy, the one that has less besides is the nearer ancestor), and the square of
    the first; the words that they have in the same order; by how much the copy is the longer one,
    and by how much the shorter, as logarithms.
    """
    rewording = measure_rewording(nearest or find_nearest(rows))
    lengths = np.log([max(1, len(row)) for row in rows])
    longer = lengths[:, None] - lengths[None, :]
    return np.stack(
        [
            distances.wording,
            distances.closeness,
            rewording,
            rewording.T,
            rewording**2,
            measure_sequence(rows),
            np.maximum(longer, 0.0),
            np.maximum(-longer, 0.0),
        ],
        axis=-1,
    ).astype(np.float64)


def arising_signs(words: Sequence[Words]) -> Signs:
    """For each copy and exemplar what the weights of copies weigh besides, six numbers.

    How many stretches of what the copy shares the exemplar lacks, by runs of words and by pairs of
    content words; how many of the exemplar the copy lacks, likewise, as logarithms; whether what
    the copy lacks is the exemplar's end, and the other way round.
    """
    runs, pairs = arisings_of_runs(words), arisings_of_pairs(words)
    return np.stack(
        [
            np.log1p(runs.arisen),
            np.log1p(pairs.arisen),
            np.log1p(runs.arisen.T),
            np.log1p(pairs.arisen.T),
            pairs.ends.T,
            pairs.ends,
        ],
        axis=-1,
    ).astype(np.float64)


def manner_of(signs: Signs) -> tuple[float, float]:
    """How the reports of a story are like each other: what tells rewritings of a whole text.

    Of each report and the one that has most of its words in the same order: how much more they
    are alike in order than in words, and how they differ in length; the medians over the story.
    """
    sequence = signs[..., 5] - 2.0 * np.eye(len(signs))
    nearest = (np.arange(len(signs)), np.argmax(sequence, axis=1))
    surplus = sequence[nearest] - signs[..., 1][nearest]
    stretch = signs[..., 6][nearest] + signs[..., 7][nearest]
    return float(np.median(surplus)), float(np.median(stretch))


def share_rewritten(signs: Signs) -> float:
    """How surely a story's reports are rewritings of a whole text, 0 to 1."""
    if len(signs) < MIN_REPORTS:
        return 0.0
    surplus, stretch = manner_of(signs)
    bias, for_surplus, for_stretch = MANNER
    return float(1 / (1 + np.exp(-(bias + for_surplus * surplus + for_stretch * stretch))))
