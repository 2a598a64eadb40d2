"""The floors of the index of fingerprints, on fewer reports than the bench has."""

from __future__ import annotations

import pytest

from benchmarks import planted
from benchmarks.reuse_index import DATA, MIX, SEED, WORDS, Found, candidates_of, search
from benchmarks.table import floors
from benchmarks.tally import share_interval


@pytest.fixture(scope="module")
def found() -> Found:
    """What the index finds of 2,500 reports."""
    stream = list(planted.reports(2500, WORDS, SEED, MIX))
    return search(stream, candidates_of(stream)[1])


@pytest.mark.parametrize("measure", list(floors()[DATA]["least"]))
def test_recall_stays_above_its_floor(found: Found, measure: str) -> None:
    """A floor is broken where the whole interval lies below it."""
    kind = measure.removeprefix("recall: ")
    _, high = share_interval(found.found[kind], found.planted[kind])
    assert high >= floors()[DATA]["least"][measure]


def test_unplanted_candidates_stay_below_their_bar(found: Found) -> None:
    """Reports that took nothing from each other are seldom candidates."""
    most = floors()[DATA]["most"]["unplanted candidates a report"]
    assert found.unplanted / found.reports <= most


def test_a_share_has_an_interval_also_at_its_ends() -> None:
    """All of a few are no proof of all; nothing is known of none."""
    low, high = share_interval(10, 10)
    assert 0.69 < low < 0.73
    assert high == pytest.approx(1.0)
    assert share_interval(0, 0) == (0.0, 1.0)
    assert share_interval(50, 100) == pytest.approx((0.404, 0.596), abs=0.001)
