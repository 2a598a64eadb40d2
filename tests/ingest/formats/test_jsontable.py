"""JSON Lines, arrays, objects that hold an array."""

from __future__ import annotations

import json

import pytest

from ingest.formats.given import HEADLINE, PARAGRAPHS, TEXT, body_of, read_all, reports_in, skips_in
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.model import Report, Skip, SkipReason, Zone

ROW = {
    "title": HEADLINE,
    "content": TEXT,
    "publishedAt": "2031-05-05T10:00:00Z",
    "source": {"id": None, "name": "The Port Ellery Herald"},
    "author": ["Hanne Orlick", "Tarn Weever"],
    "url": "https://herald.example/ferry",
}
LINES = (json.dumps(ROW) + "\n").encode() * 3
SHAPES = {
    "lines": LINES,
    "one line": LINES.splitlines()[0],
    "with a mark": b"\xef\xbb\xbf" + LINES,
    "with NULs": LINES.replace(b"\n", b"\0\n"),
    "array": json.dumps([ROW] * 3).encode(),
    "array over lines": json.dumps([ROW] * 3, indent=2).encode(),
    "array with a mark": b"\xef\xbb\xbf" + json.dumps([ROW], indent=2).encode(),
    "in an object": json.dumps({"status": "ok", "articles": [ROW, ROW]}, indent=1).encode(),
    "in an object in an object": json.dumps({"answer": {"hits": [ROW]}}, indent=1).encode(),
    "one object": json.dumps(ROW, indent=2).encode(),
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_reports(name: str) -> None:
    """A row is a report, whatever holds the rows; its cells are what is known of it."""
    for report in reports_in(SHAPES[name], "rows.json"):
        assert report.headline == HEADLINE
        assert body_of(report) == PARAGRAPHS
        assert (report.outlet.name, report.outlet.evidence) == (
            "The Port Ellery Herald", 'column "source"')  # fmt: skip
        assert report.byline == "Hanne Orlick, Tarn Weever"
        assert report.url == "https://herald.example/ferry"
        assert report.published.evidence == 'column "publishedAt": "2031-05-05T10:00:00Z"'
        assert report.blocks[0].zone is Zone.HEADLINE


def test_rows_have_ids_of_their_own() -> None:
    """Equal rows of one file are as many reports."""
    assert len({report.id for report in reports_in(LINES, "rows.jsonl")}) == 3


def test_a_bad_row_is_one_skip() -> None:
    """A row that is no JSON, no object, or without text is left out; the others are read."""
    rows = [b"{broken", b"[1, 2]", b'{"x": 1}', b'{"content": "  "}', b"[" * 5000]
    found = read_all(LINES + b"\n".join(rows) + b"\n\n" + LINES, "rows.jsonl")
    assert [one.reason for one in found if isinstance(one, Skip)] == [
        SkipReason.DAMAGED, SkipReason.DAMAGED, SkipReason.UNKNOWN_FORMAT, SkipReason.EMPTY,
        SkipReason.DAMAGED]  # fmt: skip
    assert [one.detail[:6] for one in found if isinstance(one, Skip)] == [
        "row 4:", "row 5:", "row 6:", "row 7:", "row 8:"]  # fmt: skip
    assert sum(isinstance(one, Report) for one in found) == 6


def test_a_broken_first_row() -> None:
    """A first row that is cut off does not hide the rows below it."""
    found = read_all(b'{"title": "Fer\n' + LINES, "rows.jsonl")
    assert [type(one) for one in found] == [Skip, Report, Report, Report]


def test_a_row_that_is_too_long() -> None:
    """A row past the bound is passed over without being held."""
    small = ReadingOptions(limits=ReadingLimits(max_row_bytes=2000))
    found = read_all(LINES + b'{"text": "' + b"a" * 9000 + b'"}\n' + LINES, "r.jsonl", small)
    assert [one.reason for one in found if isinstance(one, Skip)] == [SkipReason.TOO_LARGE]
    assert sum(isinstance(one, Report) for one in found) == 6


def test_an_array_that_is_cut_off() -> None:
    """What stands before the damage is read, and the damage is told."""
    found = read_all(json.dumps([ROW] * 3).encode()[:-200], "rows.json")
    assert [type(one) for one in found] == [Report, Report, Skip]


def test_the_user_names_the_columns() -> None:
    """A mapping comes before any guess."""
    row = json.dumps({"text": "no", "story_body": TEXT, "when": "5 May 2031"}).encode()
    options = ReadingOptions(columns={"text": "story_body", "published": "when"})
    (report,) = reports_in(row, "rows.jsonl", options)
    assert body_of(report) == PARAGRAPHS
    assert report.published.evidence == 'column "when": "5 May 2031"'


@pytest.mark.parametrize("stamp", [1935828000, 1935828000.0, "1935828000", 1935828000000])
def test_seconds_since_1970(stamp: object) -> None:
    """A date in seconds, or thousandths of them, is one."""
    (report,) = reports_in(json.dumps({"text": TEXT, "time": stamp}).encode(), "rows.jsonl")
    assert report.published.evidence == 'column "time": "2031-05-06T10:00:00+00:00"'


def test_a_headline_that_opens_the_text() -> None:
    """A headline that the text repeats is not put before it again."""
    row = {"title": HEADLINE, "text": f"{HEADLINE}\n\n{TEXT}"}
    (report,) = reports_in(json.dumps(row).encode(), "rows.jsonl")
    assert report.text.count(HEADLINE) == 1


def test_markup_in_a_cell() -> None:
    """A cell that holds HTML is read as a page."""
    html = "".join(f"<p>{one}</p>\n" for one in PARAGRAPHS)
    (report,) = reports_in(json.dumps({"headline": HEADLINE, "html": html}).encode(), "r.jsonl")
    assert body_of(report) == PARAGRAPHS
    assert report.headline == HEADLINE


def test_no_column_of_text() -> None:
    """A table without text says which columns it has."""
    (skip,) = skips_in(b'{"lat": 3, "lon": 4}', "places.json")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT
    assert "lat, lon" in skip.detail
    assert "--columns" in skip.detail


LACKING = [{"exemplar": "A", "copy": "B"}] * 30


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(LACKING).encode(),
        json.dumps({"descents": LACKING}, indent=1).encode(),
        "\n".join(map(json.dumps, LACKING)).encode(),
    ],
)
def test_a_file_without_a_column_of_text_is_one_skip(body: bytes) -> None:
    """Rows that all lack a text are told once, with the way on."""
    (skip,) = skips_in(body, "rows.json")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT
    assert skip.detail.startswith("no column holds the text (it has: exemplar, copy)")
    assert "--columns text=NAME" in skip.detail


