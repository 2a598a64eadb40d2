"""Feeds watched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.web.site import Page, Site, World, serve
from retold import Desk
from retold.desk import Polled

FEED = "http://quay.example/feed.xml"
NOON = datetime(2031, 6, 3, 12, tzinfo=UTC)
ITEM = "<item><title>{0}</title><link>http://quay.example/{0}</link></item>"
ARTICLE = """<html><head><title>{0}</title></head><body><h1>{0} at the quay</h1>
<p>The {0} was closed on Monday after a fire that nobody saw coming, the harbour guard said.</p>
<p>"We saw the {0} burn, and we called for help at once," said guard Ann Orr on Tuesday.</p>
<p>Two trawlers waited outside the reef until the morning, and then went home again.</p>
</body></html>"""


class Watched:
    """A feed on a site, a desk that watches it, and a clock."""

    def __init__(self, desk: Desk, site: Site) -> None:
        self.desk, self.site, self.world, self.time = desk, site, World(site), NOON

    def publish(self, *names: str, etag: str) -> None:
        """Let the feed name these pages, and the site have them."""
        items = "".join(ITEM.format(name) for name in names)
        body = f'<rss version="2.0"><channel><title>Quay</title>{items}</channel></rss>'
        self.site.pages["/feed.xml"] = Page(body.encode(), headers={"ETag": etag})
        for name in names:
            self.site.pages.setdefault(f"/{name}", Page(ARTICLE.format(name).encode()))

    def poll(self, minutes: int = 0) -> list[Polled]:
        """Look at the feed after some minutes, with a fetcher that remembers nothing."""
        self.time += timedelta(minutes=minutes)
        self.site.asked.clear()
        watching = self.desk.watching(
            every=timedelta(minutes=30), tier="fast", now=lambda: self.time
        )
        fetcher = self.world.fetcher(cache=self.desk.feed_cache())  # type: ignore[arg-type]
        return list(watching.poll([FEED], fetcher))


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A feed with two pages, not looked at yet."""
    with serve() as site, Desk(tmp_path / "a.retold") as desk:
        made = Watched(desk, site)
        made.publish("lamp", "mole", etag='"one"')
        yield made


def test_what_is_new_is_added_and_nothing_is_fetched_twice(watched: Watched) -> None:
    """The second look asks whether the feed changed, and fetches the new page alone."""
    (first,) = watched.poll()
    assert len(first.added.report_ids) == 2
    assert watched.site.paths == ["/feed.xml", "/lamp", "/mole"]
    watched.publish("crane", "lamp", "mole", etag='"two"')
    (second,) = watched.poll(minutes=30)
    assert len(second.added.report_ids) == 1
    assert watched.site.paths == ["/feed.xml", "/crane"]
    assert watched.site.headers_of("/feed.xml")["if-none-match"] == '"one"'


def test_a_feed_is_not_asked_before_it_is_due(watched: Watched) -> None:
    """Also not by a watch that was stopped and started again."""
    watched.poll()
    assert watched.poll(minutes=29) == []
    assert watched.site.asked == []
    assert len(watched.poll(minutes=1)) == 1


def test_an_unchanged_feed_costs_one_request(watched: Watched) -> None:
    """What the site marks as unchanged is read from what was kept; no run is noted."""
    watched.poll()
    runs = len(watched.desk.runs())
    watched.site.pages["/feed.xml"] = Page(status=304)
    (polled,) = watched.poll(minutes=30)
    assert watched.site.paths == ["/feed.xml"]
    assert (polled.added.report_ids, polled.added.skips) == ((), ())
    assert len(watched.desk.runs()) == runs


def test_a_page_that_fails_is_tried_again_and_then_given_up(watched: Watched) -> None:
    """A page that cannot be fetched is asked for three times, one that holds nothing once."""
    watched.site.pages["/lamp"] = Page(status=404)
    watched.site.pages["/mole"] = Page(b"<html><body><p>Soon.</p></body></html>")
    asked = []
    for _ in range(5):
        watched.poll(minutes=30)
        asked.append([path for path in watched.site.paths if path != "/feed.xml"])
    assert asked == [["/lamp", "/mole"], ["/lamp"], ["/lamp"], [], []]


def test_a_feed_that_fails_is_asked_less_and_less_often(watched: Watched) -> None:
    """Each failure doubles the pause, to a day at most; a success ends that."""
    feed = watched.site.pages["/feed.xml"]
    watched.site.pages["/feed.xml"] = Page(status=410)
    pauses = []
    for _ in range(8):
        (polled,) = watched.poll()
        due = datetime.fromisoformat(polled.due)
        pauses.append((due - watched.time) // timedelta(minutes=1))
        watched.time = due
    assert pauses == [60, 120, 240, 480, 960, 1440, 1440, 1440]
    watched.site.pages["/feed.xml"] = feed
    (polled,) = watched.poll()
    assert datetime.fromisoformat(polled.due) - watched.time == timedelta(minutes=30)


def test_a_watch_that_is_broken_off_loses_nothing(watched: Watched) -> None:
    """What was read stays, and the rest comes with the next look."""

    def fall(_: object) -> None:
        raise KeyboardInterrupt

    watching = watched.desk.watching(every=timedelta(minutes=30), tier="fast", now=lambda: NOON)
    fetcher = watched.world.fetcher(cache=watched.desk.feed_cache())  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        list(watching.poll([FEED], fetcher, progress=fall))
    assert watched.desk.sizes()["reports"] == 1
    (polled,) = watched.poll()
    assert len(polled.added.report_ids) == 1
    assert watched.desk.sizes()["reports"] == 2
