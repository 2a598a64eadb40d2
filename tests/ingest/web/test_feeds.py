"""RSS and Atom, as they are written and as they should be."""

from __future__ import annotations

import html

import pytest

from retold.ingest.web.feeds import read_feed
from retold.ingest.web.items import FeedItem

FULL = "<p>" + "The ferry struck the north mole at noon, the harbour guard said. " * 10 + "</p>"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
 <title>The Sound Mercury</title><link>https://mercury.example/</link>
 <atom:link rel="self" href="https://mercury.example/feed.xml"/><language>en-GB</language>
 <image><title>Logo</title><link>https://pictures.example/</link></image>
 <item>
  <title>Ferry strikes mole &amp;amp; sinks</title><link>https://mercury.example/news/1</link>
  <guid isPermaLink="false">1</guid><pubDate>Sat, 03 May 2031 14:05:00 +0200</pubDate>
  <atom:updated>2031-05-04T08:00:00Z</atom:updated><dc:creator>Ada Vole</dc:creator>
  <source url="https://norvane.example/feed">Norvane</source>
  <description>The ferry sank. [&amp;#8230;]</description>
  <content:encoded><![CDATA[<p>The ferry &amp; its crew: <b>saved</b>.</p>]]></content:encoded>
 </item>
 <item><title>Two</title><description>A short word of it ...</description>
  <guid>https://mercury.example/news/2</guid></item>
 <item><title>Three</title><link>/news/3</link>
  <author>desk@mercury.example (Bo Quill)</author></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en">
 <a:title type="html">Fell &amp;amp; Vale</a:title>
 <a:link href="https://vale.example/"/><a:updated>2031-05-03T10:00:00Z</a:updated>
 <a:entry>
  <a:title type="text">Guard: 3 &lt; 4 &amp; "safe"</a:title>
  <a:link rel="enclosure" href="https://vale.example/a.mp3"/>
  <a:link rel="alternate" href="n/1"/><a:id>tag:1</a:id>
  <a:published>2031-05-03T09:00:00+01:00</a:published><a:updated>2031-05-03T10:00:00Z</a:updated>
  <a:author><a:name>Cy Pell</a:name><a:email>c@vale.example</a:email></a:author>
  <a:source><a:id>x</a:id><a:title>Norvane</a:title></a:source>
  <a:summary>Short.</a:summary>
  <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All 3 &lt; 4 safe.</p></div>
  </a:content>
 </a:entry>
 <a:entry><a:title>Plain</a:title><a:content type="text">One &lt;b&gt;
two</a:content><a:content type="image/png">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ</a:content>
 </a:entry>
</a:feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old</title><link>https://old.example/</link>
 <items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>
 <dc:date>2031-05-03</dc:date><dc:language>fr</dc:language></item></rdf:RDF>"""


def items_of(text: str, url: str = "") -> list[FeedItem]:
    """The items of a feed."""
    return list(read_feed(text, url=url))


def item_of(inner: str) -> FeedItem:
    """The one item of a feed."""
    (item,) = items_of(f"<rss><channel><item>{inner}</item></channel></rss>")
    return item


def test_rss() -> None:
    """An item has its title, page, author, source, dates with their field, and full content."""
    first, second, third = items_of(RSS)
    assert first.title == "Ferry strikes mole & sinks"
    assert first.url == "https://mercury.example/news/1"
    assert first.content == "<p>The ferry &amp; its crew: <b>saved</b>.</p>"
    assert not first.is_teaser
    assert (first.author, first.source, first.language) == ("Ada Vole", "Norvane", "en")
    assert first.feed_title == "The Sound Mercury"
    assert [(date.basis, date.text, date.is_published) for date in first.dates] == [
        ("feed: pubDate", "Sat, 03 May 2031 14:05:00 +0200", True),
        ("feed: updated", "2031-05-04T08:00:00Z", False),
    ]
    assert (second.is_teaser, second.url) == (True, "https://mercury.example/news/2")
    assert (third.url, third.author) == ("https://mercury.example/news/3", "Bo Quill")
    assert not third.has_content


def test_atom() -> None:
    """Atom under any prefix: nested names, texts by their type, the page and not the sound."""
    first, second = items_of(ATOM, "https://vale.example/feeds/all.atom")
    assert first.title == 'Guard: 3 < 4 & "safe"'
    assert first.url == "https://vale.example/n/1"
    assert (first.author, first.source, first.feed_title) == ("Cy Pell", "Norvane", "Fell & Vale")
    assert "<p>All 3 &lt; 4 safe.</p>" in first.content
    assert [date.basis for date in first.dates] == ["feed: published", "feed: updated"]
    assert second.content == "One &lt;b&gt;<br>\ntwo"


def test_rdf() -> None:
    """RSS 1.0 keeps its items beside the channel."""
    (item,) = items_of(RDF)
    assert (item.title, item.url, item.language) == ("One", "https://old.example/1", "fr")
    assert [(date.text, date.basis) for date in item.dates] == [("2031-05-03", "feed: dc:date")]


@pytest.mark.parametrize("text", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_another_reader_sees_the_same(text: str) -> None:
    """feedparser, which most programs use, finds the same items with the same titles."""
    feedparser = pytest.importorskip("feedparser")
    found, items = feedparser.parse(text), items_of(text)
    assert [html.unescape(one.title) for one in found.entries] == [item.title for item in items]
    assert html.unescape(found.feed.title) == items[0].feed_title


def test_what_is_not_well_formed_is_read_all_the_same() -> None:
    """A bare ampersand, unknown entities, open tags, missing ends: nothing is lost or joined."""
    text = (
        "<rss><channel><title>A</title>"
        "<item><title>Fire & flood &nbsp;in<br>port</title><link>http://a.example/?x=1&copy=2"
        "</link></item>"
        "<item><title>Two < three <description>Short<p>text</description></item>"
        "<item><title>No end<item><title>Last"
    )
    first, second, third, last = items_of(text)
    assert (first.title, first.url) == ("Fire & flood in port", "http://a.example/?x=1&copy=2")
    assert second.title.startswith("Two < three")
    assert (third.title, last.title) == ("No end", "Last")


TITLES = {
    "&lt;b&gt;Bold&lt;/b&gt; news": "Bold news",
    "<![CDATA[A &amp; B <i>say</i>]]>": "A & B say",
    "Rise &amp;gt; fall": "Rise > fall",
    "a\n  b\tc": "a b c",
    "\x1b[31mred\x07 \u202eevil": "[31mred \u202eevil",
    "5 &lt; 6 and 7 &gt; 3": "5 < 6 and 7 > 3",
    "<script>alert(1)</script>Calm": "alert(1) Calm",
    "x" * 5000: "x" * 1000,
}


@pytest.mark.parametrize(("given", "title"), TITLES.items())
def test_titles_are_plain_text(given: str, title: str) -> None:
    """Titles lose their markup and control codes, not their signs."""
    assert item_of(f"<title>{given}</title>").title == title


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd", "data:text/html,x",
     "http://u:p@a.example/", "/relative", "", "http://[::1", "x" * 5000],
)  # fmt: skip
def test_links_that_lead_nowhere_are_none(link: str) -> None:
    """A link that is no web address is no address of a page."""
    assert item_of(f"<link>{link}</link>").url == ""


TEASERS = {
    "<description>One sentence of it.</description>": True,
    f"<description>{FULL.replace('<', '&lt;')}</description>": False,
    f"<description><![CDATA[{FULL} Read more]]></description>": True,
    "<content:encoded>A flash of one sentence.</content:encoded>": False,
    "<content:encoded>It begins here [...]</content:encoded>": True,
    f"<description><![CDATA[{FULL}]]></description><content:encoded>Cut…</content:encoded>": False,
    "<content:encoded>The guard wanted more.</content:encoded>": False,
    "<description><![CDATA[<p>It sank […]</p> <p>The post <a href='x'>It</a> appeared first on "
    "<a href='y'>Sound</a>.</p>]]></description>": True,
}


@pytest.mark.parametrize(("inner", "is_teaser"), TEASERS.items(), ids=range(len(TEASERS)))
def test_a_teaser_is_told_from_the_article(inner: str, *, is_teaser: bool) -> None:
    """A short summary, or a text that ends in dots, is a teaser; the fullest content counts."""
    item = item_of(inner)
    assert item.is_teaser is is_teaser
    assert item.has_content
    assert "appeared first on" not in item.content


def test_items_with_one_guid_stay_apart() -> None:
    """A feed that gives every item the same number has as many items as it lists."""
    text = "<rss><channel>" + "<item><guid>1</guid><title>A</title></item>" * 3 + "</channel></rss>"
    assert len(items_of(text)) == 3


def test_the_head_of_the_feed_is_its_own() -> None:
    """The title of a picture, or of an item, is not the feed's."""
    text = "<rss><channel><image><title>Logo</title></image><item><title>A</title></item></channel>"
    assert items_of(text)[0].feed_title == ""
