"""Dates on labelled pages and in labelled words: no score falls below its floor."""

from __future__ import annotations

import hashlib

import pytest

from benchmarks import dates, news_moments, pages
from benchmarks.recognizers import FOLDER
from benchmarks.seeds import seed_paths
from benchmarks.table import floors

FLOORS = floors()


def skip_without_pages() -> None:
    """Skip, in a line that says why, where the pages are absent."""
    if not pages.PAGES.exists():
        pytest.skip(f"no pages at {pages.PAGES} (set RETOLD_SHARED)")


def test_the_pages_are_those_measured() -> None:
    """The floors were set against these very pages."""
    skip_without_pages()
    digest = hashlib.sha256(pages.PAGES.read_bytes()).hexdigest()
    assert digest == FLOORS["wcxb-dev"]["digest"]


@pytest.mark.slow
def test_dates_of_pages() -> None:
    """Days that stand on a page are read, and where none stands hardly one is made up."""
    skip_without_pages()
    visible, hidden = pages.date_hits()
    held = FLOORS["wcxb-dev"]
    assert sum(visible) / len(visible) >= held["least"]["date, where visible"]
    assert sum(hidden) / len(hidden) <= held["most"]["date made up"]


@pytest.mark.slow
def test_headlines_and_bylines_of_pages() -> None:
    """The headline is the stated title more often than not, and a byline read is hardly wrong."""
    skip_without_pages()
    held = FLOORS["wcxb-dev"]["least"]
    headlines, (found, right) = pages.headline_hits(), pages.byline_hits()
    assert sum(headlines) / len(headlines) >= held["headline"]
    assert sum(found) / len(found) >= held["byline found"]
    assert sum(right) / len(right) >= held["byline right"]


def test_cases_of_the_recognizers() -> None:
    """Four of five cases that apply to news are wholly right."""
    if not FOLDER.exists():
        pytest.skip(f"no cases at {FOLDER} (set RETOLD_SHARED)")
    hits = dates.case_hits()
    assert sum(hits) / len(hits) >= FLOORS["recognizers"]["least"]["cases"]


def test_times_in_news() -> None:
    """Times in sentences that were written before any was read keep their days."""
    held = news_moments.score()
    assert held.precision >= FLOORS["news_moments"]["least"]["precision"]
    assert held.recall >= FLOORS["news_moments"]["least"]["recall"]


def test_times_of_the_sample_texts() -> None:
    """Every time that the key of the sample texts names is found."""
    if not seed_paths():
        pytest.skip("no sample texts (set RETOLD_SHARED)")
    found = [is_found for *_, is_found in dates.seed_hits()]
    assert sum(found) >= FLOORS["moments"]["least"]["seeds, found"]
