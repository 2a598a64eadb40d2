"""Dates and times in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model.moment import EASTERNMOST, Moment
from retold.text.moments import find_moments

MONDAY = Moment.from_iso("2031-05-05T20:45")

CASES = [
    ("It sank on Monday.", "on Monday", "2031-05-05"),
    ("It sank on Sunday evening.", "on Sunday evening", "2031-05-04"),
    ("It sank last Friday.", "last Friday", "2031-05-02"),
    ("It sank last Monday.", "last Monday", "2031-04-28"),
    ("It sank earlier on Thursday.", "earlier on Thursday", "2031-05-01"),
    ("It lies there until Thursday.", "until Thursday", "2031-05-08"),
    ("It sank yesterday.", "yesterday", "2031-05-04"),
    ("It sank a week ago.", "a week ago", "2031-04-28"),
    ("It sank two days ago.", "two days ago", "2031-05-03"),
    ("It sank on October 7.", "on October 7", "2030-10-07"),
    ("It sank on 3 May.", "on 3 May", "2031-05-03"),
    ("It sank on Nov. 13, 2029.", "on Nov. 13, 2029", "2029-11-13"),
    ("It sank in March.", "in March", "2031-03-01"),
    ("It sank in December.", "in December", "2030-12-01"),
    ("It sailed since 2002.", "since 2002", "2002-01-01"),
    ("It sank last month.", "last month", "2031-04-01"),
    ("It sank last year.", "last year", "2030-01-01"),
    ("It sank last week.", "last week", "2031-04-28"),
    ("It sank a day earlier.", "a day earlier", None),
    ("It sailed for weeks.", "for weeks", None),
]


@pytest.mark.parametrize(("text", "words", "day"), CASES)
def test_expressions(text: str, words: str, day: str | None) -> None:
    """Each expression is found whole and begins on its day."""
    (found,) = find_moments(text, MONDAY)
    assert found.text == words
    assert found.span.of(text) == words
    begins = found.earliest.astimezone(EASTERNMOST).date().isoformat() if found.earliest else None
    assert begins == day


@pytest.mark.parametrize(
    "text", ["It may go.", "The March wind may rest.", "They march on.", "The second boat sank."]
)
def test_words_that_are_no_dates(text: str) -> None:
    """Words that look like months or units are left alone."""
    assert not [one for one in find_moments(text, MONDAY) if one.text != "March"]


def test_without_a_publication() -> None:
    """Where the day of publication is unknown, relative expressions stay unresolved."""
    first, second = find_moments("It sank on Monday, since 2002.", None)
    assert first.earliest is None
    assert second.earliest is not None


def test_zone_of_the_publication() -> None:
    """A publication with its zone counts from its own day."""
    (found,) = find_moments("today", Moment.from_iso("2031-05-05T09:00+00:00"))
    assert found.earliest is not None
    assert found.earliest.astimezone(EASTERNMOST).date().isoformat() == "2031-05-05"


TOKENS = "on Monday last two 7 days ago May 13 , 2031 since week a - : 99999 year in the 31".split()


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map(" ".join))
def test_spans(text: str) -> None:
    """Expressions stand in order, without overlap, with their words beside them."""
    end = 0
    for one in find_moments(text, MONDAY):
        assert one.span.start >= end
        assert one.text == one.span.of(text)
        assert (one.earliest is None) == (one.latest is None)
        end = one.span.end


def test_long_text() -> None:
    """A million characters of near-dates are read in one pass."""
    assert len(find_moments("on Monday 1 " * 10_000, MONDAY)) == 10_000
