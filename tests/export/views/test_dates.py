"""Dates in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retold.export.views.dates import date_words, range_words
from retold.model import Moment, Precision, Publication


def published(iso: str) -> Publication:
    """A publication at a stated time."""
    moment = Moment.from_iso(iso)
    return Publication(
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        zone_known=moment.zone_known,
    )


CASES = [
    ("2031-05-03", "3 May 2031"),
    ("2031-05-03T09:10Z", "3 May 2031, 09:10 UTC"),
    ("2031-05-03T09:10:30+02:00", "3 May 2031, 07:10 UTC"),
    ("2031-05-03T00:10", "3 May 2031, 00:10 (zone not stated)"),
    ("2031-12-31T23:59", "31 December 2031, 23:59 (zone not stated)"),
]


@pytest.mark.parametrize(("iso", "words"), CASES)
def test_a_stated_time_is_said_as_stated(iso: str, words: str) -> None:
    """A date says its day, and its clock where that is known."""
    assert date_words(published(iso)) == words


def test_what_is_vague_is_said_so() -> None:
    """A month, a year, an interval and nothing at all are each said as what they are."""
    first, last = datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 5, 31, tzinfo=UTC)
    month = Publication(earliest=first, latest=last, precision=Precision.MONTH)
    assert date_words(month) == "May 2031"
    year = Publication(earliest=first, latest=last, precision=Precision.YEAR)
    assert date_words(year) == "2031"
    between = Publication(earliest=first, latest=last, precision=Precision.DAY)
    assert date_words(between) == "between 1 May 2031 and 31 May 2031"
    assert date_words(Publication()) == "date unknown"


def test_a_range_counts_the_undated() -> None:
    """A range runs from the first day to the last and says how many have none."""
    days = [published("2031-05-03"), published("2031-05-05"), Publication()]
    assert range_words(days) == "3 May 2031 to 5 May 2031; 1 undated"
    assert range_words(days[:1]) == "3 May 2031"
    assert range_words([Publication()]) == "date unknown"
