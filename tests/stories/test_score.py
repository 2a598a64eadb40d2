"""How surely two reports tell one story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Report
from retold.stories import pair_score
from retold.stories.likeness import Comparer, Likeness
from retold.stories.profile import read_profile
from retold.stories.score import gap_days, soonness
from retold.stories.table import TermTable
from reuse.reports import invented_cases, made_of

CASES = invented_cases()
LAMP = [
    "The lighthouse at Cape Tolling went dark on Monday night.",
    "Keeper Olm Sarrow blamed a nest of jackdaws in the fuse box.",
    "Two fishing boats ran aground before dawn.",
]


def test_a_copy_scores_near_one_and_a_stranger_near_zero() -> None:
    """The ends of the scale are reached."""
    stranger = made_of(["The price of onions fell again in Sarn.", "Growers shrugged."], path="b")
    assert pair_score(made_of(LAMP, path="a"), made_of(LAMP, path="b")) > 0.99
    assert pair_score(made_of(LAMP, path="a"), stranger) < 0.1


def test_one_event_scores_above_another_of_the_same_subject() -> None:
    """On average a retelling stands above a neighbour of the same people and places."""
    same = [pair_score(case.left, case.right) for case in CASES if case.pairs]
    other = [pair_score(case.left, case.right) for case in CASES if not case.pairs]
    assert sum(same) / len(same) > sum(other) / len(other) + 0.1


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2031-05-03T10:00:00Z", "2031-05-04T10:00:00Z", 1.0),
        ("2031-05-03", "2031-05-04", 0.0),
        ("2031-05-03", None, None),
    ],
)
def test_days_between(first: str, second: str | None, days: float | None) -> None:
    """The gap is the least that the dates allow; an unknown date gives none."""
    a = made_of(LAMP, path="a", published=first)
    b = made_of(LAMP, path="b", published=second)
    gap = gap_days(a.published, b.published)
    assert gap is None if days is None else gap == pytest.approx(days, abs=0.01)


def test_far_apart_in_time_counts_against_and_unknown_counts_nothing() -> None:
    """A month between two reports lowers the score, a missing date does not."""
    # No weekday is named: with its date known, that would tell something.
    near = made_of(LAMP[1:2], path="a", published="2031-05-03")
    same_day = made_of(LAMP[1:], path="b", published="2031-05-03")
    undated = made_of(LAMP[1:], path="b")
    month_later = made_of(LAMP[1:], path="b", published="2031-06-09")
    assert pair_score(near, same_day) == pytest.approx(pair_score(near, undated))
    assert pair_score(near, month_later) < pair_score(near, same_day) - 0.02


@given(st.text(max_size=200), st.text(max_size=200))
def test_scores_are_symmetric_and_bounded(left: str, right: str) -> None:
    """The order of the two makes no difference, and the score lies in 0 to 1."""
    a, b = Report.from_text(left, path="a"), Report.from_text(right, path="b")
    assert 0 <= pair_score(a, b) <= 1
    assert pair_score(a, b) == pytest.approx(pair_score(b, a))


def _compare(left: str, right: str, *, published: str | None) -> Likeness:
    table = TermTable()
    a, b = (
        read_profile(Report.from_text(text, path=text[:8], published=day), table)
        for text, day in ((left, "2031-05-03"), (right, published))
    )
    table.refresh()
    return Comparer(table).compare(a, [b])


def test_soon_counts_as_far_as_something_is_shared() -> None:
    """One day is 1 for reports that share names and words; strangers and unknown times get 0."""
    told = "Olm Sarrow keeps the lighthouse at Cape Tolling."
    again = "The lighthouse at Cape Tolling is in the hands of Olm Sarrow."
    stranger = "Onions are dear this spring, growers sigh."
    assert soonness(_compare(told, again, published="2031-05-03")) == pytest.approx(1)
    assert 0 < soonness(_compare(told, again, published="2031-05-08")) < 0.3
    assert soonness(_compare(told, again, published=None)) == 0
    assert soonness(_compare(told, stranger, published="2031-05-03")) == 0
