from __future__ import annotations

import numpy as np
import pytest

from retold.descent.alone import alone_score
from retold.descent.arborescence import NEVER

SIZE = 12


def _scores(sure: int, last: float) -> np.ndarray:
    """So many surely made of the first one, the others surely not, the last one in doubt."""
    scores = np.full((SIZE + 1, SIZE + 1), NEVER)
    scores[1:, 0] = 0.0
    scores[2 : SIZE + 1, 1] = -8.0
    scores[2 : 2 + sure, 1] = 8.0
    scores[SIZE, 1] = last
    return scores


def test_where_nearly_all_are_copies_a_doubtful_one_is_likelier_one() -> None:
    """What speaks for none of these falls below nothing."""
    assert alone_score(_scores(SIZE - 2, 0.0), SIZE, 1.0) < -0.5


def test_where_everybody_was_there_a_doubtful_one_is_likelier_its_own() -> None:
    """And the other way round."""
    assert alone_score(_scores(0, 0.0), SIZE, 1.0) > 0.5


def test_it_is_scaled_like_the_scores() -> None:
    """Scores and temperature halved, it halves."""
    scores = _scores(SIZE - 2, 0.5)
    half = np.where(scores > NEVER / 2, scores / 2, scores)
    assert alone_score(half, SIZE, 0.5) == pytest.approx(alone_score(scores, SIZE, 1.0) / 2)


def test_of_one_report_nothing_is_read() -> None:
    """A story of one report says nothing about shares."""
    assert alone_score(np.zeros((2, 2)), 1, 1.0) == 0.0
