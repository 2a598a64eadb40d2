"""Passages found in the planted stream, by what was done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks import plagdet, planted
from benchmarks.plagdet import Case, Detection
from benchmarks.planted import Operation, Pair
from benchmarks.table import Row
from retold.reuse import Aligner, join_passages
from retold.text.weights import WordWeights

# The seed that the aligner was not fitted on (training/alignment.py has the others).
SEED = 1
PAIRS = 600
NEGATIVES = 400


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of the stream, the cases planted in each, and those found."""

    pairs: Sequence[Pair]
    planted: Sequence[Sequence[Case]]
    found: Sequence[Sequence[Case]]

    def score(self, *operations: Operation | None) -> Detection:
        """The score over the pairs of some operations; of all without."""
        chosen = [
            place
            for place, pair in enumerate(self.pairs)
            if not operations or pair.operation in operations
        ]
        return plagdet.score(
            [case for place in chosen for case in self.planted[place]],
            [case for place in chosen for case in self.found[place]],
        )

    def false_alarms(self) -> tuple[int, int]:
        """In how many pairs without a passage one was found, and how many there are."""
        found = [
            len(cases) for pair, cases in zip(self.pairs, self.found, strict=True)
            if pair.operation is None
        ]  # fmt: skip
        return sum(1 for count in found if count), len(found)


def detect(pairs: Sequence[Pair], *, semantic: bool = True) -> Found:
    """Align every pair; how much a word tells is read from all of them."""
    reports = [report for pair in pairs for report in (pair.left, pair.right)]
    aligner = Aligner(WordWeights.from_reports(reports))
    found = []
    for number, pair in enumerate(pairs):
        alignment = aligner.align(pair.left, pair.right, semantic=semantic)
        found.append([Case(number, left, right) for left, right in join_passages(alignment)])
    made = [
        [Case(number, one.source, one.copy) for one in pair.planted]
        for number, pair in enumerate(pairs)
    ]
    return Found(pairs, made, found)


def negatives(seed: int, count: int) -> list[Pair]:
    """Pairs on one subject, without a passage."""
    every = planted.passages(seed, 5 * count, [Operation.VERBATIM])
    return [pair for pair in every if pair.operation is None]


def rows() -> list[Row]:
    """The table's rows for the planted stream."""
    pairs = list(planted.passages(SEED, PAIRS))
    made = []
    for data, semantic in (("planted", True), ("planted, quick pass", False)):
        held = detect(pairs, semantic=semantic)
        made.append(_row(data, "plagdet", held.score(), f"{PAIRS} pairs, of every operation"))
        made += [_row(data, one.value, held.score(one)) for one in Operation]
        alarms, count = detect(negatives(SEED, NEGATIVES), semantic=semantic).false_alarms()
        note = f"{alarms} of {count} pairs on one subject"
        made.append(Row(data, "false alarms", f"{alarms / count:.3f}", note))
    return made


def _row(data: str, measure: str, score: Detection, note: str = "") -> Row:
    what = f"P {score.precision:.3f} R {score.recall:.3f} granularity {score.granularity:.2f}"
    return Row(data, measure, f"{score.plagdet:.3f}", f"{what} {note}".strip())
