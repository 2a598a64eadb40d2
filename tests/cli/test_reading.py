"""The options that say what is read, and how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold.cli import commands

TEXT = "The ferry struck the mole on Sunday night, the guard said. Nobody was hurt there."


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a text and a table."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.csv").write_text(f'Tag,Wortlaut\n5 May 2031,"{TEXT}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def paths(*options: str) -> list[str]:
    """The files that reports were read from."""
    result = CliRunner().invoke(commands, ["trace", "in", "--json", *options])
    assert result.exit_code == 0, result.stderr
    return [report["path"] for report in json.loads(result.stdout)["reports"]]


def test_columns_can_be_named() -> None:
    """A table whose columns cannot be guessed is read when they are named."""
    assert paths() == ["in/a.txt"]
    assert paths("--columns", "text=Wortlaut,published=Tag") == ["in/a.txt", "in/b.csv"]


def test_files_can_be_chosen() -> None:
    """A pattern says which files of a folder are meant."""
    assert paths("--glob", "*.txt") == ["in/a.txt"]


def test_a_mistake_in_the_columns_is_one_line() -> None:
    """What is wrong is said, with the fields that there are."""
    result = CliRunner().invoke(commands, ["trace", "in", "--columns", "Wortlaut"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "headline" in result.stderr
