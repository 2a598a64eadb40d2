from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from retold.descent.recency import recency_scores
from retold.model import Moment, Precision, Report

FIRST = datetime(2031, 5, 5, tzinfo=UTC)
SIZE = 24


def _reports(*, is_dated: bool = True) -> list[Report]:
    return [
        Report.from_text(
            f"report {at}",
            path=f"{at:03}",
            published=Moment.of(FIRST + timedelta(hours=at), Precision.MINUTE)
            if is_dated
            else None,
        )
        for at in range(SIZE)
    ]


def _scores(parents: list[int]) -> np.ndarray:
    """Wording that points to these exemplars, and as much to one other at random."""
    rng = np.random.default_rng(1)
    scores = np.full((SIZE, SIZE), -2.0)
    for copy, parent in enumerate(parents):
        scores[copy, parent] = scores[copy, rng.integers(max(1, copy))] = 2.0
    return scores


def test_in_a_chain_the_last_report_is_the_likelier_exemplar() -> None:
    """Where each copy seems to be made of the one before it, so is the next one."""
    made = recency_scores(_scores([max(0, at - 1) for at in range(SIZE)]), _reports(), 1.0)
    assert made[20, 19] > made[20, 10]


def test_in_a_star_the_first_report_is_the_likelier_exemplar() -> None:
    """Where all seem to be made of the first, so is the next one."""
    made = recency_scores(_scores([0] * SIZE), _reports(), 1.0)
    assert made[20, 0] > made[20, 19]


def test_without_dates_nothing_is_said() -> None:
    """No time, no age."""
    assert not recency_scores(_scores([0] * SIZE), _reports(is_dated=False), 1.0).any()
