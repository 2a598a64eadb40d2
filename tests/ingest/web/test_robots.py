"""robots.txt (RFC 9309)."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from ingest.web.site import PUBLIC, Clock, Page, Site, World
from retold.ingest.web.fetched import Fetched
from retold.ingest.web.policy import FetchPolicy
from retold.model import Skip, SkipReason

URL = "http://harbour.example/news/1"
ROBOTS = "/robots.txt"


def is_fetched(world: World, url: str = URL, policy: FetchPolicy | None = None) -> bool:
    """Whether a page is fetched; if not, it is robots.txt that says so."""
    found = world.fetcher(policy or FetchPolicy(max_seconds=5)).fetch(url)
    assert isinstance(found, Fetched) or "robots.txt" in found.detail, found
    return isinstance(found, Fetched)


RULES = {
    "User-agent: *\nDisallow: /news": False,
    "User-agent: *\nDisallow: /news\nAllow: /news/1": True,
    "User-agent: retold\nDisallow: /\n\nUser-agent: *\nAllow: /": False,
    "User-agent: retold\nAllow: /\n\nUser-agent: *\nDisallow: /": True,
    "User-agent: otherbot\nDisallow: /": True,
    "User-agent: *\nDisallow: /*1$": False,
    "User-agent: *\nDisallow:": True,
    "\ufeffUser-agent: *\r\nDisallow: /": False,
    "": True,
    "<html><body>Not found</body></html>": True,
    "\x00\xff" * 50: True,
    "# " + "x" * 600_000 + "\nUser-agent: *\nDisallow: /": True,
}


@pytest.mark.parametrize(("rules", "fetched"), RULES.items(), ids=range(len(RULES)))
def test_the_rules_are_obeyed(site: Site, world: World, rules: str, *, fetched: bool) -> None:
    """What the file asks, for us or for everybody, is done; what is no rule is passed over."""
    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = Page(rules.encode())
    assert is_fetched(world) is fetched
    assert site.paths == (["/news/1"] if fetched else [])


@pytest.mark.parametrize(
    ("status", "fetched"), [(404, True), (403, True), (401, True), (500, False), (503, False),
                            (429, False)]
)  # fmt: skip
def test_a_site_without_the_file(site: Site, world: World, status: int, *, fetched: bool) -> None:
    """No file lets everything through; a server in trouble is left alone."""
    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = Page(status=status)
    assert is_fetched(world) is fetched


def test_a_site_that_does_not_answer_is_left_alone(site: Site, world: World) -> None:
    """A file that does not come in time lets nothing through."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"#")

    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = drip
    world.clock = Clock(step=0.5)
    assert not is_fetched(world, policy=FetchPolicy(max_seconds=10, max_tries=1))


def test_the_file_may_stand_elsewhere(site: Site, world: World) -> None:
    """Redirects to the file are followed, five of them; further on it counts as absent."""
    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = Page(status=301, headers={"Location": "http://www.harbour.example/r"})
    site.pages["/r"] = Page(b"User-agent: *\nDisallow: /news")
    assert not is_fetched(world)
    site.pages["/r"] = Page(status=302, headers={"Location": "/r"})
    assert is_fetched(world)


def test_the_file_may_not_stand_on_a_private_machine(site: Site, world: World) -> None:
    """A redirect of robots.txt is judged as any other."""
    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = Page(status=301, headers={"Location": "http://10.0.0.1/robots.txt"})
    assert not is_fetched(world)
    assert world.connected == [(PUBLIC, 80)]


def test_every_host_of_a_redirect_is_asked(site: Site, world: World) -> None:
    """A redirect to another site obeys that site's rules."""
    site.pages["/news/1"] = Page(status=302, headers={"Location": "http://sound.example/a"})
    site.pages[ROBOTS] = [Page(status=404), Page(b"User-agent: *\nDisallow: /a")]
    found = world.fetcher().fetch(URL)
    assert isinstance(found, Skip)
    assert found.reason is SkipReason.ROBOTS
    assert site.paths == ["/news/1"]


def test_the_file_is_asked_for_once_a_day(site: Site, world: World) -> None:
    """The file is kept for a day, for each site."""
    site.pages["/news/1"] = Page(b"story")
    fetcher = world.fetcher()
    for hours in (0, 1, 22, 30):
        world.clock.time += hours * 3600
        fetcher.fetch(URL)
    assert [path for path, _ in site.asked].count(ROBOTS) == 2


def test_the_pause_it_asks_for_is_kept(site: Site, world: World) -> None:
    """A crawl delay is kept; one that is too long leaves further pages out."""
    site.pages["/news/1"] = Page(b"story")
    site.pages[ROBOTS] = Page(b"User-agent: *\nCrawl-delay: 9")
    fetcher = world.fetcher()
    fetcher.fetch(URL)
    fetcher.fetch(URL)
    assert world.clock.slept == [9.0]
    site.pages[ROBOTS] = Page(b"User-agent: *\nCrawl-delay: 86400")
    fetcher = world.fetcher()
    assert isinstance(fetcher.fetch(URL), Fetched)
    assert isinstance(fetcher.fetch(URL), Skip)
    assert world.clock.slept == [9.0]


def test_a_hostile_file_takes_no_time(site: Site, world: World) -> None:
    """Patterns full of stars, and tens of thousands of rules, are matched in linear time."""
    stars = "Disallow: /" + "*a" * 2000 + "*b\n"
    site.pages["/" + "a" * 1500] = Page(b"story")
    site.pages[ROBOTS] = Page(b"User-agent: *\n" + stars.encode() * 100 + b"Disallow: /x\n" * 30000)
    assert is_fetched(world, "http://harbour.example/" + "a" * 1500)
