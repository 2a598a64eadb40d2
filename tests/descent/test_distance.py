from __future__ import annotations

import pytest

from retold.descent.distance import measure_sense, measure_wording
from retold.model import Report

LONG = (
    "Seventeen passengers were hurt when the ferry struck the north mole on Sunday evening. "
    "The harbour guard closed the fairway for two hours. Nobody is missing, the guard said."
)


def _texts(*texts: str) -> list[Report]:
    return [Report.from_text(text, number=at) for at, text in enumerate(texts)]


def test_a_trimmed_copy_is_explained_and_does_not_explain() -> None:
    """What the exemplar alone has does not count against the copy."""
    wording = measure_wording(_texts(LONG, LONG[:90]))
    assert wording[1, 0] > 0.95
    assert wording[0, 1] < 0.7


def test_every_report_explains_itself_and_none_more_than_that() -> None:
    """Coverage lies between 0 and 1."""
    wording = measure_wording(_texts(LONG, "Bakers strike over the price of salt.", ""))
    assert wording.diagonal() == pytest.approx([1.0, 1.0, 1.0])
    assert wording.min() >= 0.0
    assert wording.max() <= 1.0001
    assert wording[1, 0] < 0.1


def test_reworded_reports_are_alike_in_sense() -> None:
    """Sense holds where words do not."""
    sense = measure_sense(
        _texts(
            "The ship hit the harbour wall.",
            "A vessel struck the port's breakwater.",
            "Bakers strike over the price of salt.",
        )
    )
    assert sense[0, 1] > sense[0, 2]
