"""Addresses on the command line, and the options of fetching."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ingest.web.site import Page, Site, serve
from retold.cli import commands

PROSE = "The ferry struck the north mole at noon, the harbour guard said on Saturday. " * 3
HTML = f"<html><body><h1>Ferry strikes mole</h1><p>{PROSE}</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine, with a feed that holds a headline alone, and its page."""
    with serve() as made:
        made.pages["/1"] = Page(HTML.encode(), headers={"Content-Type": "text/html"})
        made.pages["/feed"] = Page(feed_of(made).encode())
        yield made


def feed_of(site: Site) -> str:
    """The feed."""
    item = f"<item><title>Ferry</title><link>http://127.0.0.1:{site.port}/1</link></item>"
    return f"<rss><channel><title>The Sound Mercury</title>{item}</channel></rss>"


def trace(*arguments: str) -> Any:
    """The trace document of a command line."""
    result = CliRunner().invoke(commands, ["trace", "--json", "--tier", "fast", *arguments])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_an_address_is_traced(site: Site) -> None:
    """A feed's pages are read from where they stand, where the user allows this machine."""
    url = f"http://127.0.0.1:{site.port}"
    found = trace(
        f"{url}/feed", "--allow-private", "--contact", "desk@sound.example", "--max-pages", "9"
    )
    (report,) = found["reports"]
    assert (report["path"], report["url"]) == (f"{url}/1", f"{url}/1")
    assert report["outlet"] == {"name": "The Sound Mercury", "evidence": "the title of the feed"}
    assert site.headers_of("/1")["user-agent"].endswith("(+desk@sound.example)")


def test_this_machine_is_not_fetched_from(site: Site) -> None:
    """Without the flag an address of this machine is a skip that names the flag."""
    (skip,) = trace(f"http://127.0.0.1:{site.port}/1")["skips"]
    assert skip["reason"] == "ADDRESS"
    assert "--allow-private" in skip["detail"]
    assert site.asked == []


def test_a_feed_in_a_file_is_fetched_only_when_asked(site: Site, tmp_path: Path) -> None:
    """What a file names is fetched with the flag alone."""
    path = tmp_path / "feed.xml"
    path.write_text(feed_of(site))
    (skip,) = trace(str(path), "--allow-private")["skips"]
    assert skip["reason"] == "NOT_FETCHED"
    assert site.asked == []
    assert len(trace(str(path), "--allow-private", "--fetch")["reports"]) == 1
