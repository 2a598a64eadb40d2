"""How much a word tells of which story it stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Report
from retold.text.function_words import is_function_word
from retold.text.stems import stem_word
from retold.text.weights import WordWeights


def test_function_common_and_rare_words_rise_in_weight() -> None:
    """Without a collection the order of weights is that of English."""
    weights = WordWeights()
    found = [weights.weight(stem_word(word)) for word in ("the", "said", "lighthouse")]
    assert found == sorted(found)
    assert found[-1] == pytest.approx(1.0)


def test_a_word_of_every_report_weighs_less() -> None:
    """What the whole collection speaks of tells little of one report."""
    reports = [Report.from_text(f"The ferry, heron{n}x.", path=str(n)) for n in range(500)]
    weights = WordWeights.from_reports(reports)
    assert weights.weight(stem_word("ferry")) < 0.3 < weights.weight("heron7x")


def test_rare_words_of_a_collection_of_two_stay_rare() -> None:
    """Two reports of one story share all their rare words, which keep their weight."""
    reports = [Report.from_text("Jackdaws dimmed it.", path=str(n)) for n in range(2)]
    assert WordWeights.from_reports(reports).weight(stem_word("jackdaws")) > 0.8


def test_function_words_are_known() -> None:
    """The words that bind a sentence are told from those that carry matter."""
    assert is_function_word("of")
    assert not is_function_word("harbour")


@given(st.text(max_size=30), st.integers(0, 50))
def test_weights_lie_between_nothing_and_one(word: str, count: int) -> None:
    """Whatever the word and the collection, a weight lies in 0 to 1."""
    weights = WordWeights(reports=count, counts={word: count})
    assert 0 <= weights.weight(word) <= 1
