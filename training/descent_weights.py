"""Fit the weights of likeness in `retold.descent.likeness` to simulated stories.

    python training/descent_weights.py [STORIES]

A log-linear model of trees: the score of a tree is the sum of its edges' scores, and the chance of
the true tree among all trees is maximised (Koo et al. 2007, "Structured prediction models via the
matrix-tree theorem"). Dates enter with the scores that they have in `retold.descent.dates`. Prints
the constants, and how the best tree does on stories that were not fitted to.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from descent_stories import Recipe, Simulated, Writer
from retold.descent.arborescence import NEVER, best_arborescence
from retold.descent.dates import date_scores
from retold.descent.distance import measure_wording
from retold.descent.likeness import signs_of
from retold.descent.links import edge_chances
from retold.descent.rewording import measure_rewording
from retold.text.tokens import fold_words

Floats = npt.NDArray[np.float64]

STORIES = 200
ROUNDS = 200
STEP = 0.3
SHRINK = 0.0001


@dataclass(frozen=True, slots=True)
class Lesson:
    """One story: signs and date scores of each copy and exemplar, and the true exemplars.

    `parents` counts from 1; 0 is "none of these".
    """

    signs: Floats
    dates: Floats
    parents: npt.NDArray[np.int64]

    def scores(self, weights: Floats) -> Floats:
        """The score of every edge; the first weight is the bias."""
        size = len(self.parents)
        scores = np.full((size + 1, size + 1), NEVER)
        scores[1:, 0] = 0.0
        scores[1:, 1:] = weights[0] + self.signs @ weights[1:] + self.dates
        np.fill_diagonal(scores, NEVER)
        return scores


def learn(story: Simulated) -> Lesson:
    """What is measured of a story."""
    words = [tuple(fold_words(report.text)) for report in story.reports]
    return Lesson(
        signs=signs_of(measure_wording(words), measure_rewording(words)),
        dates=date_scores(story.reports).astype(np.float64),
        parents=np.array([0 if main is None else main + 1 for main in story.mains]),
    )


def lessons(seed: int, count: int) -> list[Lesson]:
    """Stories in which every exemplar is among the reports, of many kinds and sizes."""
    writer, rng = Writer(seed), random.Random(seed)  # noqa: S311 - a simulation
    made = []
    for _ in range(count):
        recipe = Recipe(
            size=rng.choice([4, 6, 8, 12, 16, 24]),
            ways=rng.choice(["wire", "telling", "telling", "mixed"]),
            star=rng.choice([0.2, 0.5, 0.8]),
            dated=rng.choice([0, 0, 0.7, 1, 1]),
            coarse=rng.choice([0, 0, 0.5]),
            wrong=0.02,
            # Few: the reports of one story were put together because they share passages.
            independent=rng.choice([0, 0.02, 0.04]),
        )
        made.append(learn(writer.story(recipe)))
    return made


def fit(seen: list[Lesson]) -> Floats:
    """The weights that make the true trees likeliest (Adam; Kingma & Ba 2015)."""
    weights = np.zeros(1 + seen[0].signs.shape[-1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    copies = sum(len(one.parents) for one in seen)
    for number in range(1, ROUNDS + 1):
        slope = sum((_slope(one, weights) for one in seen), np.zeros_like(weights)) / copies
        slope[1:] -= SHRINK * weights[1:]
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        step = mean / (1 - 0.9**number) / (np.sqrt(square / (1 - 0.99**number)) + 1e-8)
        weights += STEP * min(1.0, 2 * (1 - number / ROUNDS)) * step
    return weights


def _slope(lesson: Lesson, weights: Floats) -> Floats:
    """How the log-likelihood of one story's tree rises with each weight."""
    size = len(lesson.parents)
    true = np.zeros((size, size + 1))
    true[np.arange(size), lesson.parents] = 1.0
    away = (true - edge_chances(lesson.scores(weights), temperature=1.0)[1:])[:, 1:]
    return np.array([away.sum(), *np.einsum("ij,ijk->k", away, lesson.signs)])


def accuracy(held: list[Lesson], weights: Floats) -> float:
    """The share of reports whose exemplar in the best tree is the true one."""
    right = total = 0
    for lesson in held:
        found = best_arborescence(lesson.scores(weights))[1:]
        right += int((np.array(found) == lesson.parents).sum())
        total += len(found)
    return right / total


def main() -> int:
    """Fit, and print the constants."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    weights = fit(lessons(31, count))
    print("BIAS =", round(float(weights[0]), 2))
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in weights[1:]))
    print(f"held-out stories: {accuracy(lessons(32, count // 3), weights):.3f} of reports right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
