"""How many a report says were killed or hurt."""

from __future__ import annotations

import pytest

from retold.figures import find_figures, find_toll
from retold.model import Category, Report

# text, killed, injured
CASES = [
    ("Two sailors were killed on the quay. One sailor was hurt.", 2, 1),
    ("A man and a woman were shot dead at the mole.", 2, 0),
    ("A man was shot and killed. The man was 40.", 1, 0),
    ("Officers found Ada Orr, 39, with a wound. She was pronounced dead there.", 1, 0),
    ("Police made an arrest in the fatal shooting of Ada Orr.", 1, 0),
    ("The murder-suicide at the mill is being looked into.", 2, 0),
    ("A guard was stabbed in the arm. Eighteen people have been killed this year.", 0, 1),
    ("Ada Orr was shot in the leg at 6 Mole Street.", 0, 1),
    ("A man is accused of attempted murder.", 0, 0),
    ("No one was hurt, and nobody died.", 0, 0),
    ("The mill opened on Monday.", 0, 0),
]


@pytest.mark.parametrize(("text", "killed", "injured"), CASES)
def test_what_a_report_says(text: str, killed: int, injured: int) -> None:
    """The lead's count, or one where a death or a wound is told of without a count."""
    report = Report.from_text(text)
    found = find_figures(report)
    tolls = [find_toll(report, found, one).count for one in (Category.KILLED, Category.INJURED)]
    assert tolls == [killed, injured]


def test_a_toll_shows_its_words() -> None:
    """What a toll rests on stands in the report."""
    report = Report.from_text("A man and a woman were killed.")
    toll = find_toll(report, find_figures(report), Category.KILLED)
    assert [one.text for one in toll.words] == ["A man", "a woman"]
    assert all(one.span.of(report.text) == one.text for one in toll.words)


def test_a_long_line_does_not_hang() -> None:
    """A text without a full stop, and one of a hundred thousand deaths, are read in passing."""
    report = Report.from_text("killed a man and " * 30_000)
    assert find_toll(report, find_figures(report), Category.KILLED).count == 0
