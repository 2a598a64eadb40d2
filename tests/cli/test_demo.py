"""`retold demo`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from export.sample import make_trace
from retold.cli import commands, demo


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names of the files that the demo read; it finds the sample in them."""
    names: list[str] = []

    def run(paths: list[str], _tier: str | None) -> object:
        names.extend(Path(path).name for path in paths)
        return make_trace()

    monkeypatch.setattr("retold.cli.run.run_trace", run)
    monkeypatch.chdir(tmp_path)
    return names


def test_the_demo_reads_the_ferry_story_and_names_its_page(read: list[str]) -> None:
    """The demo traces the reports, not the file of true answers, and ends with the page's name."""
    result = CliRunner().invoke(commands, ["demo"])
    assert result.exit_code == 0
    assert Path("retold-demo.html").exists()
    assert "retold-demo.html" in result.stdout.splitlines()[-1]
    assert len(read) >= 12
    assert all(name.endswith((".txt", ".html")) for name in read)


def test_the_page_may_be_put_elsewhere(read: list[str]) -> None:
    """-o names the page."""
    result = CliRunner().invoke(commands, ["demo", "--no-open", "-o", "other.html"])
    assert result.exit_code == 0
    assert Path("other.html").exists()
    assert read


class _Started:
    """Stands for a process; remembers how it was started."""

    calls: list[list[str]]

    def __init__(self, command: list[str], **_settings: object) -> None:
        _Started.calls.append(command)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The processes that were started; the terminal is one, and has a screen."""
    _Started.calls = []
    monkeypatch.setattr(subprocess, "Popen", _Started)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return _Started.calls


def test_a_page_is_opened_on_a_screen(started: list[list[str]], tmp_path: Path) -> None:
    """At a terminal with a screen the browser is started, in a process of its own."""
    assert demo.open_page(tmp_path / "a b.html")
    assert started[0][-1] == (tmp_path / "a b.html").as_uri()


@pytest.mark.parametrize(("name", "value"), [("DISPLAY", ""), ("SSH_CONNECTION", "1 2 3 4")])
def test_without_a_screen_nothing_is_opened(
    name: str, value: str, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody could see it, no browser is started."""
    monkeypatch.setenv(name, value)
    assert not demo.open_page(Path("x.html"))
    assert not started


def test_a_browser_that_does_not_start_is_no_failure(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the process cannot be started the page is only named."""

    def refuse(*_args: object, **_settings: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert not demo.open_page(Path("x.html"))
    assert not started
