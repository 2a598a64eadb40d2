"""Who had it from whom, against known histories.

python -m benchmarks.descent [human|chains|simulated|tellings|mixture|many...] [--whole]

By default a sample, about a minute and a half: five orders of dates of the retellings, one of the
chains, and fewer stories. `--whole` takes twenty, three, and all.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks import planted
from benchmarks.families import Family, chain_families, human_families
from benchmarks.grouping_data import tellings
from benchmarks.mixture import mixture_rows
from benchmarks.parents import (
    DISTANCES,
    UNSEEN,
    Floats,
    best_tree,
    infer_mains,
    latest,
    nearest_earlier,
    star,
)
from benchmarks.planted.stories import Recipe
from benchmarks.simulated import simulated_rows
from benchmarks.table import Row, print_table
from benchmarks.tally import mean_interval
from retold.descent import infer_stemma
from retold.descent.dates import date_scores
from retold.descent.likeness import measure_likeness
from retold.descent.wording import Words
from retold.model import Report
from retold.text.tokens import fold_words

HUMAN_ORDERS, HUMAN_ORDERS_WHOLE = 5, 20
CHAIN_ORDERS, CHAIN_ORDERS_WHOLE = 1, 3
BINS = 10
# Witnesses of one story, and the seconds that they may take; by this seed the first text is long.
MANY = {50: 2, 1_000: 60}
MANY_SEED = 99
# The bar of a chain: so much above the best of these, in the same run.
SINGLE = ("character TF-IDF", "word edit distance", "idf novelty")
# By which the log-odds of confidences are stretched, to see which of them fits other families.
_STRETCHES = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5)
ABSENT = "no data/descent beside the checkout"
NOTE = "mean over families of the share of texts with the right parent (all texts: {:.3f})"


@dataclass(frozen=True, slots=True)
class Guess:
    """The parent that was given for one text: whether it is right, and how surely it was given.

    Confidence is 0 where none was given: a hypothetical witness counts as wrong. `is_alike` holds
    too where the parent that was given has the words of the right one: nothing tells the two apart.
    """

    is_right: bool
    confidence: float
    is_alike: bool = False


def guesses(family: Family, order: list[int] | None) -> list[Guess]:
    """What retold says of every text of a family but the first."""
    mains = infer_mains(family.reports(order))
    folded = [tuple(fold_words(text)) for text in family.texts]
    made = []
    for text, parent in enumerate(family.parents):
        if parent is not None:
            found, confidence = mains.get(text, (-1, 0.0))
            is_alike = found >= 0 and folded[found] == folded[parent]
            made.append(Guess(found == parent, confidence, is_alike))
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
    ours = [_mean(runs) for runs in dated]
    simple = _dated_baselines(families, orders)
    made = [accuracy_row(data, "dated: retold", ours)]
    alike = [_mean(runs, alike=True) for runs in dated]
    made.append(accuracy_row(data, "dated: retold, equal texts as one", alike))
    seeds = range(orders)
    answered = [_answering(one, [one.order(seed) for seed in seeds]) for one in families]
    made.append(accuracy_row(data, "dated: likeness and dates, all answered", answered))
    made += [accuracy_row(data, f"dated: {name}", found) for name, found in simple.items()]
    made.append(_gain_row(data, ours, simple))
    made.append(accuracy_row(data, "undated: retold", [_mean([one]) for one in undated]))
    for name, distance in DISTANCES.items():
        found = [_mean_parents(one, [best_tree(distance(one.texts))]) for one in families]
        made.append(accuracy_row(data, f"undated: tree by {name}", found))
    each = [[guess for run in runs for guess in run] for runs in dated]
    return [*made, *_confidence_rows(data, each)]


def _dated_baselines(families: Sequence[Family], orders: int) -> dict[str, list[tuple[float, int]]]:
    """What simple rules get right of each family, by their names."""
    made = {}
    for name, choose in (("star of the first", star), ("the one before", latest)):
        made[name] = [
            _mean_parents(one, [choose(one.order(seed)) for seed in range(orders)])
            for one in families
        ]
    for name, distance in DISTANCES.items():
        found = []
        for one in families:
            alike = distance(one.texts)
            runs = [nearest_earlier(alike, one.order(seed)) for seed in range(orders)]
            found.append(_mean_parents(one, runs))
        made[f"nearest by {name}"] = found
    return made


def _answering(family: Family, orders: Sequence[list[int] | None]) -> tuple[float, int]:
    """How many parents are right if each text but one must be given one, by likeness and dates.

    That is what the baselines do; retold can leave a text without one, and is wrong where it does.
    """
    likeness = measure_likeness([Words.of(one) for one in family.reports(None)])
    odds = likeness.odds.astype(np.float64)
    runs = [best_tree(odds + date_scores(family.reports(order))) for order in orders]
    return _mean_parents(family, runs)


def _gain_row(
    data: str,
    ours: Sequence[tuple[float, int]],
    simple: dict[str, list[tuple[float, int]]],
) -> Row:
    """How far above the best single distance, family by family."""
    means = {name: _shares(simple[f"nearest by {name}"]) for name in SINGLE}
    best = max(means, key=lambda name: float(np.mean(means[name])))
    gains = _shares(ours) - means[best]
    low, high = mean_interval(gains.tolist())
    note = f"over {best}, the best of {len(SINGLE)} single distances against the best earlier text"
    if low <= 0:
        note += "; not distinguishable from the floor"
    return Row(data, "dated: gain", f"{gains.mean():.3f} ({low:.3f}-{high:.3f})", note)


def _shares(found: Sequence[tuple[float, int]]) -> Floats:
    return np.array([right / count for right, count in found])


def _mean_parents(family: Family, runs: Sequence[Sequence[int]]) -> tuple[float, int]:
    """How many parents are right, the mean of some runs, and of how many."""
    known = [text for text, parent in enumerate(family.parents) if parent is not None]
    right = sum(run[text] == family.parents[text] for run in runs for text in known)
    return right / len(runs), len(known)


def _mean(runs: Sequence[Sequence[Guess]], *, alike: bool = False) -> tuple[float, int]:
    hits = sum(one.is_alike if alike else one.is_right for run in runs for one in run)
    return hits / len(runs), len(runs[0])


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


def _stretched(given: Iterable[Guess], stretch: float) -> list[Guess]:
    """The guesses with the log-odds of their confidence multiplied."""
    made = []
    for one in given:
        odds = np.log(one.confidence / (1 - one.confidence))
        made.append(Guess(one.is_right, float(1 / (1 + np.exp(-stretch * odds)))))
    return made


def held_out_error(families: Sequence[Sequence[Guess]]) -> float:
    """The calibration error if each family's confidences are fitted on all other families."""
    made: list[Guess] = []
    for number, own in enumerate(families):
        others = [guess for at, one in enumerate(families) if at != number for guess in one]
        best = min(_STRETCHES, key=lambda one: expected_calibration_error(_stretched(others, one)))
        made += _stretched(own, best)
    return expected_calibration_error(made)


