"""Figures of invented pairs of reports: no score falls below its floor."""

from __future__ import annotations

import pytest

from benchmarks import figure_pairs
from benchmarks.table import floors


@pytest.mark.slow
@pytest.mark.parametrize("half", figure_pairs.HALVES)
def test_the_figures_of_a_half(half: str) -> None:
    """Figures are read, those that disagree are found, and few are made up."""
    least = floors()[f"figure_pairs {half}"]["least"]
    rows = {row.measure: float(row.value) for row in figure_pairs.rows_of(half)}
    assert {name: rows[name] for name in least if rows[name] < least[name]} == {}


def test_the_key_is_read() -> None:
    """Every figure of the key stands at its words, and every wanted quantity is in the reports."""
    for half in figure_pairs.HALVES:
        for case in figure_pairs.read_cases(half):
            for report, marks in zip(case.reports, case.marks, strict=True):
                assert all(mark.span.of(report.text).strip() for mark in marks)
            keys = [{mark.key for mark in marks} for marks in case.marks]
            assert all(set(one.keys) <= keys[0] | keys[1] for one in case.wanted), case.name
