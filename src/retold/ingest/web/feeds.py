"""RSS (0.9 to 2.0, with RDF) and Atom (0.3 and 1.0): a feed's text to its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from retold.ingest.web.address import join_address
from retold.ingest.web.items import (
    FeedItem,
    ItemDate,
    is_article,
    is_cut_short,
    to_markup,
    to_plain,
    without_trailer,
)
from retold.ingest.web.records import Field, Record, read_records

_AROUND = frozenset("rss channel feed atom:feed rdf rdf:rdf".split())
_ITEMS = frozenset({"item", "entry", "atom:entry"})
_PUBLISHED = (
    "pubdate", "published", "atom:published", "dc:date", "dcterms:issued", "dcterms:created",
    "dcterms:available", "issued", "created", "date", "dc:issued",
)  # fmt: skip
_SHOWN = {"pubdate": "pubDate"}
_MODIFIED = ("updated", "atom:updated", "dcterms:modified", "modified", "lastmod")
_CONTENT = ("content:encoded", "content", "atom:content", "xhtml:body", "body")
_SUMMARY = ("description", "summary", "atom:summary", "media:description", "dc:description")
_TEXTUAL = frozenset("text html xhtml plain text/plain text/html application/xhtml+xml".split()) | {
    ""
}
_BRACKETED = regex.compile(r"\(([^()]{1,200})\)\s*$")
_MAIL = regex.compile(r"[^\s@]{1,100}@[^\s@]{1,100}")
_MAX_DATES, _MAX_DATE_CHARS = 8, 60


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says of itself."""

    base: str
    title: str
    language: str


def read_feed(text: str, *, url: str = "") -> Iterator[FeedItem]:
    """The items of an RSS or Atom feed, in its order, well-formed or not.

    Args:
        text: The feed.
        url: Where it was fetched, for links that are relative; empty for a file.
    """
    feed = _Feed(url, "", "")
    for record in read_records(text, around=_AROUND, items=_ITEMS):
        if record.item:
            yield _read_item(record, feed)
        else:
            feed = _read_head(record, url)


def _read_head(head: Record, url: str) -> _Feed:
    base = _link_of(head, url) or url
    language = head.text("language", "dc:language")
    return _Feed(base, _title_of(head), to_plain(language, 20)[:2].casefold())


def _read_item(record: Record, feed: _Feed) -> FeedItem:
    content, is_teaser = _content_of(record)
    source = record.get("source", "atom:source")
    language = to_plain(record.text("dc:language", "language"), 20)[:2].casefold()
    return FeedItem(
        title=_title_of(record),
        url=_link_of(record, feed.base),
        content=content,
        is_teaser=is_teaser,
        dates=tuple(_dates_of(record))[:_MAX_DATES],
        source=_name_of(record, source),
        feed_title=feed.title,
        author=_author_of(record),
        language=language or feed.language,
    )


def _title_of(record: Record) -> str:
    found = record.get("title", "atom:title", "dc:title")
    return to_plain(_markup_of(found)) if found else ""


def _markup_of(found: Field) -> str:
    """The value of an RSS or Atom field as HTML."""
    kind = found.attributes.get("type", "").casefold()
    is_plain = kind in ("text", "plain", "text/plain") and not found.has_tags
    return without_trailer(to_markup(found.value.strip(), is_plain=is_plain))


def _content_of(record: Record) -> tuple[str, bool]:
    """The fullest content of an item as HTML, and whether it is a teaser alone."""
    content = _longest(record, _CONTENT)
    summary = _longest(record, _SUMMARY)
    if content and len(to_plain(content)) >= len(to_plain(summary)):
        return content, is_cut_short(content)
    return summary, not is_article(summary)


def _longest(record: Record, names: tuple[str, ...]) -> str:
    found = [
        _markup_of(one)
        for one in record.fields
        if one.name in names and one.value.strip() and one.attributes.get("type", "") in _TEXTUAL
    ]
    return max(found, key=len, default="")


def _link_of(record: Record, base: str) -> str:
    """The page of an item, or of a feed: its own address, absolute, or empty."""
    candidates = [record.text("feedburner:origlink")]
    candidates.extend(one.value for one in record.fields if one.name == "link")
    for one in record.fields:
        is_page = one.attributes.get("rel", "alternate") == "alternate"
        if one.name in ("link", "atom:link") and one.attributes.get("href") and is_page:
            candidates.append(one.attributes["href"])
    guid = record.get("guid")
    if guid and guid.attributes.get("ispermalink", "true").casefold() != "false":
        candidates.append(guid.value if guid.value.strip().startswith("http") else "")
    links = (join_address(base, link) for link in candidates if link.strip())
    return next(filter(None, links), "")


def _dates_of(record: Record) -> Iterator[ItemDate]:
    for names, is_published in ((_PUBLISHED, True), (_MODIFIED, False)):
        for name in names:
            for one in record.fields:
                if one.name == name and one.value.strip():
                    text = to_plain(one.value, _MAX_DATE_CHARS)
                    shown = _SHOWN.get(name, name.removeprefix("atom:"))
                    yield ItemDate(shown, text, is_published)


def _name_of(record: Record, source: Field | None) -> str:
    """The name of an item's source: its text, or the title within it in Atom."""
    if source is None:
        return ""
    return _title_of(record.inside(source)) if source.has_tags else to_plain(source.value)


def _author_of(record: Record) -> str:
    creator = record.text("dc:creator")
    if creator:
        return to_plain(creator)
    author = record.get("author", "atom:author")
    if author is None:
        return ""
    if author.has_tags:
        return to_plain(record.inside(author).text("name", "atom:name"))
    words = to_plain(author.value)
    name = _BRACKETED.search(words)  # RSS: "mail@harbour.example (Ada Vole)"
    return name.group(1) if name else _MAIL.sub("", words).strip()
