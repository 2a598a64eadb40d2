"""The command line as a whole: help, exit codes, one line for a mistake."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold.cli import commands
from retold.errors import RetoldError

MISTAKES = [
    (["trace"], "Missing argument"),
    (["trace", "--nonsense", "x"], "--nonsense"),
    (["trace", "no-such-file"], "no such file or folder: no-such-file"),
    (["trace", "no\x1b[31m\nsuch\x9bfile"], "no␛[31m such⟨U+009B⟩file"),
    (["trace", "file:///etc/passwd"], "only http and https are fetched"),
    (["trace", "https://user:word@news.example/"], "password"),
    (["trace", ".", "--contact", "a)b"], "contact"),
    (["nonsense"], "nonsense"),
    (["trace", ".", "-o", "no-such-folder/story.html"], "there is no folder"),
    (["trace", ".", "-o", "."], "it is a folder"),
    (["trace", ".", "-o", "story.json"], "use --json"),
    (["demo", "-o", "no-such-folder/x.html"], "there is no folder"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTAKES)
def test_a_mistake_is_one_line_and_exit_code_2(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the user can put right is said in one line on standard error, safely."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("retold: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


def test_a_stage_may_say_what_the_user_can_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A RetoldError from anywhere ends in its one line."""

    def refuse(paths: object, _tier: object, **_reading: object) -> None:
        raise RetoldError(f"too many:\n{len(str(paths)) > 0}")

    monkeypatch.setattr("retold.cli.run.run_trace", refuse)
    result = CliRunner().invoke(commands, ["trace", str(tmp_path)])
    assert (result.exit_code, result.stderr) == (2, "retold: too many: True\n")


def test_our_own_mistake_keeps_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other exception is not dressed up."""

    def fail(paths: object, _tier: object, **_reading: object) -> None:
        raise LookupError(paths)

    monkeypatch.setattr("retold.cli.run.run_trace", fail)
    result = CliRunner().invoke(commands, ["trace", str(tmp_path)])
    assert isinstance(result.exception, LookupError)


def test_a_stop_by_the_user_is_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C says one word and ends with 130."""

    def stop(paths: object, _tier: object, **_reading: object) -> None:
        raise KeyboardInterrupt(paths)

    monkeypatch.setattr("retold.cli.run.run_trace", stop)
    result = CliRunner().invoke(commands, ["trace", str(tmp_path)])
    assert result.exit_code == 130
    assert result.stderr.strip() == "retold: stopped"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_names_every_command(arguments: list[str]) -> None:
    """Help, also asked for by saying nothing, lists the commands and is no mistake."""
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 0
    for name in commands.list_commands(None):  # type: ignore[arg-type]
        assert f"\n  {name} " in result.stdout


@pytest.mark.parametrize("name", ["trace", "demo"])
def test_every_command_has_help(name: str) -> None:
    """Each command says what it does and describes every option."""
    result = CliRunner().invoke(commands, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 8


def test_version() -> None:
    """The version is one line."""
    result = CliRunner().invoke(commands, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("retold ")


def test_help_loads_no_stage() -> None:
    """Help and completion do not wait for the page or the terminal to load."""
    code = (
        "import sys; from retold.cli import commands;"
        "commands.main(['trace', '--help'], standalone_mode=False);"
        "print([name for name in ('rich', 'jinja2', 'retold.export.page')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_shell_can_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    """Completion offers the commands."""
    monkeypatch.setenv("_RETOLD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "retold tr")
    monkeypatch.setenv("COMP_CWORD", "1")
    result = CliRunner().invoke(commands, prog_name="retold")
    assert "plain,trace" in result.stdout
