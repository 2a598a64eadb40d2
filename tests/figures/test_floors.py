"""Casualties in labelled reports: no score falls below its floor."""

from __future__ import annotations

import pytest

from benchmarks import figures
from benchmarks.table import floors
from retold.model import Category

FLOORS = floors()["figures"]


def skip_without_data() -> None:
    """Skip, in a line that says why, where the reports are absent."""
    if not figures.FOLDER.exists():
        pytest.skip(f"no reports at {figures.FOLDER} (set RETOLD_SHARED)")


def test_the_reports_are_those_measured() -> None:
    """The floors were set against these very reports."""
    skip_without_data()
    assert figures.digest() == FLOORS["digest"]


def test_the_killed_of_every_eighth_report() -> None:
    """Where somebody was killed the count is exact, and where nobody was none is made up."""
    skip_without_data()
    some = figures.counts(Category.KILLED, 8)
    for is_zero, name in ((False, "killed, label not 0"), (True, "killed, label 0")):
        hits = figures.exact(some, is_zero=is_zero)
        assert sum(hits) / len(hits) >= FLOORS["least"][name] - 0.03


@pytest.mark.slow
def test_the_killed_of_all_reports() -> None:
    """The same over all reports."""
    skip_without_data()
    some = figures.counts(Category.KILLED)
    for is_zero, name in ((False, "killed, label not 0"), (True, "killed, label 0")):
        hits = figures.exact(some, is_zero=is_zero)
        assert sum(hits) / len(hits) >= FLOORS["least"][name]
