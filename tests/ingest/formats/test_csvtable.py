"""CSV, TSV and their kin."""

from __future__ import annotations

import csv
import io

import pytest

from ingest.formats.given import HEADLINE, PARAGRAPHS, TEXT, body_of, read_all, reports_in, skips_in
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.model import Report, Skip, SkipReason


def table(rows: list[list[str]], separator: str = ",") -> str:
    """A table as text."""
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(rows)
    return made.getvalue()


HEAD = ["id", "title", "text", "date", "publisher"]
ROWS = [HEAD, *[[str(n), HEADLINE, TEXT, "5 May 2031", "Herald"] for n in range(3)]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(separator: str, encoding: str) -> None:
    """Separator and encoding are found; text over several lines stays whole."""
    reports = reports_in(table(ROWS, separator).encode(encoding), "rows.csv")
    assert len(reports) == 3
    for report in reports:
        assert body_of(report) == PARAGRAPHS
        assert (report.headline, report.outlet.name) == (HEADLINE, "Herald")
        assert report.published.evidence == 'column "date": "5 May 2031"'


def test_found_by_its_head() -> None:
    """A table without a telling name is one by its first line."""
    assert len(reports_in(table(ROWS).encode(), "-")) == 3


def test_text_with_commas_is_no_table() -> None:
    """A text whose first line has commas stays a text."""
    (report,) = reports_in(f"Storm, fog, and a title\n\n{TEXT}".encode(), "a.txt")
    assert body_of(report) == PARAGRAPHS


def test_bad_rows() -> None:
    """A row of one cell, and one of far too many, are skips; short ones are filled up."""
    body = table([*ROWS, ["lost"], ["x"] * 40, ["4", HEADLINE, TEXT]]).encode()
    found = read_all(body, "rows.csv")
    assert [one.reason for one in found if isinstance(one, Skip)] == [SkipReason.DAMAGED] * 2
    assert sum(isinstance(one, Report) for one in found) == 4


def test_a_quotation_mark_that_is_not_closed() -> None:
    """A row that runs on is cut off at the bound, and reading goes on behind it."""
    options = ReadingOptions(limits=ReadingLimits(max_row_bytes=2000))
    broken = 'x,"' + "never closed\n" * 300
    found = read_all((table(ROWS) + broken + table(ROWS[1:])).encode(), "rows.csv", options)
    assert SkipReason.TOO_LARGE in {one.reason for one in found if isinstance(one, Skip)}
    assert sum(isinstance(one, Report) for one in found) >= 5


def test_a_cell_beyond_the_usual_bound() -> None:
    """A cell of a megabyte is read; the bound of other users of the csv module stays."""
    before = csv.field_size_limit()
    long = "\n\n".join(PARAGRAPHS * 8000)
    (report,) = reports_in(table([HEAD, ["1", "", long, "", ""]]).encode(), "rows.csv")
    assert len(report.text) > 1_000_000
    assert csv.field_size_limit() == before


def test_too_many_columns() -> None:
    """A table of a million columns is refused."""
    (skip,) = skips_in(b"text," + b"a," * 5000 + b"\n1", "rows.csv")
    assert skip.reason is SkipReason.TOO_LARGE


def test_no_column_of_text() -> None:
    """A table of numbers says what it lacks."""
    (skip,) = skips_in(b"lat,lon\n1,2\n", "places.csv")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT


def test_an_empty_table() -> None:
    """A head without rows holds nothing."""
    assert read_all(b"title,text\n", "rows.csv") == []


def test_a_text_with_separators_and_no_quotation_marks() -> None:
    """A row with more cells than names would lose the end of its text: it is a skip."""
    (skip,) = skips_in(b"title,text\nFerry late,The ferry, which was late, sank.\n", "a.csv")
    assert skip.reason is SkipReason.DAMAGED
    assert "4 cells instead of 2" in skip.detail


def test_empty_cells_at_the_end_of_a_row() -> None:
    """Programs end rows with separators: nothing is lost by these."""
    body = f'title,text\nFerry late,"{TEXT.replace(chr(34), chr(34) * 2)}",,\n'
    assert len(reports_in(body.encode(), "a.csv")) == 1
