"""Listings to pages: what a feed holds itself, and what is fetched."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.web.site import Page, Site, World
from retold.ingest.input import Input
from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.web.fetch import Fetcher
from retold.ingest.web.listing import expand_address, expand_listing
from retold.ingest.web.policy import FetchPolicy
from retold.model import Skip, SkipReason

FEED = """<?xml version="1.0"?><rss><channel><title>The Sound Mercury</title>
<item><title>Ferry sinks</title><link>http://mercury.example/1</link>
<pubDate>Sat, 03 May 2031 14:05:00 GMT</pubDate><source>Norvane</source>
<content:encoded><![CDATA[<p>The ferry sank.</p>]]></content:encoded></item>
<item><title>Mole "stood"</title><link>http://mercury.example/2</link></item>
</channel></rss>"""
PAGE = b"<html><body><h1>Ferry sinks</h1><p>The ferry sank at the mole.</p></body></html>"


def offline(body: bytes, limits: ReadingLimits = LIMITS) -> list[Input | Skip]:
    """What a listing in a file gives when nothing is fetched."""
    return list(expand_listing(Input.of_bytes("feed.xml", body), limits=limits))


def online(fetcher: Fetcher, url: str) -> list[Input | Skip]:
    """What an address gives."""
    return list(expand_address(url, limits=LIMITS, fetcher=fetcher))


def shown(found: list[Input | Skip]) -> list[str]:
    """The names of the pages, and the reasons of the skips."""
    return [one.reason.value if isinstance(one, Skip) else one.path for one in found]


def test_a_feed_in_a_file_holds_its_items() -> None:
    """Offline an item is what the feed holds of it; of a headline alone the address is named."""
    page, skip = offline(FEED.encode())
    assert isinstance(page, Input)
    text = page.stream.read().decode()
    assert "<h1>Ferry sinks</h1>\n<p>The ferry sank.</p>" in text
    assert (page.path, page.stated.outlet, page.stated.headline) == (
        "feed.xml#http://mercury.example/1",
        "Norvane",
        "Ferry sinks",
    )
    assert (page.stated.url, page.stated.is_teaser) == ("http://mercury.example/1", False)
    (date,) = page.stated.dates
    assert date.raw is not None
    assert date.raw.of(text) == date.text == "Sat, 03 May 2031 14:05:00 GMT"
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.NOT_FETCHED
    assert "http://mercury.example/2" in skip.detail


def test_what_an_item_says_cannot_break_out_of_its_page() -> None:
    """Quotation marks, tags and line breaks in titles and dates stay text of the page."""
    hostile = "&quot;&gt;&lt;script&gt;"
    feed = (
        f"<rss><channel><item><title>{hostile}</title><pubDate>{hostile} 3 May 2031</pubDate>"
        "<description>It sank.</description></item></channel></rss>"
    )
    (page,) = offline(feed.encode())
    assert isinstance(page, Input)
    assert b"<script>" not in page.stream.read()


@pytest.mark.parametrize("wrapped", [False, True])
def test_lists_of_addresses_hold_nothing_themselves(*, wrapped: bool) -> None:
    """A sitemap in a file is one line of what could be fetched, also when it is compressed."""
    urls = "".join(f"<url><loc>http://mercury.example/{n}</loc></url>" for n in range(1200))
    body = f"<urlset>{urls}</urlset>".encode()
    (skip,) = offline(gzip.compress(body) if wrapped else body)
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.NOT_FETCHED
    assert "1,200" in skip.detail


def test_pages_of_a_feed_are_fetched(site: Site, world: World) -> None:
    """A feed's pages are fetched, with what the feed says of them, and its own words in reserve."""
    site.pages["/feed"] = Page(FEED.encode(), headers={"Content-Type": "text/plain"})
    site.pages["/1"] = Page(PAGE, headers={"Content-Type": "text/html; charset=utf-8"})
    site.pages["/2"] = Page(status=404)
    first, second = online(world.fetcher(), "http://mercury.example/feed")
    assert isinstance(first, Input)
    assert first.stream.read() == PAGE
    assert (first.path, first.charset) == ("http://mercury.example/1", "utf-8")
    assert (first.stated.outlet, first.stated.outlet_hint) == ("Norvane", "The Sound Mercury")
    assert first.stated.fetched.startswith("2031-05-03T12:00")
    assert [date.basis for date in first.stated.dates] == ["feed: pubDate"]
    assert first.instead is not None
    assert b"The ferry sank." in first.instead.stream.read()
    assert isinstance(second, Skip)
    assert (second.item, second.reason) == ("http://mercury.example/2", SkipReason.STATUS)


