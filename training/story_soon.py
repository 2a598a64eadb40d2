"""Fit what it tells that one report came soon after another (`retold.stories.score`).

    python training/story_soon.py

A logistic regression with one free weight, on all pairs of the invented events of
`corpus/tellings`, each told by several who copied nothing: the log-odds that all other evidence
gives are held, the weight of `soonness` is fitted. Convex, by Newton's method; the same on every
machine. Prints the weight, its standard error, and the weights that are got with every fifth
family left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.stories.likeness import Comparer
from retold.stories.profile import read_profile
from retold.stories.score import _SOON, log_odds, soonness
from retold.stories.table import TermTable
from tellings_corpus import Told, read_tellings

Floats = npt.NDArray[np.float64]

FOLDS = 5
ROUNDS = 30
# Holds the weight at a finite value if soon pairs are all of one kind.
SHRINK = 0.01


@dataclass(frozen=True, slots=True)
class Pairs:
    """Of each pair: the log-odds that are held, how soon, whether one event, the later's family."""

    held: Floats
    soon: Floats
    is_same: npt.NDArray[np.bool_]
    family: npt.NDArray[np.str_]


def measure(told: list[Told]) -> Pairs:
    """All pairs, with word weights from all the reports."""
    table = TermTable()
    profiles = []
    for one in told:
        profiles.append(read_profile(one.report, table))
        table.count(profiles[-1].ids)
        table.grow()
    table.refresh()
    comparer = Comparer(table)
    held, soon, same, family = [], [], [], []
    for at in range(1, len(told)):
        likeness = comparer.compare(profiles[at], profiles[:at])
        soon.append(soonness(likeness).astype(np.float64))
        held.append(log_odds(likeness).astype(np.float64) - _SOON * soon[-1])
        same.append(np.array([one.event == told[at].event for one in told[:at]]))
        family.append(np.full(at, told[at].family))
    return Pairs(*map(np.concatenate, (held, soon, same, family)))


def fit(pairs: Pairs, chosen: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """The weight of `soonness` and its standard error."""
    held, soon, same = pairs.held[chosen], pairs.soon[chosen], pairs.is_same[chosen]
    weight = curve = 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(held + weight * soon, -40, 40)))
        slope = float(soon @ (chance - same)) + SHRINK * weight
        curve = float((soon**2) @ (chance * (1 - chance))) + SHRINK
        weight -= slope / curve
    return weight, curve**-0.5


def main() -> None:
    """Print the weight."""
    told = read_tellings()
    pairs = measure(told)
    every = np.ones(len(pairs.held), dtype=bool)
    weight, error = fit(pairs, every)
    print(f"_SOON = {weight:.1f}  # {weight:.3f}, standard error {error:.3f}")
    families = sorted({one.family for one in told})
    for fold in range(FOLDS):
        out = np.isin(pairs.family, families[fold::FOLDS])
        print(f"with families {fold + 1}, {fold + 6}, ... left out: {fit(pairs, ~out)[0]:.3f}")


if __name__ == "__main__":
    main()
