"""The five sample texts: no figure falls below its floor."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.seeds import score
from benchmarks.table import floors
from retold.model import Trace

FLOORS = floors()["seeds"]


@pytest.fixture(scope="module")
def figures(seeds_trace: Trace) -> dict[str, float]:
    """Every figure of the scorer that lies beside the sample texts."""
    return score(json.dumps(seeds_trace.to_dict()))


def test_the_annotation_is_the_one_measured(shared: Path) -> None:
    """The floors were set against this very annotation."""
    held = (shared / "gold" / "gold.json").read_bytes()
    assert hashlib.sha256(held).hexdigest() == FLOORS["digest"]


@pytest.mark.parametrize("name", FLOORS["least"])
def test_no_score_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    """A figure that should be high is at least its floor."""
    assert figures[name] >= FLOORS["least"][name]


@pytest.mark.parametrize("name", FLOORS["most"])
def test_no_fault_count_rises_above_its_ceiling(figures: dict[str, float], name: str) -> None:
    """A figure that should be low is at most its ceiling."""
    assert figures[name] <= FLOORS["most"][name]
