"""Passages between two reports: planted, labelled, and how long an alignment takes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import combinations

from benchmarks import detection, planted, revision, reworded
from benchmarks.table import Row, print_table
from retold.model import Report
from retold.reuse import Aligner
from retold.text.weights import WordWeights

REPORTS = 60
WORDS = 600


def rows() -> list[Row]:
    """The table's rows for passages."""
    return [*detection.rows(), *revision.rows(), *reworded.rows(), *speed_rows()]


def speed_rows() -> list[Row]:
    """Alignments for a second of one core, each report read before, or read for one pair alone."""
    made = planted.reports(REPORTS, words=WORDS)
    reports = [Report.from_text(one.text, path=f"{number}") for number, one in enumerate(made)]
    weights = WordWeights.from_reports(reports)
    every = list(combinations(reports, 2))
    alone = list(zip(reports[::2], reports[1::2], strict=True))
    found = []
    for name, semantic in (("quick pass", False), ("semantic pass", True)):
        aligner = Aligner(weights)
        _seconds(aligner, every[:REPORTS], semantic=semantic)
        for kind, pairs, reader in (
            ("", every, aligner),
            (", read once", alone, Aligner(weights)),
        ):
            rate = len(pairs) / _seconds(reader, pairs, semantic=semantic)
            note = f"{len(pairs)} pairs of {WORDS} words, CPU time"
            found.append(Row("align", f"{name}: pairs a second{kind}", f"{rate:.0f}", note))
    return found


def _seconds(aligner: Aligner, pairs: Sequence[tuple[Report, Report]], *, semantic: bool) -> float:
    begun = time.process_time()
    for left, right in pairs:
        aligner.align(left, right, semantic=semantic)
    return time.process_time() - begun


if __name__ == "__main__":
    print_table(rows())
