"""`retold trace`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from export.sample import make_trace
from retold.cli import commands


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every run finds the sample, whatever it reads, in an empty folder."""
    monkeypatch.setattr("retold.cli.run.run_trace", lambda *_, **_reading: make_trace())
    monkeypatch.chdir(tmp_path)


def test_json_is_one_document_and_nothing_else() -> None:
    """Standard output is the trace document, and standard error is silent."""
    result = CliRunner().invoke(commands, ["trace", ".", "--json"])
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == make_trace().to_dict()


def test_the_summary_says_what_to_do_next() -> None:
    """The last line of the summary names the two other faces."""
    result = CliRunner().invoke(commands, ["trace", "."])
    assert result.exit_code == 0
    last = result.stdout.splitlines()[-1]
    assert "-o story.html" in last
    assert "--json" in last


def test_a_page_is_written(tmp_path: Path) -> None:
    """-o writes the page whole, and nothing else is left in the folder."""
    result = CliRunner().invoke(commands, ["trace", ".", "-o", "story.html"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "The page is in story.html: open it in a browser."
    assert (tmp_path / "story.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [one.name for one in tmp_path.iterdir()] == ["story.html"]


def test_json_and_a_page_together(tmp_path: Path) -> None:
    """Both may be asked for at once."""
    result = CliRunner().invoke(commands, ["trace", ".", "--json", "-o", "story.html"])
    assert json.loads(result.stdout)["schema"] == make_trace().schema
    assert (tmp_path / "story.html").exists()


@pytest.mark.parametrize("given", ["a.html", "."])
def test_an_input_is_never_overwritten(given: str, tmp_path: Path) -> None:
    """A page does not replace a file that the run reads."""
    (tmp_path / "a.html").write_text("mine")
    result = CliRunner().invoke(commands, ["trace", given, "-o", "a.html"])
    assert result.exit_code == 2
    assert "one of the inputs" in result.stderr
    assert (tmp_path / "a.html").read_text() == "mine"


def test_a_reader_who_stops_reading_ends_it_quietly() -> None:
    """`retold trace ... | head -1` says nothing on standard error."""
    code = (
        "import sys; sys.path[:0] = {paths!r}\n"
        "import retold.cli.run; from export.sample import make_trace\n"
        "retold.cli.run.run_trace = lambda *_, **_reading: make_trace()\n"
        "sys.argv = ['retold', 'trace', '.', *{flags!r}]; retold.cli.main()"
    )
    for flags in ([], ["--json"]):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-c", code.format(paths=sys.path, flags=flags)],
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b"")
