from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.collection import small
from retold.cli import commands


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, arguments)
    return result.exit_code, result.output


def test_an_archive_is_made_and_a_story_taken_home(tmp_path: Path) -> None:
    """From a folder to tables, and from the tables to a desk."""
    out, desk = str(tmp_path / "out"), str(tmp_path / "desk.retold")
    code, printed = _run("archive", str(small(tmp_path / "in")), "--out", out, "--json")
    assert code == 0
    assert json.loads(printed)["tables"]["stories"] == 2
    stories = (tmp_path / "out" / "stories").rglob("*.parquet")
    assert any(stories)
    from retold import Desk  # noqa: PLC0415 - slow to load

    with Desk.open_archive(out) as archive:
        story = archive.stories(order="largest")[0].id
    code, printed = _run("add", "--from", out, "--story", story, "--desk", desk, "--tier", "fast")
    assert code == 0, printed
    with Desk(desk, read_only=True) as opened:
        assert opened.sizes()["reports"] == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--remote", "sc://a:1", "--master", "spark://b:2"],
            "not both",
        ),
        (["--memory", "much"], "--memory much"),
        (["--columns", "nothing"], "FIELD=COLUMN"),
    ],
)
def test_a_mistake_is_said_in_a_line(tmp_path: Path, arguments: list[str], words: str) -> None:
    """What the user can put right ends with exit code 2 and one line."""
    (tmp_path / "a.txt").write_text("Nothing.")
    code, printed = _run("archive", str(tmp_path), "--out", str(tmp_path / "out"), *arguments)
    assert code == 2
    assert words in printed
    assert "Traceback" not in printed


def test_from_and_story_go_together(tmp_path: Path) -> None:
    """A story without its archive is a mistake."""
    code, printed = _run("add", "--story", "s1", "--desk", str(tmp_path / "desk.retold"))
    assert code == 2
    assert "go together" in printed
