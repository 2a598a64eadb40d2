"""What is lost between a report and its copy, against the floors."""

from __future__ import annotations

import pytest

from benchmarks.losses import HALVES, read_cases, rows
from benchmarks.table import floors


def test_losses_stay_above_their_floors() -> None:
    """Both halves of the labelled pairs: what is found, and what of it is right."""
    values = {row.measure: row.value for row in rows()}
    for measure, least in floors()["losses"]["least"].items():
        assert float(values[measure]) >= least, measure


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_pairs_that_lose_nothing(half: str) -> None:
    """What is made up shows only where there is nothing to find."""
    mine = [case for case in read_cases() if case.half == half]
    assert sum(not case.losses for case in mine) >= 3
