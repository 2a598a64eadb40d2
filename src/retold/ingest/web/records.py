"""Feeds and sitemaps as records: a head, and items with fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from retold.ingest.web.tags import Mark, Token, attributes_of, find_tokens, read_value

_MAX_FIELDS = 400  # no item has more; a hostile one could fill the memory
_NAMESPACE = regex.compile(
    r"xmlns:(?P<prefix>[A-Za-z_][\w.-]{0,40}+)\s{0,5}=\s{0,5}[\"'](?P<uri>[^\"'<>]{1,200})[\"']"
)
_HEAD_CHARS = 16_000
# The usual prefix of each namespace; feeds may choose another.
_USUAL = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item: its name in lower case with its namespace's usual prefix."""

    name: str
    attributes: dict[str, str]
    value: str
    has_tags: bool


@dataclass(slots=True)
class Record:
    """An item with its name, or, without one, the head above all items."""

    item: str = ""
    fields: list[Field] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)

    def get(self, *names: str) -> Field | None:
        """The first field of the first of these names that is there and says something."""
        for name in names:
            for one in self.fields:
                if one.name == name and (one.value.strip() or one.attributes):
                    return one
        return None

    def text(self, *names: str) -> str:
        """The value of the first of these fields that has one; empty if none has."""
        for name in names:
            for one in self.fields:
                if one.name == name and one.value.strip():
                    return one.value.strip()
        return ""

    def inside(self, found: Field | None) -> Record:
        """The elements within a field of this record, as fields of another."""
        text = found.value if found else ""
        reader = _Reader(text, frozenset(), frozenset(), self.prefixes)
        for token in find_tokens(text):
            reader.take(token)
        return reader.finish() or Record()


def read_records(text: str, *, around: frozenset[str], items: frozenset[str]) -> Iterator[Record]:
    """The head of a feed, and then its items, in order.

    Args:
        text: The feed.
        around: The names of the elements around items; what else stands there belongs to the head.
        items: The names of items.
    """
    reader = _Reader(text, around, items, _prefixes(text))
    for token in find_tokens(text):
        record = reader.take(token)
        if record is not None:
            yield record
    last = reader.finish()
    if last is not None:
        yield last


class _Reader:
    """The state of one pass: the record, and within it the field, that is being read."""

    def __init__(
        self,
        text: str,
        around: frozenset[str],
        items: frozenset[str],
        prefixes: dict[str, str],
    ) -> None:
        self.text, self.around, self.items = text, around, items
        self.prefixes = prefixes
        self.record: Record | None = Record(prefixes=prefixes)
        self.field: Token | None = None
        self.same_name = 0
        self.has_tags = False

    def take(self, token: Token) -> Record | None:
        """Read one token; a record that is complete by it comes out."""
        if token.mark is Mark.CDATA:
            return None
        name = self._name(token)
        if name in self.items:
            return self._take_item(token, name)
        if self.field is not None:
            self._take_nested(token)
        elif name in self.around:
            return None
        elif token.mark is Mark.OPEN:
            self.field, self.same_name, self.has_tags = token, 0, False
        elif token.mark is Mark.EMPTY:
            self._keep(token, token.end, token.end)
        return None

    def finish(self) -> Record | None:
        """What is left at the end."""
        self._end_field(len(self.text))
        return self.record

    def _take_item(self, token: Token, name: str) -> Record | None:
        """An item begins or ends; whatever was not closed before it ends with it."""
        self._end_field(token.start)
        complete, opens = self.record, token.mark is Mark.OPEN
        self.record = Record(item=name, prefixes=self.prefixes) if opens else None
        return complete

    def _take_nested(self, token: Token) -> None:
        if self.field is None:
            return
        if token.name != self.field.name:
            self.has_tags = True
        elif token.mark is Mark.OPEN:
            self.same_name += 1
            self.has_tags = True
        elif token.mark is Mark.CLOSE and self.same_name:
            self.same_name -= 1
        elif token.mark is Mark.CLOSE:
            self._end_field(token.start)

    def _end_field(self, end: int) -> None:
        if self.field is not None:
            self._keep(self.field, self.field.end, end)
            self.field = None

    def _keep(self, token: Token, start: int, end: int) -> None:
        if self.record is None or len(self.record.fields) >= _MAX_FIELDS:
            return
        value = read_value(self.text, start, end, has_tags=self.has_tags) if start < end else ""
        found = Field(self._name(token), attributes_of(self.text, token), value, self.has_tags)
        self.record.fields.append(found)

    def _name(self, token: Token) -> str:
        prefix, colon, local = token.name.casefold().rpartition(":")
        if not colon:
            return local
        usual = self.prefixes.get(prefix, prefix)
        return f"{usual}:{local}" if usual else local


def _prefixes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _NAMESPACE.finditer(text, 0, _HEAD_CHARS):
        usual = _USUAL.get(one["uri"].strip().rstrip("/").casefold())
        if usual is not None:
            found.setdefault(one["prefix"].casefold(), usual)
    return found
