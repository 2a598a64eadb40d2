"""Fit the weights of likeness in `retold.descent.likeness` to simulated stories and to tellings.

    python training/descent_weights.py [STORIES]

A log-linear model of trees: the score of a tree is the sum of its edges' scores, and the chance of
the true tree among all trees is maximised (Koo et al. 2007, "Structured prediction models via the
matrix-tree theorem"). Dates enter with the scores that they have in `retold.descent.dates`. Prints
the constants, and how the best tree does on stories that were not fitted to. To the stories of
copies are added events that several told who copied nothing (`corpus/tellings`): no report of them
has an exemplar. Every fifth of their families is left out, and measured on. The weights of stories
that were mostly copied to the letter are fitted to such stories alone, some of the same events
among them, told by several and copied.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from descent_stories import Recipe, Writer
from retold.descent.arborescence import NEVER, best_arborescence
from retold.descent.arising import shares_copied
from retold.descent.dates import date_scores
from retold.descent.distance import measure_wording
from retold.descent.likeness import (
    MIN_REPORTS,
    arising_signs,
    is_mostly_copied,
    manner_of,
    signs_of,
)
from retold.descent.links import edge_chances
from retold.descent.wording import Words
from retold.model import Report
from retold.text.sentences import find_sentences
from tellings_corpus import read_events

Floats = npt.NDArray[np.float64]

STORIES = 150
ROUNDS = 200
STEP = 0.3
SHRINK = 0.0001
MANNER_SHRINK = 0.001
# Which of the signs each model weighs; those from the ninth on are of arisings.
SIGNS = {
    "RETOLD": range(5),
    "COPIED": [*range(5), *range(8, 14)],
    "REWRITTEN": range(8),
}
PLAIN_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Lesson:
    """One story: signs and date scores of each copy and exemplar, and the true exemplars.

    `parents` counts from 1; 0 is "none of these". `is_copied` tells whether most of what the
    reports share was copied to the letter.
    """

    signs: Floats
    dates: Floats
    parents: npt.NDArray[np.int64]
    is_copied: bool

    def scores(self, weights: Floats) -> Floats:
        """The score of every edge; the first weight is the bias."""
        size = len(self.parents)
        scores = np.full((size + 1, size + 1), NEVER)
        scores[1:, 0] = 0.0
        scores[1:, 1:] = weights[0] + self.signs @ weights[1:] + self.dates
        np.fill_diagonal(scores, NEVER)
        return scores


def learn(reports: Sequence[Report], mains: Sequence[int | None]) -> Lesson:
    """What is measured of a story: its reports, and the index of the main exemplar of each."""
    words = [Words.of(report) for report in reports]
    rows = [one.folded for one in words]
    plain = signs_of(rows, measure_wording(rows))
    return Lesson(
        signs=np.concatenate([plain, arising_signs(words)], axis=-1),
        dates=date_scores(reports).astype(np.float64),
        parents=np.array([0 if main is None else main + 1 for main in mains]),
        is_copied=is_mostly_copied(shares_copied(words)),
    )


def retold(rng: random.Random) -> Recipe:
    """Copies, trims, edits, tales from memory; every exemplar is among the reports."""
    return Recipe(
        size=rng.choice([4, 6, 8, 12, 16, 24]),
        ways=rng.choice(["wire", "telling", "telling", "mixed"]),
        star=rng.choice([0.2, 0.5, 0.8]),
        dated=rng.choice([0, 0, 0.7, 1, 1]),
        coarse=rng.choice([0, 0, 0.5]),
        wrong=0.02,
        # Few: those who copied nothing are in `told_by_themselves`.
        independent=rng.choice([0, 0.02, 0.04]),
    )


def copied(rng: random.Random) -> Recipe:
    """Copied to the letter, trimmed, edited, put together out of two."""
    return Recipe(
        size=rng.choice([3, 4, 6, 8, 12, 16, 24]),
        ways=rng.choice(["wire", "wire", "mixed", "contaminated"]),
        star=rng.choice([0.2, 0.5, 0.8]),
        dated=rng.choice([0, 0, 0.7, 1, 1]),
        coarse=rng.choice([0, 0, 0.5]),
        wrong=0.02,
        independent=rng.choice([0, 0.02, 0.05]),
    )


def told_and_copied(seed: int) -> tuple[list[Lesson], list[Lesson]]:
    """Events told by several who copied nothing, with copies made of them: to fit to, held out."""
    writer, rng = Writer(seed), random.Random(seed)  # noqa: S311 - a simulation
    seen: list[Lesson] = []
    held: list[Lesson] = []
    for _, is_held_out, reports in read_events():
        texts = [
            [found.of(one.text) for found in find_sentences(one.text)]
            for one in rng.sample(reports, len(reports))
        ]
        recipe = Recipe(
            size=len(texts) + rng.choice([2, 4, 8]),
            ways=rng.choice(["wire", "mixed"]),
            star=rng.choice([0.2, 0.5]),
            dated=rng.choice([0, 0.7, 1, 1, 1]),
            coarse=rng.choice([0, 0, 0.5]),
            wrong=0.02,
            independent=0.0,
            credited=0.0,
        )
        made = writer.story(recipe, texts[0], texts[1:])
        (held if is_held_out else seen).append(learn(made.reports, made.mains))
    return seen, held


def rewritten(rng: random.Random) -> Recipe:
    """Whole texts rewritten again and again, in chains or from any earlier one."""
    chains = rng.choice([0, 1, 3, 6, 10])
    return Recipe(
        size=rng.choice([6, 12, 24, 48]),
        ways=rng.choice(["rephrased", "inspired"]),
        star=rng.choice([0.1, 0.5]),
        chains=chains,
        credited=0.0,
        dated=rng.choice([0, 1, 1]),
        independent=rng.choice([0, 0, 0.04]),
    )


def recited(rng: random.Random) -> Recipe:
    """Told again nearly word for word: what is easily taken for rewriting."""
    return Recipe(
        size=rng.choice([6, 12, 24]), ways="reciting", star=0.3, chains=rng.choice([0, 3, 6])
    )


def lessons(seed: int, count: int, recipe: Callable[[random.Random], Recipe]) -> list[Lesson]:
    """Stories of one kind, of many sizes."""
    writer, rng = Writer(seed), random.Random(seed)  # noqa: S311 - a simulation
    stories = [writer.story(recipe(rng)) for _ in range(count)]
    return [learn(one.reports, one.mains) for one in stories]


def told_by_themselves() -> tuple[list[Lesson], list[Lesson]]:
    """Events told by several who copied nothing: those to fit to, and those held out."""
    seen: list[Lesson] = []
    held: list[Lesson] = []
    for _, is_held_out, reports in read_events():
        (held if is_held_out else seen).append(learn(reports, [None] * len(reports)))
    return seen, held


def fit(seen: list[Lesson], used: Sequence[int]) -> Floats:
    """The weights that make the true trees likeliest (Adam; Kingma & Ba 2015).

    Signs that are not used get 0.
    """
    left_out = [1 + at for at in range(seen[0].signs.shape[-1]) if at not in used]
    weights = np.zeros(1 + seen[0].signs.shape[-1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    copies = sum(len(one.parents) for one in seen)
    for number in range(1, ROUNDS + 1):
        slope = sum((_slope(one, weights) for one in seen), np.zeros_like(weights)) / copies
        slope[1:] -= SHRINK * weights[1:]
        slope[left_out] = 0.0
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


def fit_manner(plain: list[Lesson], whole: list[Lesson]) -> Floats:
    """The logistic regression that tells rewritten stories from others (Newton's method)."""
    held = [one for one in (*plain, *whole) if len(one.parents) >= MIN_REPORTS]
    signs = np.array([[1.0, *manner_of(one.signs)] for one in held])
    marks = np.array([float(any(one is other for other in whole)) for one in held])
    weights = np.zeros(3)
    for _ in range(30):
        chances = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (marks - chances) - MANNER_SHRINK * weights
        bend = (signs * (chances * (1 - chances))[:, None]).T @ signs + MANNER_SHRINK * np.eye(3)
        weights += np.linalg.solve(bend, slope)
    return weights


def _say(weights: Floats) -> str:
    signs, arisings = (
        ", ".join(f"{weight:.2f}" for weight in part)
        for part in (weights[1 : 1 + PLAIN_SIGNS], weights[1 + PLAIN_SIGNS :])
    )
    besides = f", ({arisings})" if weights[1 + PLAIN_SIGNS :].any() else ""
    return f"Weights({weights[0]:.2f}, ({signs}){besides})"


def main() -> int:
    """Fit, and print the constants."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    told, told_held = told_by_themselves()
    both, both_held = told_and_copied(43)
    seen = {
        "RETOLD": lessons(31, count, retold) + told,
        "COPIED": _copied(lessons(41, count * 4 // 3, copied) + both),
        "REWRITTEN": lessons(31, count, rewritten),
    }
    held = {
        "RETOLD": lessons(32, count // 3, retold),
        "COPIED": _copied(lessons(42, count // 3, copied) + both_held),
        "REWRITTEN": lessons(32, count // 3, rewritten),
    }
    for name, used in SIGNS.items():
        weights = fit(seen[name], used)
        print(name, "=", _say(weights))
        print(f"# held-out stories: {accuracy(held[name], weights):.3f} of reports right")
        alone = accuracy(told_held, weights)
        print(f"# held-out tellings: {alone:.3f} of reports have no exemplar")
    plain = seen["RETOLD"][:count] + lessons(33, count // 3, recited)
    manner = fit_manner(plain, seen["REWRITTEN"])
    print("MANNER = (" + ", ".join(f"{weight:.1f}" for weight in manner) + ")")
    return 0


def _copied(held: list[Lesson]) -> list[Lesson]:
    return [one for one in held if one.is_copied]


if __name__ == "__main__":
    sys.exit(main())
