"""What a page's metadata state: dates, outlet, address, type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from retold.ingest.decode import without_surrogates
from retold.ingest.garbled import repair_text
from retold.ingest.markup import Markup
from retold.model import Span
from retold.text.outlet_words import is_outlet_like

_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate",
    "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "sailthru.date", "parsely-pub-date", "publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified")
_MAX_JSON = 500_000
_MAX_NODES = 2000


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in metadata: its words, where it stands in the linear text, and whose it is."""

    text: str
    raw: Span | None
    basis: str
    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself."""

    dates: tuple[StatedDate, ...] = ()
    outlet: str = ""
    outlet_evidence: str = ""
    headline: str = ""
    byline: str = ""
    url: str = ""
    type: str = ""
    language: str = ""


def read_metadata(markup: Markup) -> Metadata:
    """The metadata of a page, from its meta tags and its JSON-LD."""
    nodes = [node for span in markup.json_ld for node in _nodes(markup.source.raw, span)]
    name, evidence = _outlet(markup, nodes)
    url = markup.canonical or markup.meta("og:url") or _text_of(nodes, "url")
    return Metadata(
        dates=tuple(_dates(markup, nodes)),
        outlet=repair_text(name),
        outlet_evidence=evidence,
        headline=repair_text(_text_of(nodes, "headline") or markup.meta("og:title")),
        byline=repair_text(_byline(markup, nodes)),
        url=url if url.startswith(("http://", "https://")) else "",
        type=" ".join(str(node.get("@type", "")) for _, node in nodes)[:500],
        language=markup.language[:2].casefold(),
    )


Node = tuple[Span, dict[str, Any]]


def _nodes(raw: str, span: Span) -> Iterator[Node]:
    """The objects of a JSON-LD script, without recursion; none if it is broken."""
    if len(span) > _MAX_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(span.of(raw), object_hook=_writable)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield span, node
            waiting.extend(node.get(key) for key in ("@graph", "mainEntity") if key in node)


def _writable(node: dict[str, Any]) -> dict[str, Any]:
    """An object whose strings, alone and in lists, can be written again."""
    return {
        key: [_text(one) for one in value] if isinstance(value, list) else _text(value)
        for key, value in node.items()
    }


def _text(value: Any) -> Any:  # noqa: ANN401 - as parsed
    return without_surrogates(value) if isinstance(value, str) else value


def _dates(markup: Markup, nodes: list[Node]) -> Iterator[StatedDate]:
    for key, is_published in (("datePublished", True), ("dateModified", False)):
        for span, node in nodes:
            value = node.get(key)
            if isinstance(value, str) and value.strip():
                at = markup.source.raw.find(value, span.start, span.end)
                place = Span(at, at + len(value)) if at >= 0 else span
                yield StatedDate(value[:60], place, f"metadata: JSON-LD {key}", is_published)
    for names, is_published in ((_PUBLISHED, True), (_MODIFIED, False)):
        for name, content, span in markup.metas:
            if name in names:
                at = markup.source.raw.find(content, span.start, span.end)
                place = Span(at, at + len(content)) if at >= 0 and content else span
                yield StatedDate(content[:60], place, f"metadata: {name}", is_published)


def _outlet(markup: Markup, nodes: list[Node]) -> tuple[str, str]:
    for name in ("og:site_name", "application-name", "twitter:site", "dc.publisher", "publisher"):
        value = markup.meta(name)
        if value:
            return value.lstrip("@")[:120], f"metadata: {name}"
    for _, node in nodes:
        publisher = node.get("publisher")
        stated = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(stated, str) and stated.strip():
            return stated.strip()[:120], "metadata: JSON-LD publisher"
    for mark in (" | ", " — ", " – ", " - "):
        head, found, tail = markup.title.rpartition(mark)
        is_told = len(head.split()) >= 3 or (bool(head.strip()) and is_outlet_like(tail))
        if found and 1 <= len(tail.split()) <= 5 and is_told:
            return tail.strip(), "the end of the page's title"
    return "", ""


def _byline(markup: Markup, nodes: list[Node]) -> str:
    """The author's name, by the meta tags or the JSON-LD; an address of a page is none."""
    stated = markup.meta("author", "article:author", "byl", "dc.creator", "parsely-author")
    if stated and "://" not in stated:
        return stated[:200]
    for _, node in nodes:
        author = node.get("author")
        people = author if isinstance(author, list) else [author]
        names = [one.get("name") if isinstance(one, dict) else one for one in people[:10]]
        shown = [" ".join(name.split())[:80] for name in names if isinstance(name, str)]
        if any(shown):
            return ", ".join(name for name in shown if name and "://" not in name)
    return ""


def _text_of(nodes: list[Node], key: str) -> str:
    for _, node in nodes:
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:1000]
    return ""