def _confidence_rows(data: str, families: Sequence[Sequence[Guess]]) -> list[Row]:
    found = [one for family in families for one in family]
    sure = [[one for one in family if one.confidence > 0] for family in families]
    given = [one for family in sure for one in family]
    surest = sorted(found, key=lambda one: -one.confidence)
    made = [
        Row(
            data,
            "calibration error",
            f"{expected_calibration_error(given):.3f}",
            f"dated, over {len(given)} edges; {1 - len(given) / len(found):.1%} got no edge",
        ),
        Row(
            data,
            "calibration error, held out",
            f"{held_out_error(sure):.3f}",
            "one constant, fitted on the other families",
        ),
    ]
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        held = surest[: int(share * len(surest))]
        right = sum(one.is_right for one in held) / len(held)
        made.append(Row(data, f"right of the surest {share:.0%}", f"{right:.3f}", "dated"))
    return made


def _chain_rows(*, is_whole: bool) -> list[Row]:
    orders = CHAIN_ORDERS_WHOLE if is_whole else CHAIN_ORDERS
    return [
        row
        for prompt in ("rephrase", "inspiration")
        for row in rows_of(f"llm {prompt}", chain_families(prompt), orders)
    ]


def _human_rows(*, is_whole: bool) -> list[Row]:
    return rows_of("retellings", human_families(), HUMAN_ORDERS_WHOLE if is_whole else HUMAN_ORDERS)


def tellings_rows(*, is_whole: bool = False) -> list[Row]:
    """Reports that are given an exemplar among those of their event, though nobody copied anybody.

    The whole of `corpus/tellings`, to four fifths of which the weights of likeness are fitted.
    """
    del is_whole
    events: dict[str, list[Report]] = defaultdict(list)
    for one in tellings():
        events[one.story].append(one.report)
    mains = [infer_mains(reports) for reports in events.values()]
    made_up = sum(main != UNSEEN for found in mains for main, _ in found.values())
    total = sum(map(len, events.values()))
    return [Row("tellings", "exemplars made up", f"{made_up}", f"of {total} reports by themselves")]


def many_rows(*, is_whole: bool = False) -> list[Row]:
    """The processor time that large stories take; the bars are 2 s for 50 and 60 s for 1,000."""
    del is_whole
    made = []
    for size, asked in MANY.items():
        recipe = Recipe(size=size, ways="mixed", star=0.9, dated=0.7, coarse=0.3, credited=0.5)
        (story,) = planted.stories(MANY_SEED, 1, [recipe])
        words = sum(len(fold_words(one.text)) for one in story.reports) / len(story.reports)
        start = time.process_time()
        infer_stemma(story.reports)
        taken = time.process_time() - start
        note = f"seconds of processor time, asked {asked}; {words:.0f} words each"
        made.append(Row("many", f"{size} witnesses", f"{taken:.2f}", note))
    return made


SETS: dict[str, Callable[..., list[Row]]] = {
    "human": _human_rows,
    "chains": _chain_rows,
    "simulated": simulated_rows,
    "tellings": tellings_rows,
    "mixture": mixture_rows,
    "many": many_rows,
}


def rows(*names: str, is_whole: bool = False) -> list[Row]:
    """The table's rows, of the sets named or of all."""
    return [row for name in names or SETS for row in SETS[name](is_whole=is_whole)]


if __name__ == "__main__":
    asked = [one for one in sys.argv[1:] if one != "--whole"]
    print_table(rows(*asked, is_whole="--whole" in sys.argv))
