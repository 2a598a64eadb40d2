"""Feeds watched from the terminal."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.told import LIGHT, MARKET
from ingest.web.site import Page, Site, World, serve
from retold.cli import commands, watch

FEED = "http://quay.example/feed.xml"
ITEM = "<item><title>Lamp</title><link>http://quay.example/lamp</link></item>"
LISTED = f'<rss version="2.0"><channel><title>Quay</title>{ITEM}</channel></rss>'
ARTICLE = f"<html><body><article><h1>Lamp out</h1><p>{LIGHT}</p><p>{MARKET}</p></article></html>"


class _Over(Exception):  # noqa: N818 - it ends a loop, and is no error
    """The watching has slept often enough."""


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What `retold watch` prints until it has slept so often, of a feed that it has seen once."""

    def run(*options: str, sleeps: int = 1) -> str:
        left = [None] * sleeps

        def sleep(*_: object) -> None:
            left.pop()
            if not left:
                raise _Over

        monkeypatch.setattr(watch, "_sleep", sleep)
        with serve() as site:
            fill(site, monkeypatch)
            given = ["watch", FEED, "--desk", str(tmp_path / "a.retold"), "--tier", "fast"]
            result = CliRunner().invoke(commands, [*given, *options])
        assert result.exception is None or isinstance(result.exception, _Over)
        return result.stdout

    run("--once")
    return run


def let_time_pass(desk: Path) -> None:
    """Let the feed be due again."""
    with closing(sqlite3.connect(desk)) as file:
        file.execute("UPDATE feeds SET due = checked")
        file.commit()


def fill(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the feed on a site, and let the site be the world."""
    site.pages |= {"/feed.xml": Page(LISTED.encode()), "/lamp": Page(ARTICLE.encode())}
    world = World(site)
    monkeypatch.setattr(
        "retold.ingest.web.opening.open_fetcher", lambda *_, cache: world.fetcher(cache=cache)
    )


def test_a_look_that_finds_nothing_is_said_in_a_line(
    look: Callable[..., str], tmp_path: Path
) -> None:
    """How many feeds had nothing, and when the next one is asked; once, and not at every waking."""
    let_time_pass(tmp_path / "a.retold")
    line = r"\d\d \w+, \d\d:\d\d  nothing new in 1 feed; the next look is at .+\n"
    assert re.fullmatch(line, look(sleeps=3))


def test_started_again_it_says_what_it_waits_for(look: Callable[..., str]) -> None:
    """No feed is due: it says when one is, and asks none."""
    assert re.fullmatch(r"\d\d \w+, \d\d:\d\d  the next look is at .+\n", look())


def test_cron_gets_no_mail_about_nothing(look: Callable[..., str], tmp_path: Path) -> None:
    """Asked once, and not at a terminal, it prints nothing where nothing is new."""
    let_time_pass(tmp_path / "a.retold")
    assert look("--once") == ""
