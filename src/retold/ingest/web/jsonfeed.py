"""JSON Feed (1.0 and 1.1, jsonfeed.org) to its items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from retold.ingest.decode import without_surrogates
from retold.ingest.refusal import RefusedError
from retold.ingest.web.address import join_address
from retold.ingest.web.items import (
    FeedItem,
    ItemDate,
    is_article,
    is_cut_short,
    to_markup,
    to_plain,
)
from retold.model import SkipReason

MAX_CHARS = 8 * 2**20  # three characters of JSON can be an object of 64 bytes
_MAX_DATE_CHARS = 60


def read_json_feed(text: str, *, url: str = "") -> Iterator[FeedItem]:
    """The items of a JSON feed, in its order; what has the wrong type counts as not there.

    Raises:
        RefusedError: It is no JSON, too large or too deep.
    """
    feed = _load(text)
    base = join_address(url, _text(feed, "home_page_url")) or url
    items = feed.get("items")
    for one in items if isinstance(items, list) else []:
        if isinstance(one, dict):
            yield _read_item(one, feed, base)


def _load(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARS:
        raise RefusedError(SkipReason.TOO_LARGE, "a JSON feed of more than 8 MB is not read")
    try:
        feed = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise RefusedError(SkipReason.DAMAGED, "it is no whole JSON") from error
    if not isinstance(feed, dict):
        raise RefusedError(SkipReason.DAMAGED, "it is JSON, but no feed")
    return feed


def _read_item(item: dict[str, Any], feed: dict[str, Any], base: str) -> FeedItem:
    content, is_teaser = _content_of(item)
    return FeedItem(
        title=to_plain(_text(item, "title")),
        url=_link_of(item, base),
        content=content,
        is_teaser=is_teaser,
        dates=tuple(_dates_of(item)),
        feed_title=to_plain(_text(feed, "title")),
        author=_author_of(item) or _author_of(feed),
        language=(_text(item, "language") or _text(feed, "language"))[:2].casefold(),
    )


def _content_of(item: dict[str, Any]) -> tuple[str, bool]:
    marked = _text(item, "content_html")
    content = to_markup(marked or _text(item, "content_text"), is_plain=not marked)
    if content.strip():
        return content, is_cut_short(content)
    summary = to_markup(_text(item, "summary"), is_plain=True)
    return summary, not is_article(summary)


def _link_of(item: dict[str, Any], base: str) -> str:
    identity = _text(item, "id")
    links = [_text(item, "url"), _text(item, "external_url")]
    links.append(identity if identity.startswith("http") else "")
    return next(filter(None, (join_address(base, link) for link in links if link)), "")


def _dates_of(item: dict[str, Any]) -> Iterator[ItemDate]:
    for name, is_published in (("date_published", True), ("date_modified", False)):
        text = to_plain(_text(item, name), _MAX_DATE_CHARS)
        if text:
            yield ItemDate(name, text, is_published)


def _author_of(item: dict[str, Any]) -> str:
    authors = item.get("authors")
    given = [*(authors if isinstance(authors, list) else []), item.get("author")]
    names = (to_plain(_text(one, "name")) for one in given[:20] if isinstance(one, dict))
    return ", ".join(filter(None, names))


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return without_surrogates(value) if isinstance(value, str) else ""
