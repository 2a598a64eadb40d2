"""Runs that are killed, files that are damaged, and crowds of equal reports."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.breaking import WORKER, run_apart
from archive.collection import CROWD, OTHER, WIRE, build, crowded, row, tables, write_rows
from retold.archive import ArchiveSettings

_PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2031-05-{day:02}T10:00:00Z"></head>
<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"""


@pytest.mark.parametrize(("whom", "words"), [("driver", ""), (WORKER, "goes on where it ended")])
def test_a_run_that_was_killed_goes_on_when_it_is_started_again(
    tmp_path: Path, whom: str, words: str
) -> None:
    """Killed while stories are told and started again, it gives what one run gives.

    What was killed leaves no process behind: its output would never come to its end here.
    """
    source, out = crowded(tmp_path / "in"), tmp_path / "out"
    done = run_apart(source, out, on="duckdb", killed={"tell": whom})
    assert done.returncode != 0
    assert words in done.stderr
    assert not (out / "manifest.json").exists()
    build(source, out, settings=CROWD)
    build(source, tmp_path / "other", settings=CROWD)
    assert tables(out) == tables(tmp_path / "other")


def test_one_damaged_warc_among_fifty_costs_no_other(tmp_path: Path) -> None:
    """Of fifty WARCs one is overwritten in its middle: it is named, and all others are read."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(50):
        (folder / f"{number:02}.warc.gz").write_bytes(_warc(number))
    settings = ArchiveSettings(until="pairs")
    build(folder, tmp_path / "whole", settings=settings)
    damaged = folder / "17.warc.gz"
    body = bytearray(damaged.read_bytes())
    body[len(body) // 2 : len(body) // 2 + 40] = bytes(40)
    damaged.write_bytes(body)
    manifest = build(folder, tmp_path / "out", settings=settings)
    kept, lost = _urls(tmp_path / "out"), _urls(tmp_path / "whole") - _urls(tmp_path / "out")
    assert len(kept) >= 98
    assert all("/17/" in url for url in lost)
    assert len(kept) + len(lost) == 100
    skips = [json.loads(one) for one in tables(tmp_path / "out")["skips"]]
    assert [one["item"].startswith("in/17.warc.gz") for one in skips] == [True] * len(skips)
    assert manifest["skips"] == dict(Counter(one["reason"] for one in skips))
    assert skips


def test_a_crowd_of_identical_reports_grows_by_the_line(tmp_path: Path) -> None:
    """Hundreds of equal reports are one text: no pairs, a few told, each of the others listed."""
    rows = [row(WIRE, f"Outlet {number}", "2031-05-03") for number in range(400)]
    write_rows(tmp_path / "a.jsonl", [*rows, row(OTHER, "The Ossing Echo", "2031-05-04")])
    manifest = build(tmp_path / "a.jsonl", tmp_path / "out", settings=CROWD)
    counts = manifest["tables"]
    assert (counts["reports"], counts["copies"], counts["candidates"]) == (401, 399, 0)
    assert counts["alignments"] == 1


def _warc(number: int) -> bytes:
    """A WARC of two pages, as a crawler writes it."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for place, text in enumerate((WIRE, OTHER)):
        title = f"Report {number} of the harbour and {place} more"
        lines = [f"<p>{line}</p>" for line in text.splitlines()]
        lines.append(f"<p>The office of district {number} had nothing to add on that day.</p>")
        html = _PAGE.format(title=title, day=number % 28 + 1, paragraphs="".join(lines))
        page = html.encode()
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://news.example/{number}/{place}",
            "response",
            payload=BytesIO(page),
            length=len(page),
            http_headers=headers,
        )
        writer.write_record(record)
    return stream.getvalue()


def _urls(out: Path) -> set[str]:
    return {json.loads(one)["url"] for one in tables(out)["reports"]}
