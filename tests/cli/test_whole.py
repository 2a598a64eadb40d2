"""The command line with nothing replaced: files in, three faces out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold.cli import commands

FIRST = """Lighthouse lamp goes dark at Corrie Point

CORRIE POINT, June 2 (Skerry Wire) - The lamp at Corrie Point lighthouse failed on Tuesday night
and stayed dark for six hours, the Lights Board said in a statement on Wednesday.

"We regret the failure, and we agree that the spare lamp should have been tested," said board
director Hanne Orme. The cause may have been a burnt cable, she said.

Two trawlers waited outside the reef until morning. Nobody was hurt.
"""
SECOND = (
    FIRST.replace("regret", "lament")
    .replace("agree", "assent")
    .replace("The cause may have been a burnt cable, she said.", "The cause was a burnt cable.")
)


@pytest.fixture
def clippings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports of one event, something that is no text, and an empty file."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("clippings")
def test_from_files_to_three_faces() -> None:
    """One run gives the JSON document and the page; another the summary."""
    result = CliRunner().invoke(commands, ["trace", "clippings", "--json", "-o", "story.html"])
    assert result.exit_code == 0, result.exception
    trace = json.loads(result.stdout)
    assert len(trace["reports"]) == 2
    assert len(trace["skips"]) == 2
    page = Path("story.html").read_text(encoding="utf-8")
    assert "Corrie Point" in page
    result = CliRunner().invoke(commands, ["trace", "clippings"])
    assert result.exit_code == 0
    assert "2 items left out" in result.stdout


@pytest.mark.usefixtures("clippings")
def test_standard_input_is_read() -> None:
    """`-` is a report from standard input."""
    result = CliRunner().invoke(commands, ["trace", "-", "clippings/first.txt"], input=SECOND)
    assert result.exit_code == 0, result.exception
    assert result.stdout.startswith("2 reports")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    """Where there is nothing to read, the user is told so."""
    result = CliRunner().invoke(commands, ["trace", str(tmp_path)])
    assert result.exit_code == 0
    assert result.stdout.startswith("0 reports")
    assert "1 item left out" in result.stdout
