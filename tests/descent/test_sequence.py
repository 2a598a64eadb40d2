from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.descent.sequence import measure_sequence

ROWS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=12).map(tuple), min_size=1, max_size=6)


@given(ROWS)
def test_similarity_is_symmetric_and_lies_between_0_and_1(rows: list[tuple[str, ...]]) -> None:
    """Whichever of two is the copy."""
    made = measure_sequence(rows)
    assert (made == made.T).all()
    assert ((made >= 0) & (made <= 1)).all()


def test_the_order_of_words_counts() -> None:
    """The same words in another order are not the same sequence."""
    made = measure_sequence([("a", "b", "c", "d"), ("a", "x", "c", "d"), ("d", "c", "b", "a")])
    assert made[0, 1] == pytest.approx(0.75)
    assert made[0, 2] < 0.5


def test_of_many_reports_fewer_words_are_compared() -> None:
    """What differs past the bound is not seen: the work stays bounded."""
    long = ("word",) * 500
    made = measure_sequence([long, (*long[:400], *["other"] * 100), *[("x",)] * 4_998])
    assert made[0, 1] == pytest.approx(1.0)
