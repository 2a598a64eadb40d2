from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from retold.descent.distance import Matrix
from retold.descent.rewording import MAX_VOCABULARY, find_nearest, measure_rewording
from retold.text.tokens import fold_words


def _measure(rows: Sequence[tuple[str, ...]]) -> Matrix:
    return measure_rewording(find_nearest(rows))


def _rows(*texts: str) -> list[tuple[str, ...]]:
    return [tuple(fold_words(text)) for text in texts]


def test_words_near_in_sense_explain_a_reworded_copy() -> None:
    """No content word is the same, and yet more is explained than by a report on other matters."""
    rewording = _measure(
        _rows(
            "The ship hit the harbour wall.",
            "A vessel struck the port's breakwater.",
            "Bakers strike over the price of salt.",
        )
    )
    assert rewording[1, 0] > rewording[1, 2]


def test_a_word_that_no_vector_knows_explains_itself() -> None:
    """Texts in a script of their own are compared by equal words."""
    rewording = _measure([("ꙮꙮ", "ꙮ"), ("ꙮꙮ", "ꙮ", "ꚙꚙ")])
    assert rewording[0, 1] == pytest.approx(1.0)
    assert rewording[1, 0] < 1.0


def test_texts_without_words_are_explained_by_none_but_themselves() -> None:
    """Nothing is divided by nothing."""
    assert np.array_equal(_measure([(), ()]), np.eye(2))
    assert _measure([("tide",), ()])[1, 0] == 0.0


def test_a_set_of_more_words_than_are_compared_is_measured_all_the_same() -> None:
    """The commonest words are kept: those that reports share."""
    many = [f"w{number}" for number in range(MAX_VOCABULARY)]
    rows = [tuple(f"{word}{row}" for word in many[:900]) for row in range(8)]
    rewording = _measure([*rows, ("tide", "mole"), ("tide", "mole")])
    assert rewording[8, 9] == pytest.approx(1.0)