def test_what_the_feed_holds_stands_in_for_a_page(site: Site, world: World) -> None:
    """A page that cannot be fetched is a skip, and the feed's own words are read."""
    site.pages["/feed"] = Page(FEED.encode())
    found = online(world.fetcher(), "http://mercury.example/feed")
    own = "http://mercury.example/feed#http://mercury.example/1"
    assert shown(found) == ["STATUS", own, "STATUS"]


def test_feeds_of_a_list_and_sitemaps_of_an_index(site: Site, world: World) -> None:
    """Lists lead to lists, each address once, and no further than a few steps."""
    site.pages["/list"] = Page(
        b"<opml><outline xmlUrl='http://a.example/feed'/>"
        b"<outline xmlUrl='http://b.example/map'/><outline xmlUrl='http://b.example/list'/></opml>"
    )
    site.pages["/feed"] = Page(FEED.encode())
    site.pages["/map"] = Page(
        b"<sitemapindex><sitemap><loc>/map</loc></sitemap>"
        b"<sitemap><loc>http://b.example/map.gz</loc></sitemap></sitemapindex>"
    )
    site.pages["/map.gz"] = Page(
        gzip.compress(b"<urlset><url><loc>http://mercury.example/1</loc></url></urlset>")
    )
    site.pages["/1"] = site.pages["/2"] = Page(PAGE)
    found = online(world.fetcher(), "http://a.example/list")
    assert shown(found) == ["http://mercury.example/1", "http://mercury.example/2"]
    assert site.paths.count("/list") == 2  # two hosts have one
    assert site.paths.count("/map") == 1  # it names itself


def test_an_address_may_be_a_page(site: Site, world: World) -> None:
    """A page that is no listing comes as it is, whatever its name and type say."""
    site.pages["/a.xml"] = Page(b"%PDF-1.7", headers={"Content-Type": "application/rss+xml"})
    (found,) = online(world.fetcher(), "http://mercury.example/a.xml")
    assert isinstance(found, Input)
    assert not found.is_page
    assert found.stated.url == "http://mercury.example/a.xml"


def test_feeds_do_not_fetch_for_ever(site: Site, world: World) -> None:
    """As many pages as the policy says; the rest is counted in one line."""
    items = "".join(f"<item><link>http://mercury.example/{n}</link></item>" for n in range(40))
    site.pages["/feed"] = Page(f"<rss><channel>{items}</channel></rss>".encode())
    for number in range(40):
        site.pages[f"/{number}"] = Page(PAGE)
    policy = FetchPolicy(max_pages=5, delay_seconds=0)
    found = online(world.fetcher(policy), "http://mercury.example/feed")
    assert len(found) == 5
    assert isinstance(found[-1], Skip)
    assert found[-1].reason is SkipReason.NOT_FETCHED
    assert "36" in found[-1].detail


def test_items_that_share_an_address_are_kept(site: Site, world: World) -> None:
    """Where every item leads to the front page, what the feed holds of each is not lost."""
    items = "".join(
        f"<item><title>{n}</title><link>/</link><content:encoded>It sank {n}.</content:encoded>"
        "</item>" for n in (1, 2, 2)
    )  # fmt: skip
    site.pages["/feed"] = Page(f"<rss><channel>{items}</channel></rss>".encode())
    site.pages["/"] = Page(PAGE)
    found = online(world.fetcher(), "http://mercury.example/feed")
    assert (
        shown(found)
        == ["http://mercury.example/"] + ["http://mercury.example/feed#http://mercury.example/"] * 2
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<rss><channel><item><title>&b;</title></item></channel></rss>"
)
BAD = {
    "entity bomb": (BOMB.encode(), SkipReason.DAMAGED),
    "entity bomb in UTF-16": (BOMB.encode("utf-16"), SkipReason.DAMAGED),
    "empty": (b"", SkipReason.EMPTY),
    "no items": (b"<rss><channel><title>Mercury</title></channel></rss>", SkipReason.EMPTY),
    "cut gzip": (gzip.compress(FEED.encode())[:-9], SkipReason.DAMAGED),
    "gzip bomb": (gzip.compress(b"<rss>" + bytes(3_000_000)), SkipReason.TOO_LARGE),
    "too large": (b"<rss>" + b" " * 2_000_000, SkipReason.TOO_LARGE),
    "broken JSON": (b'{"version": "https://jsonfeed.org/version/1", ', SkipReason.DAMAGED),
    "no listing": (b"The ferry sank.", SkipReason.UNKNOWN_FORMAT),
}


