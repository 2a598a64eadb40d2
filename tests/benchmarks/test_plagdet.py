"""The measure of detection, on cases small enough to count by hand."""

from __future__ import annotations

import pytest

from benchmarks.plagdet import Case, score
from retold.model import Span


def _case(start: int, end: int, pair: int = 0, shift: int = 1000) -> Case:
    return Case(pair, Span(start, end), Span(start + shift, end + shift))


def test_what_is_found_whole_scores_one() -> None:
    """One planted case, found as it is."""
    assert score([_case(0, 100)], [_case(0, 100)]).plagdet == 1


def test_a_case_found_in_three_pieces_is_halved() -> None:
    """Three pieces that cover a case have a granularity of 3, and log2(4) is 2."""
    made = score([_case(0, 90)], [_case(0, 30), _case(30, 60), _case(60, 90)])
    assert (made.precision, made.recall, made.granularity) == (1, 1, 3)
    assert made.plagdet == pytest.approx(0.5)


def test_precision_counts_what_lies_beside() -> None:
    """A finding twice as long as the case it covers is half right."""
    made = score([_case(0, 50)], [_case(0, 100)])
    assert (made.precision, made.recall) == (0.5, 1)


def test_the_mean_is_over_cases_and_not_over_characters() -> None:
    """A short case that was missed counts as much as a long one that was found."""
    assert score([_case(0, 1000), _case(2000, 2010)], [_case(0, 1000)]).recall == 0.5


def test_one_side_alone_detects_nothing() -> None:
    """A finding whose source is elsewhere, or that stands in another pair, is false."""
    elsewhere = Case(0, Span(500, 600), Span(1000, 1100))
    made = score([_case(0, 100)], [elsewhere, _case(0, 100, pair=1)])
    assert (made.precision, made.recall, made.plagdet) == (0, 0, 0)


def test_overlapping_findings_count_once() -> None:
    """Characters that two findings cover are covered once."""
    assert score([_case(0, 100)], [_case(0, 60), _case(40, 80)]).recall == pytest.approx(0.8)


def test_nothing_planted_and_nothing_found_is_perfect() -> None:
    """Silence where there is nothing."""
    assert score([], []).plagdet == 1
    assert score([], [_case(0, 10)]).precision == 0
