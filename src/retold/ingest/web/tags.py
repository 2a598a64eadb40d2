"""The tags of an XML text, well-formed or not, in one linear pass.

Feeds are often not well-formed (a bare `&` in an address, `<br>` in a summary), and recovering
parsers then lose text or items (docs/decisions/0013). Nothing here is expanded, nested or looked
up: entities that a text declares itself stay as they are written.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

import regex

from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

MAX_TAGS = 3_000_000  # a full sitemap, 50,000 pages with pictures and news, has 2 million

# Every run ends at the next "<", so that no stretch of text is read twice.
_TAG = regex.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]{0,100}+)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
_ATTRIBUTE = regex.compile(
    r"(?P<name>[A-Za-z_][\w.:-]{0,100}+)\s{0,20}+=\s{0,20}+(?:\"(?P<a>[^\"<]*+)\"|'(?P<b>[^'<]*+)')"
)
_REFERENCE = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ASIDES = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


class Mark(Enum):
    """What a token is."""

    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"
    CDATA = "cdata"


class Token(NamedTuple):
    """A tag, or a stretch of unparsed text; `name` is as written, empty for the latter."""

    mark: Mark
    name: str
    start: int
    end: int


def find_tokens(text: str) -> Iterator[Token]:
    """The tags and unparsed stretches of a text, in order; comments and declarations left out.

    Raises:
        RefusedError: There are more than any listing has.
    """
    end, count = len(text), 0
    at = text.find("<")
    while at >= 0:
        tag = _TAG.match(text, at)
        if tag is not None:
            count += 1
            yield Token(_mark_of(tag), tag["name"], at, tag.end())
            at = tag.end()
        elif text.startswith(_CDATA, at):
            close = _after(text, _CDATA_END, at + len(_CDATA), end)
            yield Token(Mark.CDATA, "", at, close)
            at = close
        else:
            at = _after_aside(text, at)
        if count > MAX_TAGS:
            raise RefusedError(SkipReason.TOO_LARGE, f"it has more than {MAX_TAGS:,} tags")
        at = text.find("<", at)


def attributes_of(text: str, token: Token) -> dict[str, str]:
    """The attributes of a tag, their names in lower case as written, the first of a name kept."""
    found: dict[str, str] = {}
    rest = token.start + 1 + len(token.name)
    if token.end - rest < len(' a=""'):
        return found
    for one in _ATTRIBUTE.finditer(text, rest, token.end):
        value = one["a"] if one["a"] is not None else one["b"]
        found.setdefault(one["name"].casefold(), resolve_references(value).strip())
    return found


def read_value(text: str, start: int, end: int, *, has_tags: bool = False) -> str:
    """The text between two tags: unparsed stretches as they are, elsewhere references resolved.

    Args:
        text: The whole text.
        start: Where it begins.
        end: Where it ends.
        has_tags: Whether there are tags in it: then it is markup, and references stay.
    """
    parts: list[str] = []
    at = start
    while at < end:
        opening = text.find(_CDATA, at, end)
        outside = text[at : opening if opening >= 0 else end]
        parts.append(outside if has_tags else resolve_references(outside))
        if opening < 0:
            break
        at = _after(text, _CDATA_END, opening + len(_CDATA), end)
        is_closed = text.endswith(_CDATA_END, opening, at)
        parts.append(text[opening + len(_CDATA) : at - len(_CDATA_END) if is_closed else at])
    return "".join(parts)


def resolve_references(text: str) -> str:
    r"""A text with its character references resolved, named ones as HTML knows them.

    Only whole ones: in `?a=1&copy=2` there is none.

    >>> resolve_references("salt &amp; sea&nbsp;air ?a=1&copy=2")
    'salt & sea\xa0air ?a=1&copy=2'
    """
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text)


def _mark_of(tag: regex.Match[str]) -> Mark:
    if tag["close"]:
        return Mark.CLOSE
    return Mark.EMPTY if tag["rest"].endswith("/") else Mark.OPEN


def _after_aside(text: str, at: int) -> int:
    """The end of a comment or declaration, or of a mere "<"."""
    for opening, closing in _ASIDES:
        if text.startswith(opening, at):
            return _after(text, closing, at + len(opening), len(text))
    return at + 1


def _after(text: str, mark: str, start: int, end: int) -> int:
    found = text.find(mark, start, end)
    return end if found < 0 else found + len(mark)
