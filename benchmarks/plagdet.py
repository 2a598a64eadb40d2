"""How well passages were detected: the measure of the PAN competitions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.model import Span


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of the text `copy` that stands for one of the text `source`; planted or found.

    `pair` says between which two texts.
    """

    pair: int
    source: Span
    copy: Span

    @property
    def size(self) -> int:
        """How many characters it has, on both sides."""
        return len(self.source) + len(self.copy)


@dataclass(frozen=True, slots=True)
class Detection:
    """Precision and recall over characters, and into how many pieces a case was cut."""

    precision: float
    recall: float
    granularity: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def plagdet(self) -> float:
        """F1 over log2(1 + granularity): 1 at best, and less for each case found in pieces."""
        return self.f1 / math.log2(1 + self.granularity)


def score(planted: Sequence[Case], found: Sequence[Case]) -> Detection:
    """Potthast, Stein, Barron-Cedeno & Rosso (2010), the macro-averaged measures.

    A case is detected by what was found if both overlap in the copy and in the source. Precision
    is the mean, over what was found, of the share of its characters (of both sides) that lie in
    the cases it detects; recall the mean over the cases of the share that was found; granularity
    the mean number of findings for a detected case. With nothing planted and nothing found all
    are 1.
    """
    of_pair: dict[int, list[Case]] = {}
    for case in found:
        of_pair.setdefault(case.pair, []).append(case)
    detecting = {case: _meeting(case, of_pair.get(case.pair, ())) for case in planted}
    detected: dict[Case, list[Case]] = {case: [] for case in found}
    for case, findings in detecting.items():
        for finding in findings:
            detected[finding].append(case)
    pieces = [len(findings) for findings in detecting.values() if findings]
    return Detection(
        precision=_mean(_share(one, cases) for one, cases in detected.items()),
        recall=_mean(_share(one, findings) for one, findings in detecting.items()),
        granularity=sum(pieces) / len(pieces) if pieces else 1.0,
    )


def _meeting(case: Case, others: Iterable[Case]) -> list[Case]:
    return [
        one for one in others if case.source.overlap(one.source) and case.copy.overlap(one.copy)
    ]


def _share(case: Case, others: Sequence[Case]) -> float:
    """The share of a case's characters that lie in some others, each character once."""
    covered = _covered(case.source, [one.source for one in others])
    return (covered + _covered(case.copy, [one.copy for one in others])) / case.size


def _covered(span: Span, others: Iterable[Span]) -> int:
    covered, end = 0, span.start
    for other in sorted(others):
        start, stop = max(end, other.start), min(span.end, other.end)
        if stop > start:
            covered += stop - start
            end = stop
    return covered


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / len(every) if every else 1.0
