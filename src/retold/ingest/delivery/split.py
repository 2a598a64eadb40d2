"""A document to the articles in it, where it is a delivery of a press database.

By general signs alone: numbered heads, marks of the end, labels of fields that come again. What
stands between the articles, as a cover page or a list of contents, is told by a `Skip`; no text is
lost silently.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

import regex

from retold.ingest.delivery.article import Article, read_article
from retold.ingest.delivery.signs import Row, read_rows, split_rows
from retold.ingest.delivery.tail import Value
from retold.ingest.formats.document import Document, Stretch
from retold.ingest.input import Input
from retold.ingest.lines import Role
from retold.ingest.metadata import StatedDate
from retold.ingest.stated import Stated
from retold.model import Skip, SkipReason

_BASIS = "delivery"
# What a delivery shows, in small letters. Each begins with what is seldom on a page: `re` passes
# over the rest at once.
_HAS_SIGNS = (
    re.compile(r"end of (?:the )?(?:document|article|record|story)\s"),
    re.compile(
        r"\n\s{0,9}(?:load-date|length|byline|section|hd|wc|pd|publication date"
        r"|publication title)\b"
    ),
    re.compile(r"\n(?:dokument|document|documento) [a-z]{3,8}[a-z0-9]{10,40}\s{0,5}(?:\n|$)"),
    re.compile(r"\d (?:(?:of|von|de|sur|/) \d|words|wörter|mots)"),
)
_MAX_CHARS = 32 * 2**20
_MAX_LINES = 400_000
_MIN_FIELDS = 2
_SHOWN_WORDS = 8
# "The Port Ellery Herald (Port Ellery)", "Herald; Port Ellery": the place, or the edition.
_AFTER_NAME = regex.compile(r"\s{0,3}(?:;|\(|,\s[A-Z][a-z]{2,8}\s\d).*", regex.DOTALL)


def split_delivery(document: Document, source: Input) -> Iterator[Document | Skip]:
    """Yield the articles of a delivery, or the document as it is where it is none."""
    if not _can_be_split(document.text):
        yield document
        return
    rows = _on_pages(read_rows(document.text, document.roles), document.stretches)
    articles = [
        article for part in split_rows(rows) if (article := read_article(rows, part)) is not None
    ]
    is_marked = any(row.mark == "end" for row in rows) or len(articles) > 1
    if not articles or not (is_marked or _is_sure(articles[0])):
        yield document
        return
    left_from = 0
    for article in articles:
        yield from _left_over(rows, source, left_from, article.start)
        left_from = article.end
        yield _document(document, article)
    yield from _left_over(rows, source, left_from, len(document.text))


def _can_be_split(text: str) -> bool:
    """Whether a text has any sign of a delivery, and is not longer than one can be."""
    if len(text) > _MAX_CHARS or text.count("\n") + text.count("\r") > _MAX_LINES:
        return False
    folded = "\n" + text.lower()
    return any(sign.search(folded) for sign in _HAS_SIGNS)


def _on_pages(rows: list[Row], pages: tuple[Stretch, ...]) -> list[Row]:
    """The lines, with the running heads of pages marked as what they are."""
    if not pages:
        return rows
    starts = [page.span.start for page in pages]

    def mark(row: Row) -> Row:
        at = bisect_right(starts, row.start) - 1
        is_inside = row.is_blank or (at >= 0 and row.start < pages[at].span.end)
        return row if is_inside or row.mark else replace(row, mark="page")

    return [mark(row) for row in rows]


def _is_sure(article: Article) -> bool:
    """Whether one article alone has the fields of a delivery, not a line that looks like one."""
    return article.labels >= _MIN_FIELDS and len(article.values) >= _MIN_FIELDS


def _left_over(rows: list[Row], source: Input, start: int, end: int) -> Iterator[Skip]:
    """What stands between two articles, if it is more than the marks that part them."""
    first = bisect_left(rows, start, key=lambda row: row.start)
    words: list[str] = []
    for row in rows[first : bisect_right(rows, end, key=lambda row: row.end)]:
        if not row.mark:
            words.extend(row.text.split())
    if words:
        shown = " ".join(words[:_SHOWN_WORDS])[:80]
        detail = f'{len(words)} words that belong to no article: "{shown} ..."'
        yield source.skip(SkipReason.BETWEEN_ARTICLES, detail)


def _document(document: Document, article: Article) -> Document:
    stretches: list[Stretch] = []
    if article.headline is not None:
        stretches.append(Stretch(Role.TITLE, article.headline))
    if article.standfirst is not None:
        stretches.append(Stretch(Role.NONE, article.standfirst))
    stretches.extend(Stretch(Role.NONE, span) for span in article.body)
    stretches.extend(Stretch(Role.CAPTION, span) for span in article.captions)
    stated = _state(document.text, article, document.stated)
    return replace(document, stretches=tuple(stretches), stated=stated)


def _state(text: str, article: Article, above: Stated) -> Stated:
    """What the fields say."""

    def value(name: str) -> str:
        return article.values[name].span.of(text) if name in article.values else ""

    outlet = _AFTER_NAME.sub("", " ".join(value("outlet").split())[:200]).strip()
    label = article.values["outlet"].label if outlet else ""
    return replace(
        above,
        basis=_BASIS,
        outlet=outlet or above.outlet,
        outlet_evidence=_evidence(label) if outlet else above.outlet_evidence,
        headline=article.headline.of(text) if article.headline is not None else "",
        byline=value("byline"),
        url=value("url").strip() or above.url,
        language=value("language"),
        section=value("section"),
        dates=tuple(_dates(text, article.values.get("published"))),
    )


def _dates(text: str, published: Value | None) -> Iterator[StatedDate]:
    if published is not None:
        span = published.span
        words = span.of(text)[:60]
        yield StatedDate(words, span, _evidence(published.label), is_published=True)


def _evidence(label: str) -> str:
    return f"{_BASIS}: its header" if label == "line" else f'{_BASIS}: field "{label}"'
