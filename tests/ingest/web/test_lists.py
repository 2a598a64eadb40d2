"""JSON Feed, OPML and sitemaps."""

from __future__ import annotations

import json

import pytest

from retold.ingest.refusal import RefusedError
from retold.ingest.web.items import FeedItem
from retold.ingest.web.jsonfeed import read_json_feed
from retold.ingest.web.opml import Subscription, read_opml
from retold.ingest.web.sitemaps import SitemapLink, read_sitemap
from retold.model import SkipReason

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Vale Notes",
    "home_page_url": "https://vale.example/",
    "language": "en-GB",
    "authors": [{"name": "Ada Vole"}],
    "items": [
        {"id": "1", "url": "/n/1", "title": "One &amp; all", "content_html": "<p>All safe.</p>",
         "date_published": "2031-05-03T09:00:00Z", "date_modified": "2031-05-03T10:00:00Z"},
        {"id": "https://vale.example/n/2", "content_text": "a < b\nc", "author": {"name": "Bo"}},
        {"id": 3, "url": ["x"], "title": None, "summary": "A word.", "authors": "none"},
        "no item",
    ],
}  # fmt: skip

OPML = """<opml version="2.0"><body><outline text="Wires"><outline text="North">
<outline type="rss" text="Norvane &amp; sons" xmlUrl="https://norvane.example/feed?a=1&amp;b=2"/>
<outline text="again" xmlUrl='https://norvane.example/feed?a=1&b=2'/></outline></outline>
<outline text="bad" xmlUrl="file:///etc/passwd"/><outline text="none"/>
<outline title="Vale" text="v" XMLURL="http://vale.example/feed"></outline></body></opml>"""

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://mercury.example/1?a=b&amp;c=d</loc><lastmod>2031-05-04</lastmod>
 <n:news><n:publication><n:name>The Sound Mercury</n:name><n:language>en</n:language>
 </n:publication><n:publication_date>2031-05-03T09:00:00Z</n:publication_date>
 <n:title>Ferry &amp; mole</n:title></n:news>
 <image:image><image:loc>https://mercury.example/i.jpg</image:loc></image:image></url>
<url><loc> https://mercury.example/2 </loc></url>
<url><loc>javascript:alert(1)</loc></url><url></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://mercury.example/news.xml.gz</loc><lastmod>2031-05-03</lastmod></sitemap>
<sitemap><loc>/more.xml</loc></sitemap></sitemapindex>"""


def test_json_feed() -> None:
    """Items with their fields; what has the wrong type counts as not there."""
    first, second, third = read_json_feed(json.dumps(FEED))
    assert (first.title, first.url) == ("One & all", "https://vale.example/n/1")
    assert (first.author, first.language, first.feed_title) == ("Ada Vole", "en", "Vale Notes")
    assert [(date.field, date.is_published) for date in first.dates] == [
        ("date_published", True),
        ("date_modified", False),
    ]
    assert (second.url, second.author) == ("https://vale.example/n/2", "Bo")
    assert second.content == "a &lt; b<br>\nc"
    assert (third.url, third.title, third.is_teaser) == ("", "", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("{", SkipReason.DAMAGED), ("[" * 100_000, SkipReason.DAMAGED), ("[]", SkipReason.DAMAGED),
     ("{" + " " * 9_000_000, SkipReason.TOO_LARGE), ("9" * 10_000, SkipReason.DAMAGED)],
    ids=["cut", "deep", "list", "large", "number"],
)  # fmt: skip
def test_bad_json(text: str, reason: SkipReason) -> None:
    """Broken, deep or huge JSON has a reason."""
    with pytest.raises(RefusedError) as caught:
        list(read_json_feed(text))
    assert caught.value.reason is reason


@pytest.mark.parametrize("items", [None, 5, {}, [[]], [None], [{"id": {}}]])
def test_strange_json(items: object) -> None:
    """A feed with other things in the place of items has none, or empty ones."""
    found = list(read_json_feed(json.dumps({"items": items})))
    assert all(item == FeedItem(is_teaser=True) for item in found)


def test_opml() -> None:
    """The feeds of all folders, each once, with its name; what is no web address is left out."""
    assert list(read_opml(OPML)) == [
        Subscription("https://norvane.example/feed?a=1&b=2", "Norvane & sons"),
        Subscription("http://vale.example/feed", "Vale"),
    ]


def test_deep_opml() -> None:
    """A hundred thousand folders within each other are no deeper than one."""
    text = "<opml>" + "<outline>" * 100_000 + "<outline xmlUrl='http://a.example/f'/>"
    assert [one.url for one in read_opml(text)] == ["http://a.example/f"]


def test_sitemap() -> None:
    """Pages with what the news extension says, under whatever prefix."""
    first, second = read_sitemap(NEWS)
    assert isinstance(first, FeedItem)
    assert isinstance(second, FeedItem)
    assert (first.url, first.title) == ("https://mercury.example/1?a=b&c=d", "Ferry & mole")
    assert (first.source, first.language) == ("The Sound Mercury", "en")
    assert [(date.basis, date.text, date.is_published) for date in first.dates] == [
        ("sitemap: news:publication_date", "2031-05-03T09:00:00Z", True),
        ("sitemap: lastmod", "2031-05-04", False),
    ]
    assert second.url == "https://mercury.example/2"


def test_sitemap_index() -> None:
    """An index names other sitemaps."""
    found = list(read_sitemap(INDEX, url="https://mercury.example/sitemap.xml"))
    assert found == [
        SitemapLink("https://mercury.example/news.xml.gz"),
        SitemapLink("https://mercury.example/more.xml"),
    ]


def test_letters_that_no_encoding_holds() -> None:
    """Half of a pair of surrogates, which JSON can hold, could not be saved: it is replaced."""
    item = {"url": "https://vale.example/\ud800", "title": "\ud800 b", "content_text": "c\ud800"}
    (made,) = read_json_feed(json.dumps({**FEED, "items": [item]}))
    assert made.title == "\ufffd b"
    (made.url + made.content).encode()
