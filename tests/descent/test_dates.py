from __future__ import annotations

import pytest

from retold.descent.dates import (
    AFTER,
    BEFORE,
    date_scores,
    is_certain_after,
    say_dates,
)
from retold.model import Report


def _reports(*dates: str | None) -> list[Report]:
    return [Report.from_text(str(at), published=date) for at, date in enumerate(dates)]


CASES = [
    ("2031-05-01T08:00+00:00", "2031-05-02T08:00+00:00", BEFORE),
    ("2031-05-02T08:00+00:00", "2031-05-01T08:00+00:00", AFTER),
    ("2031-05-01", "2031-05-01", 0.0),
    (None, "2031-05-02", 0.0),
    ("2931-05-02", "2931-05-02", 0.0),
]


@pytest.mark.parametrize(("exemplar", "copy", "expected"), CASES)
def test_a_date_speaks_as_far_as_its_precision_goes(
    exemplar: str | None, copy: str, expected: float
) -> None:
    """Two days without a zone overlap, and only lean to one order."""
    scores = date_scores(_reports(exemplar, copy))
    assert scores[1, 0] == pytest.approx(expected)


def test_a_contradiction_of_dates_is_said() -> None:
    """An edge against the dates says that it overrules them."""
    later, earlier = _reports("2031-05-04T10:00Z", "2031-05-01T10:00Z")
    assert is_certain_after(later, earlier)
    assert "overruled" in (say_dates(later, earlier) or "")
    assert "agree" in (say_dates(earlier, later) or "")
    assert say_dates(_reports(None)[0], later) is None
