"""Dates and times in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold.model import TimeExpression
from retold.model.moment import EASTERNMOST, WESTERNMOST, Moment
from retold.text.moments import find_moments

MONDAY = Moment.from_iso("2031-05-05T20:45")


def days(one: TimeExpression) -> str:
    """The first and last day of an expression, as they were named; empty where it is open."""
    if one.earliest is None or one.latest is None:
        return ""
    first, last = one.earliest.astimezone(EASTERNMOST), one.latest.astimezone(WESTERNMOST)
    shown = {first.date().isoformat(), last.date().isoformat()}
    return "..".join(sorted(shown))


CASES = [
    ("It sank on Monday.", "on Monday", "2031-05-05"),
    ("It sank on Sunday evening.", "on Sunday evening", "2031-05-04"),
    ("It sank last Friday.", "last Friday", "2031-05-02"),
    ("It sank last Monday.", "last Monday", "2031-04-28"),
    ("It sank earlier on Thursday.", "earlier on Thursday", "2031-05-01"),
    ("It lies there until Thursday.", "until Thursday", "2031-05-08"),
    ("It sails on Friday, she will say.", "on Friday", "2031-05-09"),
    ("It will sail on Friday.", "on Friday", "2031-05-09"),
    ("She said it would be raised on Friday.", "on Friday", "2031-05-09"),
    ("He resigned, and on Friday parliament will vote.", "on Friday", "2031-05-09"),
    ("Rain fell, while on Thursday the sun is expected back.", "on Thursday", "2031-05-08"),
    ("The bank will open, and on Friday it hired tellers.", "on Friday", "2031-05-02"),
    ("It sails next Friday.", "next Friday", "2031-05-16"),
    ("It sails on Thursday of next week.", "on Thursday of next week", "2031-05-15"),
    ("It sank on Friday the 2nd.", "on Friday the 2nd", "2031-05-02"),
    ("It sank on the first Friday of April.", "on the first Friday of April", "2031-04-04"),
    ("By Sunday's storm it had sunk.", "Sunday's", "2031-05-04"),
    ("It sank yesterday.", "yesterday", "2031-05-04"),
    ("It sank overnight.", "overnight", "2031-05-04..2031-05-05"),
    ("It sank a week ago.", "a week ago", "2031-04-28"),
    ("It sank two days ago.", "two days ago", "2031-05-03"),
    ("It sank a few days ago.", "a few days ago", "2031-04-30..2031-05-03"),
    ("It sank two months ago.", "two months ago", "2031-03-01..2031-03-31"),
    ("It sank ten years ago.", "ten years ago", "2021-01-01..2021-12-31"),
    ("It sank 1 month, 2 days ago.", "1 month, 2 days ago", "2031-04-03"),
    ("It will sail in two weeks.", "in two weeks", "2031-05-19"),
    ("It sails in a week's time.", "in a week's time", "2031-05-12"),
    ("It sank on October 7.", "on October 7", "2030-10-07"),
    ("It will sail on October 7.", "on October 7", "2031-10-07"),
    ("It sank on 3 May.", "on 3 May", "2031-05-03"),
    ("It sank on Nov. 13, 2029.", "on Nov. 13, 2029", "2029-11-13"),
    ("It sank in March.", "in March", "2031-03-01..2031-03-31"),
    ("It sank in December.", "in December", "2030-12-01..2030-12-31"),
    ("It will sail in December.", "in December", "2031-12-01..2031-12-31"),
    ("It sank in late March.", "in late March", "2031-03-16..2031-03-31"),
    ("It sank at the end of March 2030.", "at the end of March 2030", "2030-03-16..2030-03-31"),
    ("It sank last April.", "last April", "2030-04-01..2030-04-30"),
    ("It sailed since 2002.", "since 2002", "2002-01-01..2002-12-31"),
    ("It won the 2027 race.", "2027", "2027-01-01..2027-12-31"),
    ("It sailed in the 2020s.", "in the 2020s", "2020-01-01..2029-12-31"),
    ("It sailed in the late 1980s.", "in the late 1980s", "1985-01-01..1989-12-31"),
    ("It is of the 19th century.", "the 19th century", "1801-01-01..1900-12-31"),
    ("It sank in the summer of 2030.", "in the summer of 2030", "2030-06-01..2030-08-31"),
    ("It sank last winter.", "last winter", "2030-12-01..2031-02-28"),
    ("It paid in Q3 2030.", "in Q3 2030", "2030-07-01..2030-09-30"),
    ("Its sales fell in the fourth quarter.", "in the fourth quarter", "2030-10-01..2030-12-31"),
    ("It paid in fiscal 2030.", "in fiscal 2030", "2030-01-01..2030-12-31"),
    ("It sank last month.", "last month", "2031-04-01..2031-04-30"),
    ("It sank last year.", "last year", "2030-01-01..2030-12-31"),
    ("It sank last week.", "last week", "2031-04-28..2031-05-04"),
    ("It sank earlier this year.", "earlier this year", "2031-01-01..2031-05-05"),
    ("It sails later this month.", "later this month", "2031-05-05..2031-05-31"),
    ("It sank over the weekend.", "over the weekend", "2031-05-03..2031-05-04"),
    ("It will sail this weekend.", "this weekend", "2031-05-10..2031-05-11"),
    ("It sank in the past three days.", "in the past three days", "2031-05-02..2031-05-05"),
    ("It sank in the past year.", "in the past year", "2030-05-05..2031-05-05"),
    ("It sails by the end of the year.", "by the end of the year", "2031-07-02..2031-12-31"),
    ("It sank in the first week of April.", "in the first week of April", "2031-03-31..2031-04-06"),
    ("It sank on Good Friday.", "on Good Friday", "2031-04-11"),
    ("It sank on Christmas Eve 2029.", "on Christmas Eve 2029", "2029-12-24"),
    ("It sank two days after Easter.", "two days after Easter", "2031-04-15"),
    ("It sank in the week of April 16.", "in the week of April 16", "2031-04-14..2031-04-20"),
    ("It rained from May 1 to 3.", "from May 1 to 3", "2031-05-01..2031-05-03"),
    ("It rained from March to April.", "from March to April", "2031-03-01..2031-04-30"),
    ("It rained from December 2029 to May.", "from December 2029 to May", "2029-12-01..2030-05-31"),
    ("It rained between 2020 and 2022.", "between 2020 and 2022", "2020-01-01..2022-12-31"),
    ("It rained from Friday to Sunday.", "from Friday to Sunday", "2031-05-02..2031-05-04"),
    ("It was the 2030-31 season.", "2030-31", "2030-01-01..2031-12-31"),
    ("It sank at 3 p.m. on Sunday.", "at 3 p.m. on Sunday", "2031-05-04"),
    ("It sank on the 3rd.", "on the 3rd", "2031-05-03"),
    ("It sank on the 9th, she said.", "on the 9th", "2031-04-09"),
    ("It will sail on the 9th and return.", "on the 9th", "2031-05-09"),
    ("It sank on the 31st.", "on the 31st", "2031-03-31"),
    ("It was shut until the 4th.", "until the 4th", "2031-06-04"),
    ("It sank on the evening of the 9th of last month.", "9th of last month", "2031-04-09"),
    ("It rained from the 1st to the 3rd.", "from the 1st to the 3rd", "2031-05-01..2031-05-03"),
    ("It sank a fortnight ago.", "a fortnight ago", "2031-04-21"),
    ("It sank a year ago today.", "a year ago today", "2030-05-05"),
    ("It sank a year ago this week.", "a year ago this week", "2030-04-29..2030-05-05"),
    ("It sails on Thursday week.", "on Thursday week", "2031-05-15"),
    ("It sails a week on Friday.", "a week on Friday", "2031-05-16"),
    ("It will sail two weeks from Friday.", "two weeks from Friday", "2031-05-23"),
    ("It sank earlier in the month.", "earlier in the month", "2031-05-01..2031-05-05"),
    ("It sails later in the year.", "later in the year", "2031-05-05..2031-12-31"),
    ("It sank in the early hours of Sunday.", "Sunday", "2031-05-04"),
    ("It sank in the early hours.", "in the early hours", "2031-05-05"),
    ("It sails in the second half of the month.", "in the second half of the month",
     "2031-05-16..2031-05-31"),
    ("It sank on the last day of April.", "on the last day of April", "2031-04-30"),
    ("It will be paid by year-end.", "by year-end", "2031-12-31"),
    ("It sank in end-March.", "in end-March", "2031-03-16..2031-03-31"),
    ("It sank a day earlier.", "a day earlier", ""),
    ("It sailed for weeks.", "for weeks", ""),
    ("It sank after years of neglect.", "after years of neglect", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "meant"), CASES)
def test_expressions(text: str, words: str, meant: str) -> None:
    """Each expression is found whole and means its days."""
    (found,) = find_moments(text, MONDAY)
    assert found.text == words
    assert found.span.of(text) == words
    assert days(found) == meant


NO_DATES = [
    "It may go.",
    "They march on.",
    "The second boat sank.",
    "She told the Sunday Herald.",
    "Black Friday Records paid.",
    "June Ellery met April Roe.",
    "About 2000 people came, with 2001 chairs.",
    "They paid $2020 for flight 2021.",
    "Every Monday they met; Tuesdays are dull.",
    "Three days before the rain came, it sank.",
    "It went day after day.",
    "On the 9th floor the 9th crew slept.",
    "It was the figure for the month to date.",
    "They like a Sunday at sea.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_are_no_dates(text: str) -> None:
    """Verbs, names, numbers, and what recurs or has no anchor, are left alone."""
    assert [one.text for one in find_moments(text, MONDAY)] == []


CHAINS = [
    ("It sank on Saturday. A day earlier it had sailed.", ["2031-05-03", "2031-05-02"]),
    ("It sank on May 1. Two days later it rose.", ["2031-05-01", "2031-05-03"]),
    ("It sank on May 1. It rose the next day.", ["2031-05-01", "2031-05-02"]),
    ("It sank in 2019. Two years later it rose.",
     ["2019-01-01..2019-12-31", "2021-01-01..2021-12-31"]),
    ("It sank in 2019, and in March that year it rose.",
     ["2019-01-01..2019-12-31", "2019-03-01..2019-03-31"]),
    ("It sank in 2019, and in June it rose.",
     ["2019-01-01..2019-12-31", "2019-06-01..2019-06-30"]),
    ("Sales fell in April from the previous month and from a year earlier.",
     ["2031-04-01..2031-04-30", "2031-03-01..2031-03-31", "2030-01-01..2030-12-31"]),
    ("It sank on May 1. " + "The sea was calm. " * 30 + "A day later it rose.", ["2031-05-01", ""]),
    ("It sank on May 1. Later in the day it rose.", ["2031-05-01", "2031-05-01"]),
    ("It sank on March 28. On the 9th it rose.", ["2031-03-28", "2031-04-09"]),
    ("It sank on May 1. The Monday before, it had sailed.", ["2031-05-01", "2031-04-28"]),
    ("It sank on Saturday. By noon it was gone.", ["2031-05-03", "2031-05-03"]),
    ("It sank on Saturday, she said on Monday. By noon it was gone.",
     ["2031-05-03", "2031-05-05", "2031-05-03"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), CHAINS)
def test_counted_from_another_time(text: str, meant: list[str]) -> None:
    """What is counted from a time named just before is resolved; from far back it stays open."""
    assert [days(one) for one in find_moments(text, MONDAY)] == meant


def test_hour_and_zone() -> None:
    """A day with its hour and zone is an instant."""
    (found,) = find_moments("It sank on Sunday at 10:30 GMT.", MONDAY)
    assert found.earliest is not None
    assert found.earliest.isoformat() == "2031-05-04T10:30:00+00:00"
    assert found.precision == "minute"


def test_without_a_publication() -> None:
    """Where the day of publication is unknown, relative expressions stay unresolved."""
    first, second = find_moments("It sank on Monday, since 2002.", None)
    assert first.earliest is None
    assert second.earliest is not None


def test_zone_of_the_publication() -> None:
    """A publication with its zone counts from its own day."""
    (found,) = find_moments("today", Moment.from_iso("2031-05-05T09:00+00:00"))
    assert days(found) == "2031-05-05"


TOKENS = (
    "on Monday last two 7 days ago May 13 , 2031 since week a - : 99999 year in the 31 from to "
    "next Easter quarter earlier later before after noon p.m. 10:30 of century 1990s third Q3 "
    "between and Friday will said decades 999 weeks on the 9th 31st half end-"
).split()


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map(" ".join))
def test_spans(text: str) -> None:
    """Expressions stand in order, without overlap, with their words beside them."""
    end = 0
    for one in find_moments(text, MONDAY):
        assert one.span.start >= end
        assert one.text == one.span.of(text)
        assert (one.earliest is None) == (one.latest is None)
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest
        end = one.span.end


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
@given(words=st.lists(st.sampled_from(TOKENS), max_size=12).map(" ".join))
def test_ends_of_the_calendar(day: str, words: str) -> None:
    """At either end of the calendar what lies beyond it is open, not an error."""
    find_moments(words, Moment.from_iso(day + "T12:00+00:00"))


def test_long_text() -> None:
    """A million characters of near-dates are read in one pass."""
    assert len(find_moments("on Monday 1 " * 10_000, MONDAY)) == 10_000


@pytest.mark.parametrize(
    "part", ["the ", "first ", "1 ", "2 days ", "May ", "was due to ", "late ", "in ", "a week "]
)
def test_hostile_text(part: str) -> None:
    """Words that rules begin with, over and over, are passed over once."""
    assert len(find_moments(part * 20_000, MONDAY)) <= 20_000


def test_a_report_of_monday_morning_in_the_east() -> None:
    """Its Monday is that day, though it was Sunday in UTC."""
    report = retold.Report.from_text(
        "It sank on Monday, and sailed today.", published="2031-05-05T01:00:00+09:00"
    )
    for one in retold.find_moments(report):
        assert one.earliest is not None
        assert one.earliest.astimezone(EASTERNMOST).date() == date(2031, 5, 5)
