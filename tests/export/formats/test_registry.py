from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from export.sample import make_trace
from retold.errors import RetoldError
from retold.export.formats import FORMATS, write_export
from retold.export.private import file_name, public_address, without_places
from retold.model import Outlet, Skip, SkipReason

TRACE = make_trace()
PLACES = (
    "/home/someone/clips/one.html",
    r"C:\Users\someone\one.html",
    "file:///home/someone/one.html",
    "~/clips/someone/one.html",
)


# The two packed formats hold the rows of the CSV file.
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"xlsx", "parquet"}))
@pytest.mark.parametrize("place", PLACES)
def test_no_export_tells_where_a_file_lay(name: str, place: str) -> None:
    """A path of this machine is cut to the file's name, wherever in the trace it stands."""
    reports = tuple(
        replace(one, path=place, url=place, outlet=Outlet(name="X", evidence=f"from {place}"))
        for one in TRACE.reports
    )
    skips = (Skip(item=place, step="read", reason=SkipReason.EMPTY, detail=f"in {place}"),)
    made = FORMATS[name].render(replace(TRACE, reports=reports, skips=skips))
    assert b"someone" not in made


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_cut_to_its_last_part(place: str) -> None:
    """What is left of a path is the name of the file."""
    assert file_name(place) == "one.html"
    assert without_places(f"read from {place} today") == "read from one.html today"
    assert public_address(place) == ""


@pytest.mark.parametrize("text", ["and/or", "24/7", "https://a.example/b/c", "km/h, 3/4 of it"])
def test_a_stroke_in_words_is_no_place(text: str) -> None:
    """Ordinary words with strokes, and addresses of the web, stay as they are."""
    assert without_places(text) == text


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """What is written is what the format renders, and nothing else is left behind."""
    write_export(TRACE, "csv", tmp_path / "story.csv")
    assert (tmp_path / "story.csv").read_bytes() == FORMATS["csv"].render(TRACE)
    assert [path.name for path in tmp_path.iterdir()] == ["story.csv"]


def test_a_stream_is_written_too() -> None:
    """A binary stream gets the same bytes."""
    held = io.BytesIO()
    write_export(TRACE, "ris", held)
    assert held.getvalue() == FORMATS["ris"].render(TRACE)


def test_an_unknown_format_is_said_in_a_line() -> None:
    """The line names the formats that there are."""
    with pytest.raises(RetoldError, match=r"no format 'doc'; there are json, .*ris"):
        write_export(TRACE, "doc", io.BytesIO())


def test_a_folder_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    """A file that cannot be written is the user's to mend."""
    with pytest.raises(RetoldError, match="cannot write"):
        write_export(TRACE, "csv", tmp_path / "missing" / "story.csv")
