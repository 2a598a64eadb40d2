"""The docs say what is there, all of it, and their links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import retold
from retold.cli import commands

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OTHERS = [ROOT / "training" / "README.md", ROOT / "corpus" / "README.md"]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")), *OTHERS]
GLOSSARY = """
report story outlet wire credit source cue content attribution chain speaker quotation reading voice
claim telling drift hedge figure alignment witness siglum exemplar copy stemma contamination
confidence skip furniture swap
""".split()
LINK = re.compile(r"\]\(([^()\s]+)\)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def command_paths(context: click.Context) -> Iterator[str]:
    """`retold`, `retold trace`, and every other command."""
    yield context.command_path
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            inner = context.command.get_command(context, name)
            assert inner is not None
            yield from command_paths(click.Context(inner, info_name=name, parent=context))


def slug(heading: str) -> str:
    """The anchor that code hosts give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_generated_pages_are_current() -> None:
    """What is made from the code is what the code makes now; `make docs` renews it."""
    script = DOCS / "generate.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_command_is_described() -> None:
    """Each command has its section, with its help."""
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    # Click keeps the help option of the first context it sees: give it the real settings.
    settings = commands.context_settings
    wanted = list(command_paths(click.Context(commands, info_name="retold", **settings)))
    assert "retold trace" in wanted
    assert HEADING.findall(page)[1:] == wanted


@pytest.mark.parametrize("name", retold.__all__)
def test_every_public_name_is_described(name: str) -> None:
    """The page on Python names all that `retold` promises."""
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{re.escape(name)}\b", page)


@pytest.mark.parametrize("word", GLOSSARY)
def test_the_glossary_has_the_words_of_the_program(word: str) -> None:
    """A word that the program uses in a sense of its own is explained."""
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    bold = {one for cell in re.findall(r"^\| (.*?) \|", page, re.MULTILINE) for one in cell.split()}
    assert any(one.strip("*,") == word for one in bold)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """Relative links of a page name files and headings that are there."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{page.name}: {link}"
        assert file.is_relative_to(ROOT), f"{page.name}: {link} leaves the repository"
        if anchor:
            headings = HEADING.findall(file.read_text(encoding="utf-8"))
            assert anchor in map(slug, headings), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_picture_is_put_in_words(page: Path) -> None:
    """A picture says in its alternative text what it shows."""
    assert all(len(words.split()) > 5 for words in IMAGE.findall(page.read_text(encoding="utf-8")))


def test_the_map_shows_every_page() -> None:
    """Each page of docs/ can be reached from its index."""
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    linked = {(DOCS / link).resolve() for link in LINK.findall(index)}
    assert {page.resolve() for page in DOCS.rglob("*.md")} - linked == {DOCS / "index.md"}
