"""The commands that work on a desk, from an empty folder to an empty story."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from desk.told import LIGHT, MARKET
from retold import Desk
from retold.cli import commands

HOSTILE = "\x1b[31mred\x1b[0m \u202eback [bold]not bold[/bold]"


def run(*arguments: str) -> Result:
    """A command, as it ends."""
    return CliRunner().invoke(commands, list(arguments))


def ask(*arguments: str) -> Any:
    """What a command prints as JSON."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "clippings").mkdir()
    for name, text in {"one": LIGHT, "two": LIGHT, "three": MARKET}.items():
        whole = f"{name.title()} Gazette\n\n{HOSTILE} {name}\n\n{text}\n\n{text}\n"
        (folder / "clippings" / f"{name}.txt").write_text(whole, encoding="utf-8")
    (folder / "clippings" / "empty.txt").write_text("")
    arguments = ["add", str(folder / "clippings"), "--desk", str(folder / "desk.retold")]
    result = run(*arguments, "--tier", "fast")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("3 new reports on ")
    assert "1 left out" in result.stdout
    return folder


@pytest.fixture
def _desk(_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(_made / "desk.retold", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RETOLD_DESK", raising=False)


def ids() -> tuple[str, dict[str, Any]]:
    """The larger story's id, and its trace."""
    story = ask("stories", "--order", "largest")["stories"][0]["id"]
    return story, ask("show", story)


@pytest.mark.usefixtures("_desk")
def test_every_id_that_is_shown_can_be_shown() -> None:
    """Stories, reports, quotations, claims and speakers are drawn, and given as JSON."""
    story, trace = ids()
    things = [story, trace["reports"][0]["id"], trace["quotations"][0]["id"]]
    things += [trace["claims"][0]["id"], trace["speakers"][0]["id"]]
    for thing in things:
        result = run("show", thing)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.strip()
        assert thing in json.dumps(ask("show", thing))


@pytest.mark.usefixtures("_desk")
def test_a_report_cannot_steer_the_terminal() -> None:
    """No screen passes on a control code, a bidirectional override, or markup as markup."""
    story, trace = ids()
    one, two = (report["id"] for report in trace["reports"])
    for arguments in (
        ["stories"],
        ["show", story],
        ["show", one],
        ["compare", one, two],
        ["find", "old lamp failed", HOSTILE],
        ["check"],
        ["forget", one],
    ):
        result = run(*arguments)
        assert result.exit_code == 0, result.stderr
        assert not {"\x1b", "\u202e"} & set(result.stdout), arguments
    assert "[bold]not bold[/bold]" in run("show", two).stdout


@pytest.mark.usefixtures("_desk")
def test_words_are_found_and_reports_compared() -> None:
    """`find` gives every version, `compare` what two reports share."""
    _, trace = ids()
    one, two = (report["id"] for report in trace["reports"])
    versions = ask("find", "the old lamp failed")["versions"]
    assert {version["report"] for version in versions} >= {one, two}
    assert ask("compare", one, two)["share_left"] > 0.5


@pytest.mark.usefixtures("_desk")
def test_stories_leave_in_other_formats(tmp_path: Path) -> None:
    """`export` writes one story, or all."""
    story, _ = ids()
    assert run("export", story, "-f", "html", "-o", "story.html").exit_code == 0
    assert "Gazette" in (tmp_path / "story.html").read_text(encoding="utf-8")
    assert len(run("export", "-f", "jsonl").stdout.splitlines()) > 3
    assert "no format" in run("export", "-f", "papyrus").stderr


@pytest.mark.usefixtures("_desk")
def test_what_is_forgotten_is_gone() -> None:
    """`forget` takes a report off; its story goes on without it."""
    story, trace = ids()
    assert run("forget", trace["reports"][0]["id"]).exit_code == 0
    assert len(ask("show", story)["reports"]) == 1
    assert "nothing on this desk" in run("show", trace["reports"][0]["id"]).stderr


@pytest.mark.usefixtures("_desk")
def test_a_damaged_desk_is_exit_code_1(tmp_path: Path) -> None:
    """`check` says what is wrong, and ends with 1."""
    assert run("check").exit_code == 0
    body = (tmp_path / "desk.retold").read_bytes()
    (tmp_path / "desk.retold").write_bytes(body.replace(b"Nobody buys", b"Somebody!!!"))
    result = run("check")
    assert result.exit_code == 1
    assert "problem" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stories"], "there is no desk; make one with retold add"),
        (["stories", "--desk", "no/such/folder/a.retold"], "there is no desk"),
        (["add", "nowhere.txt"], "no such file or folder"),
        (["add", "--desk", "no/such/folder/a.retold"], "there is no folder"),
        (["stories", "--desk", "notes.txt"], "is no desk"),
        (["add", "--desk", "notes.txt"], "is no desk"),
        (["stories", "--desk", "."], "is a folder"),
        (["serve", "--host", "192.0.2.7", "--no-token"], "for this machine's own address alone"),
        (["serve", "--host", "0.0.0.0", "--no-token"], "own address alone"),  # noqa: S104 - refused
        (["serve", "--host", "0.0.0.0"], "say which names browsers use"),  # noqa: S104 - the same
    ],
)
def test_a_mistake_is_one_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the user can put right is one line, and no file is made or changed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RETOLD_DESK", raising=False)
    (tmp_path / "notes.txt").write_text("Buy herrings. " * 100)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "notes.txt").read_text() == "Buy herrings. " * 100
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.usefixtures("_desk")
def test_the_shell_completes_ids() -> None:
    """Completion offers ids of the desk with what they stand for; without a desk nothing."""
    story, _ = ids()
    shell = ShellComplete(commands, {}, "retold", "_RETOLD_COMPLETE")
    offered = shell.get_completions(["show"], story[:4])
    assert story in {one.value for one in offered}
    assert all("\x1b" not in (one.help or "") for one in offered)
    assert shell.get_completions(["show", "--desk", "none.retold"], "s") == []


@pytest.mark.usefixtures("_desk")
def test_the_desk_may_be_named_by_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RETOLD_DESK names the desk where no option does."""
    (tmp_path / "desk.retold").rename(tmp_path / "other.retold")
    monkeypatch.setenv("RETOLD_DESK", "other.retold")
    assert ask("stories")["count"] == 2


@pytest.mark.usefixtures("_desk")
def test_a_story_that_became_one_with_another_is_shown_as_that() -> None:
    """Its id still finds its reports, in the terminal, as JSON and for an export."""
    rows = ask("stories")["stories"]
    traces = [ask("show", row["id"]) for row in rows]
    with Desk("desk.retold") as desk:
        desk.judge("ONE_STORY", *(trace["reports"][0]["id"] for trace in traces))
        (stays,) = (row.id for row in desk.stories())
    (gone,) = {row["id"] for row in rows} - {stays}
    shown = run("show", gone)
    assert f"{gone} is no more: story {stays} stands in its place" in " ".join(shown.stdout.split())
    assert ask("show", gone)["stories"][0]["id"] == stays
    written = run("export", gone, stays, "-f", "jsonl")
    assert f"story {stays} has its reports now" in written.stderr
    assert written.stdout == run("export", stays, "-f", "jsonl").stdout
