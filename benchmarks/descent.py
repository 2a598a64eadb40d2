"""Who had it from whom, against known histories: retellings, chains, simulated stories.

python -m benchmarks.descent [human|chains|simulated...]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.families import Family, chain_families, human_families
from benchmarks.parents import (
    DISTANCES,
    best_tree,
    infer_mains,
    latest,
    nearest_earlier,
    star,
)
from benchmarks.simulated import simulated_rows
from benchmarks.table import Row, print_table
from benchmarks.tally import mean_interval

HUMAN_ORDERS = 20
CHAIN_ORDERS = 3
BINS = 10
ABSENT = "no data/descent beside the checkout"
NOTE = "mean over families of the share of texts with the right parent (all texts: {:.3f})"


@dataclass(frozen=True, slots=True)
class Guess:
    """The parent that was given for one text: whether it is right, and how surely it was given.

    Confidence is 0 where none was given: a hypothetical witness counts as wrong.
    """

    is_right: bool
    confidence: float


def guesses(family: Family, order: list[int] | None) -> list[Guess]:
    """What retold says of every text of a family but the first."""
    mains = infer_mains(family.reports(order))
    made = []
    for text, parent in enumerate(family.parents):
        if parent is not None:
            found, confidence = mains.get(text, (-1, 0.0))
            made.append(Guess(found == parent, confidence))
    return made


def accuracy_row(data: str, measure: str, found: Sequence[tuple[float, int]]) -> Row:
    """A row of an accuracy, from each family's right ones and all, with its interval.

    The interval is the 95 % percentile interval of a bootstrap over families.
    """
    right = np.array([one for one, _ in found], dtype=np.float64)
    total = np.array([count for _, count in found], dtype=np.float64)
    shares = right / total
    low, high = mean_interval(shares.tolist())
    value = f"{shares.mean():.3f} ({low:.3f}-{high:.3f})"
    return Row(data, measure, value, NOTE.format(right.sum() / total.sum()))


def rows_of(data: str, families: Sequence[Family], orders: int) -> list[Row]:
    """The rows of one set: dated beside baselines, undated beside baselines, calibration."""
    if not families:
        return [Row(data, "all", "-", ABSENT)]
    dated = [[guesses(one, one.order(seed)) for seed in range(orders)] for one in families]
    undated = [guesses(one, None) for one in families]
    made = [accuracy_row(data, "dated: retold", [_mean(runs) for runs in dated])]
    made += _dated_baselines(data, families, orders)
    made.append(accuracy_row(data, "undated: retold", [_mean([one]) for one in undated]))
    for name, distance in DISTANCES.items():
        found = [_mean_parents(one, [best_tree(distance(one.texts))]) for one in families]
        made.append(accuracy_row(data, f"undated: tree by {name}", found))
    everything = [guess for runs in dated for run in runs for guess in run]
    return [*made, *_confidence_rows(data, everything)]


def _dated_baselines(data: str, families: Sequence[Family], orders: int) -> list[Row]:
    made = []
    for name, choose in (("star of the first", star), ("the one before", latest)):
        found = [
            _mean_parents(one, [choose(one.order(seed)) for seed in range(orders)])
            for one in families
        ]
        made.append(accuracy_row(data, f"dated: {name}", found))
    for name, distance in DISTANCES.items():
        found = []
        for one in families:
            alike = distance(one.texts)
            runs = [nearest_earlier(alike, one.order(seed)) for seed in range(orders)]
            found.append(_mean_parents(one, runs))
        made.append(accuracy_row(data, f"dated: nearest by {name}", found))
    return made


def _mean_parents(family: Family, runs: Sequence[Sequence[int]]) -> tuple[float, int]:
    """How many parents are right, the mean of some runs, and of how many."""
    known = [text for text, parent in enumerate(family.parents) if parent is not None]
    right = sum(run[text] == family.parents[text] for run in runs for text in known)
    return right / len(runs), len(known)


def _mean(runs: Sequence[Sequence[Guess]]) -> tuple[float, int]:
    return sum(one.is_right for run in runs for one in run) / len(runs), len(runs[0])


def expected_calibration_error(given: Iterable[Guess]) -> float:
    """The mean distance of confidence and accuracy over ten equal bins (Naeini et al. 2015)."""
    bins: dict[int, list[Guess]] = {}
    for one in given:
        bins.setdefault(min(BINS - 1, int(one.confidence * BINS)), []).append(one)
    total = sum(len(held) for held in bins.values())
    apart = (
        abs(sum(one.confidence for one in held) - sum(one.is_right for one in held))
        for held in bins.values()
    )
    return sum(apart) / max(1, total)


def _confidence_rows(data: str, found: Sequence[Guess]) -> list[Row]:
    given = [one for one in found if one.confidence > 0]
    surest = sorted(found, key=lambda one: -one.confidence)
    made = [
        Row(
            data,
            "calibration error",
            f"{expected_calibration_error(given):.3f}",
            f"dated, over {len(given)} edges; {1 - len(given) / len(found):.1%} got no edge",
        )
    ]
    for share in (0.25, 0.5, 0.75):
        held = surest[: int(share * len(surest))]
        right = sum(one.is_right for one in held) / len(held)
        made.append(Row(data, f"right of the surest {share:.0%}", f"{right:.3f}", "dated"))
    return made


SETS: dict[str, Callable[[], list[Row]]] = {
    "human": lambda: rows_of("retellings", human_families(), HUMAN_ORDERS),
    "chains": lambda: [
        row
        for prompt in ("rephrase", "inspiration")
        for row in rows_of(f"llm {prompt}", chain_families(prompt), CHAIN_ORDERS)
    ],
    "simulated": simulated_rows,
}


def rows() -> list[Row]:
    """The table's rows; the chains, which take an hour, are asked for by name."""
    return [row for name in ("human", "simulated") for row in SETS[name]()]


if __name__ == "__main__":
    print_table(row for name in sys.argv[1:] or SETS for row in SETS[name]())
