from __future__ import annotations

import pytest

from retold.descent.distance import Distances, measure_wording
from retold.text.tokens import fold_words

LONG = (
    "Seventeen passengers were hurt when the ferry struck the north mole on Sunday evening. "
    "The harbour guard closed the fairway for two hours. Nobody is missing, the guard said."
)


def _measured(*texts: str) -> Distances:
    return measure_wording([tuple(fold_words(text)) for text in texts])


def test_a_trimmed_copy_is_explained_and_does_not_explain() -> None:
    """What the exemplar alone has does not count against the copy."""
    wording = _measured(LONG, LONG[:90]).wording
    assert wording[1, 0] > 0.95
    assert wording[0, 1] < 0.7


def test_every_report_explains_itself_and_none_more_than_that() -> None:
    """Coverage lies between 0 and 1."""
    wording = _measured(LONG, "Bakers strike over the price of salt.", "").wording
    assert wording.diagonal() == pytest.approx([1.0, 1.0, 1.0])
    assert wording.min() >= 0.0
    assert wording.max() <= 1.0001
    assert wording[1, 0] < 0.1


def test_closeness_is_the_same_both_ways_and_greater_for_the_nearer_of_two() -> None:
    """Both explain the short one whole; the one that has less besides is closer to it."""
    closeness = _measured(LONG, LONG[:140], LONG[:90]).closeness
    assert closeness == pytest.approx(closeness.T)
    assert closeness[2, 1] > closeness[2, 0]
