"""`read` with feeds and addresses: what becomes a report, and what stands in for what."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.web.site import Page, Site
from retold.ingest import FetchPolicy, read
from retold.model import Report, ReportKind, Skip, SkipReason, Zone

PROSE = "The ferry struck the north mole at noon, the harbour guard said on Saturday. " * 3
LOCAL = FetchPolicy(allow_private=True, delay_seconds=0)


def feed_of(*items: str) -> str:
    """A feed with these items."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss><channel><title>The Sound Mercury</title>{inner}</channel></rss>"


def item_of(url: str, content: str, tag: str = "description") -> str:
    """An item with a date."""
    return (
        f"<title>Ferry strikes mole</title><link>{url}</link><{tag}>{content}</{tag}>"
        "<pubDate>Sat, 03 May 2031 14:05:00 GMT</pubDate>"
    )


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Where the test's feed is written."""
    return tmp_path / "feed.xml"


def test_an_item_is_a_report(feed: Path) -> None:
    """What a feed holds whole is a report with the feed's date, outlet and address."""
    feed.write_text(feed_of(item_of("https://mercury.example/1", PROSE, "content:encoded")))
    (report,) = read(feed)
    assert isinstance(report, Report)
    assert [block.zone for block in report.blocks] == [Zone.HEADLINE, Zone.BODY]
    assert (report.path, report.url) == (
        "feed.xml#https://mercury.example/1",
        "https://mercury.example/1",
    )
    assert report.outlet.name == "The Sound Mercury"
    assert report.published.evidence == 'feed: pubDate: "Sat, 03 May 2031 14:05:00 GMT"'
    assert report.kind is not ReportKind.UNKNOWN


def test_a_teaser_is_called_one(feed: Path) -> None:
    """A teaser alone is kept, as what it is, and its kind is unknown."""
    feed.write_text(feed_of(item_of("https://mercury.example/1", "It sank, the guard said [...]")))
    (report,) = read(feed)
    assert isinstance(report, Report)
    assert [block.zone for block in report.blocks] == [Zone.HEADLINE, Zone.TEASER]
    assert report.kind is ReportKind.UNKNOWN


def test_reading_again_changes_nothing(feed: Path) -> None:
    """The same feed gives the same reports, each with an id of its own."""
    items = [item_of(f"https://mercury.example/{n}", PROSE, "content:encoded") for n in range(3)]
    feed.write_text(feed_of(*items))
    found = list(read(feed))
    assert found == list(read(feed))
    assert len({one.id for one in found if isinstance(one, Report)}) == 3


def test_a_new_item_above_leaves_the_others_as_they_were(feed: Path) -> None:
    """An item keeps its report's id while the feed grows at its top."""
    old = item_of("https://mercury.example/1", PROSE, "content:encoded")
    feed.write_text(feed_of(old))
    (before,) = read(feed)
    feed.write_text(feed_of(item_of("https://mercury.example/2", PROSE, "content:encoded"), old))
    assert list(read(feed))[1] == before


def test_a_wall_in_place_of_a_page(site: Site) -> None:
    """A page that holds no report is a skip, and what the feed holds is read in its place."""
    url = f"http://127.0.0.1:{site.port}"
    site.pages["/feed"] = Page(feed_of(item_of(f"{url}/1", PROSE)).encode())
    site.pages["/1"] = Page(b"<html><body><p>Accept</p></body></html>")
    skip, report = read(f"{url}/feed", policy=LOCAL)
    assert isinstance(skip, Skip)
    assert (skip.item, skip.reason) == (f"{url}/1", SkipReason.NO_BODY)
    assert isinstance(report, Report)
    assert (report.path, report.url) == (f"{url}/feed#{url}/1", f"{url}/1")


def test_what_a_page_is_its_content_says(site: Site) -> None:
    """Neither the ending of an address nor the stated type decides."""
    url = f"http://127.0.0.1:{site.port}/data.json"
    page = f"<html><body><h1>Ferry</h1><p>{PROSE}</p></body></html>"
    site.pages["/data.json"] = Page(page.encode(), headers={"Content-Type": "image/png"})
    (report,) = read(url, policy=LOCAL)
    assert isinstance(report, Report)
    site.pages["/data.json"] = Page(b"%PDF-1.7\nbroken", headers={"Content-Type": "text/html"})
    (skip,) = read(url, policy=LOCAL)
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.DAMAGED  # as a PDF


def test_the_stated_encoding_counts(site: Site) -> None:
    """The encoding that the server states is used where the page is no UTF-8."""
    page = (
        f"<html><body><h1>Паром</h1><p>{'Паром ударился о мол в полдень. ' * 9}</p></body></html>"
    )
    site.pages["/1"] = Page(
        page.encode("koi8-r"), headers={"Content-Type": "text/html; charset=koi8-r"}
    )
    (report,) = read(f"http://127.0.0.1:{site.port}/1", policy=LOCAL)
    assert isinstance(report, Report)
    assert "Паром ударился" in report.text


def test_a_file_of_that_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there is read, whatever its name looks like."""
    monkeypatch.chdir(tmp_path)
    Path("data:notes.txt").write_text(PROSE)
    assert [type(one) for one in read("data:notes.txt")] == [Report]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/", "http://127.0.0.1/"])
def test_what_may_not_be_fetched_is_a_skip(url: str) -> None:
    """An address that is refused never reaches the file system or the network."""
    (skip,) = read(url)
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.ADDRESS
