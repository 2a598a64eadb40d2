"""What the pages show is what happens: every example on them is run."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import retold
from retold import pipeline
from retold.cli import commands
from retold.model import Report, Skip, Trace

ROOT = Path(__file__).parents[2]
FENCE = "```"
# Shares and confidences move with every improvement of a stage; the words about them stay.
MOVING = re.compile(r"\d+ %|\(0\.\d\d(?: to 0\.\d\d)?\)|\b(?:high|fair|low)(?= confidence)")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the line of its first word."""

    language: str
    text: str
    line: int


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of a page, in their order."""
    made: list[Block] = []
    held: list[str] | None = None
    language = ""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith(FENCE):
            if held is not None:
                held.append(line)
        elif held is None:
            language, held = line.removeprefix(FENCE).strip(), []
        else:
            made.append(Block(language, "\n".join(held), number - len(held)))
            held = None
    assert held is None, f"{page.name}: a fence is not closed"
    return made


PAGES = [
    page
    for page in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    if any(block.language in {"python", "console"} for block in blocks_of(page))
]


@cache
def _trace_once(items: tuple[Report | Skip, ...]) -> Trace:
    """The trace of these items; pages that trace the same reports share the work."""
    return _TRACE(items)


_TRACE = pipeline.trace


@pytest.fixture
def _clippings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the ferry story's reports in `clippings`, as the tutorial prepares it."""

    def trace(items: Iterable[Report | Skip], tier: str | None = None) -> Trace:
        return _trace_once(tuple(items)) if tier is None else _TRACE(items, tier)

    (tmp_path / "clippings").mkdir()
    with resources.as_file(resources.files("retold") / "data" / "ferry") as folder:
        for file in folder.iterdir():
            if file.suffix in {".txt", ".html"}:
                shutil.copy(file, tmp_path / "clippings")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(pipeline, "trace", trace)
    monkeypatch.setattr(retold, "trace", trace)


@pytest.mark.usefixtures("_clippings")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_runs_and_prints_what_the_page_says(page: Path) -> None:
    """Blocks of a page run one after the other; shown output occurs in the true one, in order."""
    names: dict[str, Any] = {}
    printed = ""
    for block in blocks_of(page):
        place = f"{page.name}, line {block.line}"
        if block.language == "python":
            printed = run_python(block, names, place)
        elif block.language == "console":
            command, _, shown = block.text.partition("\n")
            printed = run_command(command, place)
            assert_shows(printed, shown, place)
        elif block.language == "text" and printed:
            assert_shows(printed, block.text, place)
        if block.language != "python":
            printed = ""


def run_python(block: Block, names: dict[str, Any], place: str) -> str:
    """What a block prints; later blocks of a page see the names of earlier ones."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(block.text, place, "exec"), names)  # noqa: S102 - our own pages
    return printed.getvalue()


def run_command(line: str, place: str) -> str:
    """What `$ retold ...` prints; with `> file`, it goes there."""
    dollar, program, *arguments = shlex.split(line)
    assert (dollar, program) == ("$", "retold"), place
    target = None
    if ">" in arguments:
        arguments, target = arguments[: arguments.index(">")], arguments[-1]
    result = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    assert result.exit_code == 0, f"{place}: {result.stderr}"
    if target is not None:
        Path(target).write_text(result.stdout, encoding="utf-8")
        return ""
    return result.stdout


def assert_shows(printed: str, shown: str, place: str) -> None:
    """Each stretch between two lines of dots stands in the output, after the one before it."""
    rest = plain(printed)
    for stretch in re.split(r"(?:^|(?<=\s))\.\.\.$", shown, flags=re.MULTILINE):
        if stretch.strip():
            _, found, rest = rest.partition(plain(stretch))
            assert found, f"{place}: not in the output, or not in this order:\n{stretch}"


def plain(text: str) -> str:
    """A text without line breaks, tree lines' spacing and moving figures."""
    return " ".join(MOVING.sub("#", " ".join(text.split())).split())


def test_dots_skip_and_words_do_not() -> None:
    """An excerpt may leave out lines, and may not change their words or their order."""
    assert_shows("one\n two\nthree, high confidence (0.90)", "one\n...\nthree, low confidence", "")
    for wrong in ["one\nthree", "three\n...\none", "four"]:
        with pytest.raises(AssertionError):
            assert_shows("one\ntwo\nthree", wrong, "")


def test_pages_have_examples() -> None:
    """The pages that promise examples have them, so that none is skipped unseen."""
    assert {page.name for page in PAGES} >= {"README.md", "tutorial.md", "python.md"}
