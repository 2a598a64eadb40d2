"""Bodies of labelled pages: no score falls below its floor."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from benchmarks.flattened import READING, read_pages
from benchmarks.reading import by_oracle, ours, score_pages
from benchmarks.table import floors

FLOORS = floors()["reading"]
PATH = READING / "scrapinghub.jsonl"
EVERY = 4  # of the pages are read where the whole set would take too long


@pytest.fixture(scope="module", autouse=True)
def _data() -> None:
    if not PATH.exists():
        pytest.skip(f"no labelled pages at {READING} (set RETOLD_SHARED)")


def test_the_pages_are_those_measured() -> None:
    """The floors were set against these very pages."""
    assert hashlib.sha256(PATH.read_bytes()).hexdigest() == FLOORS["digest"]


def test_the_labels_can_be_reached() -> None:
    """The labelled lines make up nearly all of the true bodies: the metric means what it says."""
    assert np.mean(score_pages(read_pages(PATH)[::EVERY], by_oracle)[0]) > 0.99


def test_a_sample_stays_above_its_floor() -> None:
    """The bodies of every fourth page agree with the true ones."""
    scores = score_pages(read_pages(PATH)[::EVERY], ours)[0]
    assert np.mean(scores) >= FLOORS["least"]["scrapinghub, every fourth: retold"]


@pytest.mark.slow
def test_no_score_falls_below_its_floor() -> None:
    """The bodies of all pages agree with the true ones."""
    scores = score_pages(read_pages(PATH), ours)[0]
    assert np.mean(scores) >= FLOORS["least"]["scrapinghub: retold"]
