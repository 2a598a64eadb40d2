"""What lists pages (feeds, lists of feeds, sitemaps) to the pages themselves.

Offline, which is the rule for files, an item is what the feed itself holds of it. With a fetcher
its page is fetched, and what the feed holds is read only where the page comes to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from sys import getsizeof

import regex

from retold.ingest.decode import Refusal, decode
from retold.ingest.input import STEP, Input
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format, sniff
from retold.ingest.web.feeds import read_feed
from retold.ingest.web.fetched import Fetched, Fetches
from retold.ingest.web.items import FeedItem, page_of_item, stated_of_page
from retold.ingest.web.jsonfeed import read_json_feed
from retold.ingest.web.opml import Subscription, read_opml
from retold.ingest.web.sitemaps import SitemapLink, read_sitemap
from retold.ingest.web.unpacking import GZIP_MAGIC, gunzip, gunzip_head
from retold.model import Skip, SkipReason

MAX_ITEMS = 20_000
# Memory of a feed's text; a sitemap may have 50 MB (sitemaps.org), a feed has no such size.
MAX_FEED_BYTES = 32 * 2**20
_MAX_NESTING = 3
_HEAD_CHARS = 4000
_ROOT = regex.compile(
    r"(?i)<(?:[a-z_][\w.-]{0,40}:)?(?P<name>rss|rdf|feed|opml|urlset|sitemapindex)(?=[\s>/])"
)
# An entity made of other entities; ones that stand for a character are in honest old feeds too.
_BOMB = regex.compile(r"<!ENTITY\s[^<>&]{0,2000}&[A-Za-z_]")
_DOCTYPE_CHARS = 100_000

Entry = FeedItem | Subscription | SitemapLink


class Listing(Enum):
    """What lists pages."""

    FEED = "feed"
    JSON_FEED = "JSON feed"
    OPML = "list of feeds"
    SITEMAP = "sitemap"


def find_listing(text: str) -> Listing | None:
    """What sort of listing a text is, by its first element; none if it is none."""
    head = text[:_HEAD_CHARS]
    if head.lstrip("\ufeff \t\r\n").startswith("{"):
        return Listing.JSON_FEED
    root = _ROOT.search(head)
    if root is None:
        return None
    kinds = {"opml": Listing.OPML, "urlset": Listing.SITEMAP, "sitemapindex": Listing.SITEMAP}
    return kinds.get(root["name"].casefold(), Listing.FEED)


def expand_listing(
    source: Input, *, limits: ReadingLimits, fetcher: Fetches | None = None, url: str = ""
) -> Iterator[Input | Skip]:
    """Yield the pages that a feed, a list of feeds or a sitemap holds or names, in its order.

    Args:
        source: The listing (`Format.FEED`), or one that is compressed with gzip.
        limits: How much is read of it.
        fetcher: What fetches pages; without one nothing is fetched.
        url: Where it was fetched, for links that are relative.
    """
    expansion = _Expansion(limits, fetcher)
    yield from expansion.of_listing(source, url, 0)
    yield from expansion.left_out(source.path)


def expand_address(
    url: str,
    *,
    limits: ReadingLimits,
    fetcher: Fetches,
    is_seen: Callable[[str], bool] | None = None,
) -> Iterator[Input | Skip]:
    """Yield the page at an address that the user names; of a listing, the pages it names.

    Args:
        url: The address.
        limits: How much is read of a listing.
        fetcher: What fetches pages.
        is_seen: Says of a page of a feed that it was read before and is left out, without a word.
    """
    expansion = _Expansion(limits, fetcher, is_seen)
    yield from expansion.of_address(url.strip(), 0)
    yield from expansion.left_out(url)


class _Expansion:
    """The state of one expansion: what was fetched already, and how much more may be."""

    def __init__(
        self,
        limits: ReadingLimits,
        fetcher: Fetches | None,
        is_seen: Callable[[str], bool] | None = None,
    ) -> None:
        self.limits, self.fetcher, self.is_seen = limits, fetcher, is_seen
        self.pages_left = fetcher.max_pages if fetcher else 0
        self.pages_left_out = 0
        self.titles: dict[str, str] = {}  # of the pages fetched, by address

    def of_listing(self, source: Input, url: str, nesting: int) -> Iterator[Input | Skip]:
        """The pages of a listing that is there."""
        try:
            text = self._text_of(source)
            entries = _read_entries(text, url)
            if self.fetcher is None and find_listing(text) in (Listing.OPML, Listing.SITEMAP):
                yield source.skip(SkipReason.NOT_FETCHED, _unfetched(sum(1 for _ in entries)))
                return
            number = -1
            for number, entry in enumerate(entries):
                if number >= MAX_ITEMS:
                    detail = f"it lists more than {MAX_ITEMS:,} pages; the rest were left out"
                    yield source.skip(SkipReason.TOO_LARGE, detail)
                    return
                yield from self._of_entry(entry, source, nesting)
            if number < 0:
                yield source.skip(SkipReason.EMPTY, "it lists nothing")
        except RefusedError as error:
            yield source.skip(error.reason, str(error))

    def of_address(self, url: str, nesting: int) -> Iterator[Input | Skip]:
        """The page at an address, or the pages of the listing that stands there."""
        if url in self.titles:
            return
        page = self._fetch(url)
        if not isinstance(page, Fetched):
            yield from [page] if page else []
            return
        found = _input_of(page, FeedItem())
        if _is_listing(found.head) and nesting <= _MAX_NESTING:
            yield from self.of_listing(found, page.url, nesting)
        else:
            # The ending of an address says nothing of what stands there.
            found.is_page = nesting > 0 or sniff(found.head, "") in (Format.TEXT, Format.HTML)
            yield found

    def _of_entry(self, entry: Entry, source: Input, nesting: int) -> Iterator[Input | Skip]:
        if not isinstance(entry, FeedItem):
            yield from self.of_address(entry.url, nesting + 1)
            return
        if entry.url and self.is_seen is not None and self.is_seen(entry.url):
            return
        own = page_of_item(entry, source.path) if entry.has_content else None
        if self.fetcher is None or not entry.url:
            yield own or source.skip(SkipReason.NOT_FETCHED, _headline_alone(entry))
        elif entry.url not in self.titles:
            yield from self._of_page(self._fetch(entry.url, entry.title), entry, own)
        elif own is not None and self.titles[entry.url] != entry.title:
            yield own  # a feed that gives every item the same address

    def _of_page(
        self, page: Fetched | Skip | None, item: FeedItem, own: Input | None
    ) -> Iterator[Input | Skip]:
        """A page that was fetched; what the feed holds of it in place of one that was not."""
        if isinstance(page, Fetched):
            found = _input_of(page, item)
            found.is_page, found.instead = True, own
            yield found
            return
        yield from filter(None, (page, own))

    def left_out(self, name: str) -> Iterator[Skip]:
        """How many pages were not fetched because there were too many."""
        if self.pages_left_out:
            detail = f"{self.pages_left_out:,} more pages that it names were not fetched"
            yield Skip(item=name, step=STEP, reason=SkipReason.NOT_FETCHED, detail=detail)

    def _fetch(self, url: str, title: str = "") -> Fetched | Skip | None:
        """A page; none where as many were fetched as may be."""
        self.titles[url] = title
        if self.fetcher is None or self.pages_left <= 0:
            self.pages_left_out += 1
            return None
        self.pages_left -= 1
        return self.fetcher.fetch(url)

    def _text_of(self, source: Input) -> str:
        body = source.read_whole(self.limits)
        if body.startswith(GZIP_MAGIC):
            body = gunzip(body, self.limits.max_bytes)
        decoded = decode(body, declared=source.charset, max_chars=self.limits.max_chars)
        if isinstance(decoded, Refusal):
            raise RefusedError(decoded.reason, decoded.detail)
        if _BOMB.search(decoded.text, 0, _DOCTYPE_CHARS):
            detail = "it declares entities made of entities, as an entity bomb does"
            raise RefusedError(SkipReason.DAMAGED, detail)
        return decoded.text


def _read_entries(text: str, url: str) -> Iterator[Entry]:
    kind = find_listing(text)
    if kind is not Listing.SITEMAP and getsizeof(text) > MAX_FEED_BYTES:
        detail = f"a feed of more than {MAX_FEED_BYTES // 2**20} MB is not read"
        raise RefusedError(SkipReason.TOO_LARGE, detail)
    if kind is Listing.FEED:
        return read_feed(text, url=url)
    if kind is Listing.JSON_FEED:
        return read_json_feed(text, url=url)
    if kind is Listing.OPML:
        return read_opml(text, url=url)
    if kind is Listing.SITEMAP:
        return read_sitemap(text, url=url)
    raise RefusedError(SkipReason.UNKNOWN_FORMAT, "it is no feed, list of feeds or sitemap")


def _is_listing(head: bytes) -> bool:
    if head.startswith(GZIP_MAGIC):
        head = gunzip_head(head)
    return sniff(head, "") is Format.FEED


def _input_of(page: Fetched, item: FeedItem) -> Input:
    stated = stated_of_page(item, url=page.url, fetched=page.fetched_at.isoformat())
    return Input.of_bytes(page.asked, page.body, charset=page.charset, stated=stated)


def _headline_alone(item: FeedItem) -> str:
    said = f'"{item.title}"' if item.title else "an item"
    if not item.url:
        return f"the feed holds a headline alone, and no address: {said}"
    return f"the feed holds a headline alone: {said}; its page is read with --fetch: {item.url}"


def _unfetched(count: int) -> str:
    if count == 1:
        return "it names an address and holds no reports itself; --fetch reads it"
    return f"it names {count:,} addresses and holds no reports itself; --fetch reads them"