def test_rows_without_a_column_of_text_between_others() -> None:
    """Rows that lack a text are told by their numbers, those of a run together."""
    lacking = "\n".join(map(json.dumps, LACKING)).encode() + b"\n"
    found = read_all(LINES + lacking + LINES + lacking, "rows.jsonl")
    details = [one.detail for one in found if isinstance(one, Skip)]
    assert [one.partition(":")[0] for one in details] == ["rows 4 to 33", "rows 37 to 66"]
    assert sum(isinstance(one, Report) for one in found) == 6


def test_halves_of_surrogate_pairs() -> None:
    """What JSON can hold and no encoding can write is replaced: a report can be written again."""
    body = json.dumps(ROW | {"title": "Ferry \ud800 late", "content": TEXT + " \udfff"}).encode()
    (report,) = reports_in(body, "rows.json")
    assert report.text.encode()
    assert report.headline == "Ferry \ufffd late"


def test_lists_within_lists() -> None:
    """A cell nested deep is no text, and no error."""
    body = json.dumps(ROW)[:-1] + ', "text": ' + "[" * 480 + '"x"' + "]" * 480 + "}"
    assert read_all(body.encode(), "rows.json")


def test_a_key_of_several_lines() -> None:
    """What is said of a row without text is one line, whatever its columns are called."""
    (skip,) = skips_in(json.dumps({"title": HEADLINE, f"te\n\n{TEXT}": 1}).encode(), "rows.jsonl")
    assert (skip.reason, "\n" in skip.detail) == (SkipReason.UNKNOWN_FORMAT, False)


@pytest.mark.parametrize("name", ["da\ud800te", "sou\ud800rce"])
def test_names_of_columns_that_no_encoding_holds(name: str) -> None:
    """Half of a pair of surrogates in a column's name can be told of, and saved."""
    (report,) = reports_in(json.dumps({"text": TEXT, name: "2031-05-05"}).encode(), "a.json")
    json.dumps(report.to_dict(), ensure_ascii=False).encode()
    (skip,) = skips_in(json.dumps({name: TEXT}).encode(), "a.json")
    skip.detail.encode()
