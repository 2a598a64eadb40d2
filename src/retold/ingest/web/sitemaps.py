"""Sitemaps (sitemaps.org, with the news extension) and indexes of sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.ingest.web.address import join_address
from retold.ingest.web.items import FeedItem, ItemDate, to_plain
from retold.ingest.web.records import Record, read_records

_AROUND = frozenset({"urlset", "sitemapindex"})
_PAGES = frozenset({"url"})
_SITEMAPS = frozenset({"sitemap"})
_MAX_DATE_CHARS = 60
_BASIS = "sitemap"


@dataclass(frozen=True, slots=True)
class SitemapLink:
    """A sitemap that an index names."""

    url: str


def read_sitemap(text: str, *, url: str = "") -> Iterator[FeedItem | SitemapLink]:
    """The pages of a sitemap, with what the news extension says of them, or an index's sitemaps.

    Args:
        text: The sitemap.
        url: Where it was fetched, for addresses that are relative.
    """
    for record in read_records(text, around=_AROUND, items=_PAGES | _SITEMAPS):
        address = join_address(url, record.text("loc"))
        if address and record.item in _SITEMAPS:
            yield SitemapLink(address)
        elif address and record.item:
            yield _read_page(record, address)


def _read_page(record: Record, address: str) -> FeedItem:
    dates = []
    said = record.inside(record.get("news:news", "news"))
    published = to_plain(said.text("news:publication_date", "publication_date"), _MAX_DATE_CHARS)
    if published:
        dates.append(
            ItemDate("news:publication_date", published, is_published=True, basis_kind=_BASIS)
        )
    changed = to_plain(record.text("lastmod"), _MAX_DATE_CHARS)
    if changed:
        dates.append(ItemDate("lastmod", changed, is_published=False, basis_kind=_BASIS))
    by = said.inside(said.get("news:publication", "publication"))
    language = to_plain(by.text("news:language", "language"), 20)[:2].casefold()
    return FeedItem(
        title=to_plain(said.text("news:title", "title")),
        url=address,
        dates=tuple(dates),
        source=to_plain(by.text("news:name", "name")),
        language=language,
    )
