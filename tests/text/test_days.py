"""Calendar days as printed."""

from __future__ import annotations

import pytest

from retold.text.days import find_days

DAYS = [
    ("Oct 24, 2031\u00a0-\u00a014:39", "2031-10-24T14:39:00"),
    ("13 Nov 2031 20:45", "2031-11-13T20:45:00"),
    ("Monday, Nov. 13, 2031.", "2031-11-13T00:00:00"),
    ("5 May 2031, 10.20 (UTC+1)", "2031-05-05T10:20:00+01:00"),
    ("3rd of May 2031 at 5:15 pm GMT", "2031-05-03T17:15:00+00:00"),
    ("Wed, 07 May 2031 06:03 +0000", "2031-05-07T06:03:00+00:00"),
    ("2031-05-03T14:05:09+03:00", "2031-05-03T14:05:09+03:00"),
    ("MAY 3, 2031", "2031-05-03T00:00:00"),
    ("14:39, 24 Oct 2031", "2031-10-24T14:39:00"),
    ("03.05.2031", "2031-05-03T00:00:00"),
    ("05/13/2031", "2031-05-13T00:00:00"),
    ("on October 7 he", "0004-10-07T00:00:00"),
]


@pytest.mark.parametrize(("text", "iso"), DAYS)
def test_days(text: str, iso: str) -> None:
    """Every printed form is read, with its time and zone."""
    (found,) = find_days(text)
    assert found.local.isoformat() == iso


@pytest.mark.parametrize(
    "text", ["October 7,000 people", "May 40", "1.2.3", "99/99/2031", "Marches 3", "24:61"]
)
def test_no_days(text: str) -> None:
    """Figures that look like days are left alone."""
    assert find_days(text) == []


def test_ambiguous_day() -> None:
    """A day and a month that can change places are marked."""
    (found,) = find_days("03/04/2031")
    assert found.is_ambiguous


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("May 4, 2031, 1:24 PM EST", "2031-05-04T13:24:00-05:00"),
        ("Ann RoeMay 3, 2031", "2031-05-03T00:00:00"),
        ("May 3, 2031Ferries", "2031-05-03T00:00:00"),
    ],
)
def test_days_run_into_words(text: str, iso: str) -> None:
    """A day that a page ran into the words beside it is read, and a capital PM is afternoon."""
    (found,) = find_days(text)
    assert found.local.isoformat() == iso
