"""An item of a feed, and the page that is made of what the feed itself holds of it."""

from __future__ import annotations

import html
from dataclasses import dataclass

import regex

from retold.ingest.input import Input
from retold.ingest.metadata import StatedDate
from retold.ingest.stated import Stated
from retold.ingest.web.tags import resolve_references
from retold.model import Span

BASIS = "feed"
_MAX_CHARS = 1000
_TAGS = regex.compile(r"</?[A-Za-z][^<>]*+>|<!--[^<>]*+-->")
_ANY_TAG = regex.compile(r"<[/!]?[A-Za-z]")
_CONTROLS = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_PARAGRAPH_END = regex.compile(r"(?i)</p\s{0,5}>|<br\s{0,5}/?>\s{0,20}<br|\n[ \t]{0,20}\n")
# "…", "[...]", "Read more", "(more)": how feeds end what goes on elsewhere.
_CUT_SHORT = regex.compile(
    r"(?i)(?:…|\.\.\.|[\[(]\s?(?:…|\.\.\.|more)\s?[\])]"
    r"|\b(?:read (?:more|on)|(?:read|see) (?:the )?full \w{3,10}|continue reading|full story))"
    r"[\s\]).»›→>]{0,20}$"
)
# What a widespread publishing system adds below every item of its feeds.
_TRAILER = ("The post", "appeared first on")
_TRAILER_CHARS = 2500
_MIN_ARTICLE_WORDS = 100
_HEAD_CHARS, _TAIL_CHARS = 20_000, 300
_SOURCE = "the item's source, in the feed"
_FEED_TITLE = "the title of the feed"


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A date as a feed states it: the name of its field, its words, and whose day it is."""

    field: str
    text: str
    is_published: bool
    basis_kind: str = BASIS

    @property
    def basis(self) -> str:
        """What kind of evidence it is, as `feed: pubDate`."""
        return f"{self.basis_kind}: {self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """What a feed holds of one page; all but `content`, which is HTML, is plain text.

    `url` is absolute and leads to a web page, or is empty. `is_teaser` says that the content is a
    teaser alone. `source` is where the item says it was taken from.
    """

    title: str = ""
    url: str = ""
    content: str = ""
    is_teaser: bool = False
    dates: tuple[ItemDate, ...] = ()
    source: str = ""
    feed_title: str = ""
    author: str = ""
    language: str = ""

    @property
    def has_content(self) -> bool:
        """Whether it holds any words beside its title."""
        return bool(to_plain(self.content))


def to_plain(markup: str, max_chars: int = _MAX_CHARS) -> str:
    """The words of a short piece of HTML on one line, without tags or control codes."""
    words = resolve_references(_TAGS.sub(" ", markup[: 20 * max_chars]))
    return " ".join(_CONTROLS.sub(" ", words).split())[:max_chars]


def to_markup(text: str, *, is_plain: bool = False) -> str:
    """Some content as HTML: with the line breaks of what has no tags kept.

    Args:
        text: The content; in feeds it is HTML, or a text that may hold character references.
        is_plain: Whether it is stated to be plain text: then it is escaped.
    """
    if not is_plain and _ANY_TAG.search(text):
        return text
    made = html.escape(text, quote=False) if is_plain else text
    return made.replace("\r\n", "\n").replace("\n", "<br>\n")


def without_trailer(markup: str) -> str:
    """Some content without the line that a publishing system adds to every item of a feed."""
    low = max(0, len(markup) - _TRAILER_CHARS)
    end = markup.rfind(_TRAILER[1], low)
    start = markup.rfind(_TRAILER[0], low, end) if end >= 0 else -1
    return markup[:start].rstrip().removesuffix("<p>") if start >= 0 else markup


def is_article(markup: str) -> bool:
    """Whether a summary is the article itself: several paragraphs or many words, not cut short."""
    if is_cut_short(markup):
        return False
    head = markup[:_HEAD_CHARS]
    words = len(to_plain(head, _HEAD_CHARS).split())
    paragraphs = sum(1 for _ in _PARAGRAPH_END.finditer(head.strip()))
    return words >= (_MIN_ARTICLE_WORDS // 2 if paragraphs >= 3 else _MIN_ARTICLE_WORDS)


def is_cut_short(markup: str) -> bool:
    """Whether a text ends as feeds end what goes on elsewhere: with dots or "Read more"."""
    return bool(
        _CUT_SHORT.search(to_plain(markup[-10 * _TAIL_CHARS :], 10 * _TAIL_CHARS)[-_TAIL_CHARS:])
    )


def page_of_item(item: FeedItem, path: str) -> Input:
    """What a feed holds of an item as a page of its own, and what the feed states of it.

    The page is the item's linear text: every date stands in it where its evidence says. Its path
    names the item, because an item's number changes with every new one above it.

    Args:
        item: The item.
        path: The feed's path.
    """
    parts = [f'<!doctype html>\n<html lang="{_quoted(item.language)}"><head>']
    if item.url:
        parts.append(f'<link rel="canonical" href="{_quoted(item.url)}">')
    length = sum(map(len, parts)) + len(parts)
    dates: list[StatedDate] = []
    for date in item.dates:
        opening, shown = f'<meta name="{BASIS}:{date.field}" content="', _quoted(date.text)
        at = Span(length + len(opening), length + len(opening) + len(shown))
        dates.append(StatedDate(date.text, at, date.basis, date.is_published))
        parts.append(f'{opening}{shown}">')
        length += len(parts[-1]) + 1
    title = html.escape(item.title)
    head = f"<title>{title}</title></head><body>"
    parts.extend([head, f"<h1>{title}</h1>" if title else "", item.content, "</body></html>"])
    stated = Stated(
        basis=BASIS,
        outlet=item.source or item.feed_title,
        outlet_evidence=_SOURCE if item.source else _FEED_TITLE,
        headline=item.title,
        byline=item.author,
        url=item.url,
        language=item.language,
        dates=tuple(dates),
        is_teaser=item.is_teaser,
    )
    body = "\n".join(parts).encode("utf-8", "replace")
    path = f"{path}#{item.url or item.title}"
    page = Input.of_bytes(path, body, charset="utf-8", stated=stated)
    page.is_page = True
    return page


def stated_of_page(item: FeedItem, *, url: str, fetched: str) -> Stated:
    """What a feed states of a page that was fetched; its headline and byline it says itself.

    Args:
        item: The item that led to it.
        url: Where it was fetched in the end.
        fetched: When, in ISO 8601.
    """
    return Stated(
        basis=BASIS,
        outlet=item.source,
        outlet_evidence=_SOURCE,
        outlet_hint=item.feed_title,
        outlet_hint_evidence=_FEED_TITLE,
        url=url,
        dates=tuple(
            StatedDate(date.text, None, date.basis, date.is_published) for date in item.dates
        ),
        fetched=fetched,
    )


def _quoted(text: str) -> str:
    return html.escape(" ".join(text.split()), quote=True)
