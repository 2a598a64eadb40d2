"""How fast each tier reads, in tokens a second of one core, and against plain tokenisation."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.attribution import tiers
from benchmarks.labelled import read_set
from benchmarks.table import Row, print_table
from retold.attribution import find_attributions
from retold.model import Report

RUNS = 5
PASSES = 10  # of the plain tokenisation, which alone is too short to be timed well
REPORTS = {"fast": 40, "accurate": 20}
_TOKEN = re.compile(r"\w+|[^\w\s]")


def count_tokens(reports: Sequence[Report]) -> int:
    """The words and marks of some reports, by a plain regular expression."""
    return sum(len(_TOKEN.findall(report.text)) for report in reports)


def rows() -> list[Row]:
    """A row of tokens a second and one of the ratio for each tier; of the reports of our corpus."""
    corpus = [document.report for document in read_set("corpus")]
    made = []
    for tier in tiers():
        reports = corpus[:: max(1, len(corpus) // REPORTS[tier])]
        tokens = count_tokens(reports)
        plain, read = _alternate(
            partial(count_tokens, reports * PASSES), partial(_read_all, reports, tier)
        )
        ratio = read / plain * PASSES
        made += [
            Row("speed", f"{tier}: tokens a second", f"{tokens / read:.0f}", f"{tokens} tokens"),
            Row(
                "speed",
                f"{tier}: times plain",
                f"{ratio:.0f}",
                "its time / a tokenisation's",
            ),
        ]
    return made


def _read_all(reports: Sequence[Report], tier: str) -> None:
    for report in reports:
        find_attributions(report, tier)


def _alternate(*works: Callable[[], object]) -> list[float]:
    """The median seconds of processor time of each work, done in turn after one uncounted turn."""
    taken: list[list[float]] = [[] for _ in works]
    for run in range(RUNS + 1):
        for work, times in zip(works, taken, strict=True):
            begun = time.process_time()
            work()
            if run:
                times.append(time.process_time() - begun)
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    print_table(rows())