@pytest.mark.parametrize(("body", "reason"), BAD.values(), ids=BAD)
def test_bad_listings(body: bytes, reason: SkipReason) -> None:
    """Whatever is wrong with a listing is one skip with its reason."""
    (skip,) = offline(body, ReadingLimits(max_bytes=1_000_000))
    assert isinstance(skip, Skip)
    assert skip.reason is reason


def test_old_feeds_may_declare_characters() -> None:
    """Entities that stand for a character, as in feeds of RSS 0.91, are no bomb."""
    declared = '<!DOCTYPE rss [<!ENTITY dash "&#8211;">]>'
    item = "<item><title>A &dash; b</title><description>It sank.</description></item>"
    (found,) = offline(f"{declared}<rss><channel>{item}</channel></rss>".encode())
    assert isinstance(found, Input)


SHAPES = {
    "deep": b"<rss><channel><item><title>" + b"<a>" * 100_000,
    "many fields": b"<rss><channel><item>" + b"<a/>" * 300_000,
    "many attributes": b"<rss " + b'a="b" ' * 400_000 + b"><channel><item>",
    "open tags": b"<rss><channel><item><title>" + b"<a b='" * 200_000,
    "open quotes": b"<rss><channel><item><title>" + b"<a '\"" * 200_000,
    "open stretches": b"<rss><item><title>" + b"<![CDATA[" * 200_000,
    "open comments": b"<rss><item><title>" + b"<!--" * 200_000,
    "references": b"<rss><item><title>" + b"&amp;" * 200_000,
    "ends in dots": b"<rss><item><description>" + b"... " * 400_000,
    "spaces": b"<rss><item><description>" + b" " * 2_000_000 + b"a",
    "trailers": b"<rss><item><description>" + b"The post appeared first on " * 80_000,
}


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_hostile_shapes_are_read_in_linear_time(body: bytes) -> None:
    """Two megabytes of anything end quickly (the suite would hang if not)."""
    assert len(offline(body)) == 1


TOKENS = st.sampled_from(
    '<rss> <channel> <item> </item> <title> </title> <link> </link> <entry> <feed> <url> <loc> '
    '<urlset> <opml> <outline xmlUrl="http://a.example/"> <source> </source> <content type="html"> '
    '<description> </description> <![CDATA[ ]]> <!-- --> <! <? & &amp; &#0; &#55296; &x; " \' > < '
    '<pubDate> 2031-05-03 Ferry \0 \x1b \u202e \ufffe {"items":[ ] } : "title" , [{'.split(" ")
)  # fmt: skip
BODIES = st.one_of(
    st.lists(TOKENS, max_size=60).map(lambda parts: "".join(parts).encode()),
    st.lists(TOKENS, max_size=60).map(lambda parts: ("<rss>" + " ".join(parts)).encode("utf-16")),
    st.binary(max_size=200).map(lambda body: b"<rss><channel><item><title>" + body),
    st.binary(max_size=200).map(gzip.compress),
    st.recursive(
        st.none() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.dictionaries(
                st.sampled_from(["items", "title", "url", "content_html", "authors"]), inner
            )
            | st.lists(inner, max_size=3)
        ),
    ).map(lambda made: json.dumps({"items": [made]}).encode()),
)


@given(BODIES)
@example(b"<rss><item")
@example(b"<feed><entry><link href=")
@example(b"\xff\xfe<\x00r\x00s\x00s\x00>\x00")
def test_any_bytes(body: bytes) -> None:
    """Any bytes give pages with true places of their dates, or skips; twice the same."""
    found = offline(body)
    assert shown(found) == shown(offline(body))
    for one in found:
        if isinstance(one, Skip):
            assert one.detail
            continue
        text = one.stream.read().decode()
        assert one.is_page  # whatever its words look like, it is not expanded again
        for date in one.stated.dates:
            assert date.raw is not None
            assert date.raw.end <= len(text)
