from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.descent.clocks import Clocks, order_of
from retold.descent.dates import AFTER, HARDLY_AFTER, date_scores, say_dates
from retold.model import Moment, Report

# Exemplar, copy, what order is likely, and the gap that is said.
CASES = [
    ("2031-05-05T10:00", "2031-05-05T11:30", True, "90 minutes"),
    ("2031-05-05T11:30", "2031-05-05T10:00", False, "90 minutes"),
    ("2031-05-05T10:00", "2031-05-06", True, "14 hours"),
    ("2031-05-05", "2031-05-07T09:00", True, "33 hours"),
    ("2031-05-05", "2031-05-05T10:00", None, ""),
    ("2031-05-05", "2031-05-05", None, ""),
    ("2031-05-05T10:00Z", "2031-05-05T11:30Z", None, ""),
    ("2031-05-05T10:00Z", "2031-05-05T23:30", True, "14 hours"),
]


@pytest.mark.parametrize(("exemplar", "copy", "is_before", "gap"), CASES)
def test_the_likely_order_of_two_printed_times(
    exemplar: str,
    copy: str,
    is_before: bool | None,  # noqa: FBT001
    gap: str,
) -> None:
    """Times without a zone are taken for times of one zone, as likely as not nearly."""
    order = order_of(Moment.from_iso(exemplar), Moment.from_iso(copy))
    assert (order and order.is_before) == is_before
    assert order is None or order.gap == gap


def _score(exemplar: str, copy: str) -> float:
    reports = [Report.from_text(one, published=one) for one in (copy, exemplar)]
    return float(date_scores(reports)[0, 1])


def test_a_longer_gap_says_more_and_never_as_much_as_a_known_zone() -> None:
    """Ten minutes, an hour and a half, half a day later; certain only with zones."""
    later = ["2031-05-05T10:10", "2031-05-05T11:30", "2031-05-05T22:00"]
    scores = [_score(one, "2031-05-05T10:00") for one in later]
    assert AFTER < scores[2] < scores[1] < scores[0] < HARDLY_AFTER
    assert _score("2031-05-05T11:30Z", "2031-05-05T10:00Z") == AFTER


def test_the_evidence_says_under_what_the_order_holds() -> None:
    """Both times lack a zone: if it is the same, the exemplar is earlier."""
    early, late = (
        Report.from_text(one, published=one) for one in ("2031-05-05T10:00", "2031-05-05T11:30")
    )
    said = say_dates(early, late) or ""
    assert "printed without a zone; if it is the same, the exemplar is 90 minutes earlier" in said
    assert "lean against it" in (say_dates(late, early) or "")


@given(st.lists(st.one_of(st.none(), st.datetimes()), max_size=5))
def test_the_chances_of_both_orders_add_up_to_one(times: list[object]) -> None:
    """What speaks for an order speaks against the other, whatever the times."""
    moments = [None if time is None else Moment.from_iso(str(time)[:10]) for time in times]
    chances = Clocks([None if one and one.earliest.year < 2 else one for one in moments])
    table = chances.chances_after()
    for (one, other), chance in zip(
        ((a, b) for a in range(len(times)) for b in range(len(times))), table.flat, strict=True
    ):
        assert chance != chance or chance + table[other, one] == pytest.approx(1.0)  # noqa: PLR0124
