"""Writing the JSON document and the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.sample import make_trace
from retold.cli.output import check_output, format_json, write_page
from retold.errors import RetoldError
from retold.model import Skip, SkipReason, Trace


def test_json_steers_no_terminal() -> None:
    """A document shows no control code and no override raw, and is sound UTF-8."""
    made = format_json(make_trace())
    made.encode("utf-8")
    for raw in ("\x1b", "\x9b", "\u202e", "\x00", "\ud800"):
        assert raw not in made


@given(st.text(st.characters(codec=None)))
def test_json_gives_back_every_text(text: str) -> None:
    """Whatever a text holds, a reader of the document gets the same text."""
    trace = Trace(skips=(Skip(item="x", step="s", reason=SkipReason.EMPTY, detail=text),))
    # Two lone surrogates that happen to make a pair are one character in any JSON.
    wanted = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(format_json(trace))["skips"][0]["detail"] == wanted


def test_a_page_replaces_an_older_one(tmp_path: Path) -> None:
    """Writing again gives the new page, readable by whom the folder allows."""
    path = tmp_path / "story.html"
    write_page(path, "old")
    write_page(path, "new ‘page’")
    assert path.read_text(encoding="utf-8") == "new ‘page’"
    assert path.stat().st_mode & 0o444


def test_a_page_that_cannot_be_written_is_the_users_to_put_right(tmp_path: Path) -> None:
    """A place that vanished in the meantime is one line, and leaves nothing behind."""
    with pytest.raises(RetoldError, match="cannot write"):
        write_page(tmp_path / "gone" / "story.html", "x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(RetoldError, match="cannot write"):
        write_page(tmp_path / "taken", "x")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A path below a file is refused before the work."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RetoldError, match="there is no folder"):
        check_output(str(tmp_path / "file" / "story.html"))
