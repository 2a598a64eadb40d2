"""One published text."""

from __future__ import annotations

from datetime import date

import pytest

from retold.model import How, Report, Span, Zone, report_id


def test_a_text_is_kept_verbatim() -> None:
    """A report made from a text holds it unchanged, as one body block and one exact piece."""
    text = "  The ferry\tsank. \n"
    report = Report.from_text(text)
    assert report.text == text
    assert [(block.zone, block.span) for block in report.blocks] == [(Zone.BODY, Span(0, 19))]
    assert [(piece.raw, piece.how) for piece in report.pieces] == [(Span(0, 19), How.EXACT)]


def test_two_outlets_identical_copies_stay_two_reports() -> None:
    """The same text under two paths has two ids, and under one path always the same."""
    first, second = (Report.from_text("One text.", path=path) for path in ("a.txt", "b.txt"))
    assert first.id != second.id
    assert first.id == Report.from_text("One text.", path="a.txt").id


def test_an_id_keeps_its_parts_apart() -> None:
    """Bytes that move from the body to the path make another id."""
    assert report_id(b"ab", "c") != report_id(b"a", "bc")
    assert report_id(b"a", "b", 0) != report_id(b"a", "b", 1)


def test_a_wrong_date_is_refused() -> None:
    """A publication that is no ISO 8601 date is the caller's mistake."""
    with pytest.raises(ValueError, match="isoformat"):
        Report.from_text("One text.", published="13 May 2031")


def test_what_is_known_is_kept() -> None:
    """Outlet, date and headline given by the caller are kept, with the caller as evidence."""
    report = Report.from_text("x", outlet="The Bell", published="2031-05-05", headline="Y")
    assert (report.outlet.name, report.outlet.evidence) == ("The Bell", "given by the caller")
    assert report.published.moment is not None
    assert report.headline == "Y"


def test_a_place_knows_its_zone() -> None:
    """A code point of the text lies in its block's zone, one outside all blocks in none."""
    report = Report.from_text("abc")
    assert report.zone_at(2) is Zone.BODY
    assert report.zone_at(3) is None


def test_the_day_where_it_was_published() -> None:
    """An instant with its zone keeps the day of the place, which may not be that in UTC."""
    east = Report.from_text("It sank.", published="2031-05-05T01:00:00+09:00")
    west = Report.from_text("It sank.", published="2031-05-05T23:30:00-05:00")
    assert [one.published.local_day for one in (east, west)] == [date(2031, 5, 5)] * 2
    for stated in ("2031-05-05", "2031-05-05T23:30:00Z", None):
        assert Report.from_text("It sank.", published=stated).published.local_day is None
