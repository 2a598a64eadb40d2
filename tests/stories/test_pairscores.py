"""Scores of pairs, remembered."""

from __future__ import annotations

import pytest

from retold.model import Report
from retold.stories import pairscores
from retold.stories.likeness import Comparer
from retold.stories.pairscores import PairScores
from retold.stories.profile import read_profile
from retold.stories.score import score_rows
from retold.stories.table import TermTable

TEXTS = ("Ann Roe left Tarsk.", "Ann Roe, 41, left Tarsk by tram.", "Onions are dear in Sarn.")


def test_a_pair_is_weighed_once_until_weights_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known pairs are looked up; new weights, and a report taken away, make all new."""
    table = TermTable()
    comparer = Comparer(table)
    profiles = [read_profile(Report.from_text(text, path=text), table) for text in TEXTS]
    table.refresh()
    weighed: list[int] = []

    def counted(*args: object) -> object:
        weighed.extend(len(others) for _, others in args[1])  # type: ignore[attr-defined]
        return score_rows(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pairscores, "score_rows", counted)
    scores = PairScores(comparer)
    first = scores.of(profiles[0], profiles[1:2])
    assert scores.of(profiles[0], profiles[1:]) == [
        pytest.approx(score) for score in score_rows(comparer, [(profiles[0], profiles[1:])])
    ]
    assert scores.of(profiles[0], profiles[1:2]) == first
    assert weighed == [1, 1]
    table.grow(10)
    scores.of(profiles[0], profiles[1:])
    scores.forget()
    scores.of(profiles[0], profiles[1:])
    assert weighed[2:] == [2, 2]
