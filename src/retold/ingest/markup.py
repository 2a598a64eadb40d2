"""HTML to lines, with a map back: one pass over the tags, no tree, no recursion.

The tree is the extractor's affair (`page`); the lines made here are what its answer is carried
back to, and all there is for a page that is too deep or too long for it.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field

import regex

from retold.ingest.hyperlinks import MAX_ANCHORS, Anchor
from retold.ingest.limits import ReadingLimits
from retold.ingest.lines import Role
from retold.ingest.source import Source, SourceBuilder
from retold.model import How, Span

_TAG = regex.compile(r"<(?=[A-Za-z/!?])")
_NAME = regex.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_TOKEN = regex.compile(
    r"(?P<blank>[ \t\n\r\f\v]+)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?P<words>[^ \t\n\r\f\v&]++(?: [^ \t\n\r\f\v&]++){0,2000}+|&)"
)
_ATTRIBUTE = regex.compile(
    r"([A-Za-z_:][\w:.-]{0,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]{1,2000}))"
)
_HREF = regex.compile(
    r"(?i)\shref\s{0,9}=\s{0,9}(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s\"'>]{1,2000}))"
)
_LOOKS_LIKE = regex.compile(
    r"(?i)<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s|<div[\s>]"
)
_PARAGRAPHS = regex.compile(r"(?i)</?(?:p|br|h[1-6]|div|span|a)(?:\s[^<>]{0,300})?/?>")
_HEAD_CHARS = 8000
_VALUE = regex.compile(r"=\s{0,9}[\"']")
_LONG_ATTRIBUTE = regex.compile(r"=\s{0,3}(?:\"[^\"]{600,}\"|'[^']{600,}')")
# The text of these is no part of the page as it is read.
_SWALLOWED = frozenset(
    "script style noscript template svg iframe textarea select math object".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol "
    "option p pre section summary table tbody td tfoot th thead tr ul title button label".split()
)
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd "
    "option tbody thead".split()
)
_ROLES = {"h1": Role.TITLE, "figcaption": Role.CAPTION} | dict.fromkeys(
    ("h2", "h3", "h4", "h5", "h6"), Role.HEADING
)


@dataclass(slots=True)
class Markup:
    """A page's lines, its metadata, and what the extractor may be given of it."""

    source: Source
    roles: dict[int, Role] = field(default_factory=dict)
    metas: list[tuple[str, str, Span]] = field(default_factory=list)
    json_ld: list[Span] = field(default_factory=list)
    times: list[tuple[str, Span]] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    title: str = ""
    canonical: str = ""
    language: str = ""
    tags: int = 0
    depth: int = 0
    reduced: str = ""

    def is_heavy(self, limits: ReadingLimits) -> bool:
        """Whether the page is too deep or too long to be given to an extractor."""
        return (
            self.depth > limits.max_depth
            or self.tags > limits.max_extracted_tags
            or len(self.reduced) > limits.max_extracted_chars
        )

    def meta(self, *names: str) -> str:
        """The content of the first metadata field of these names that is there."""
        for name in names:
            for field_name, content, _ in self.metas:
                if field_name == name and content.strip():
                    return content.strip()
        return ""


def is_markup(raw: str, path: str) -> bool:
    """Whether a text is HTML, by what stands in it, or by its name and a tag."""
    head = raw[:_HEAD_CHARS]
    named = path.casefold().endswith((".html", ".htm", ".xhtml", ".shtml"))
    found = len(_PARAGRAPHS.findall(head))
    if _LOOKS_LIKE.search(head) and (named or found >= 2 or "</" in head):
        return True
    return found >= (1 if named else 4)


def read_markup(raw: str, max_tags: int) -> Markup | None:
    """The lines of a page; none if it has more tags than a page has."""
    scan = _Scan(raw)
    at = 0
    while True:
        found = _TAG.search(raw, at)
        if found is None:
            break
        scan.add_text(at, found.start())
        at = scan.take_tag(found.start())
        if scan.markup.tags > max_tags:
            return None
    scan.add_text(at, len(raw))
    return scan.finish()


class _Scan:
    """The state of one pass."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.builder = SourceBuilder(raw)
        self.markup = Markup(self.builder.source)
        self.role = Role.NONE
        self.level = 0
        self.line_start = 0
        self.is_spaced = True
        self.in_pre = False
        self.kept: list[str] = []
        self.anchor: tuple[str, int] | None = None
        self.unclosed: set[str] = set()

    def add_text(self, start: int, end: int) -> None:
        """Append text between tags, its white space collapsed and its entities resolved."""
        if start == end:
            return
        self.kept.append(self.raw[start:end])
        for token in _TOKEN.finditer(self.raw, start, end):
            if token.lastgroup == "blank":
                self._add_blank(token)
            elif token.lastgroup == "words":
                self._add(token.group(), token.span(), How.EXACT)
            else:
                resolved = html.unescape(token.group())
                how = How.EXACT if resolved == token.group() else How.ENTITY
                self._add(resolved, token.span(), how)

    def _add_blank(self, token: regex.Match[str]) -> None:
        if self.in_pre and "\n" in token.group():
            self._break()
        elif not self.is_spaced:
            how = How.EXACT if token.group() == " " else How.NORMALISED
            self.builder.add(" ", token.span(), how)
            self.is_spaced = True

    def _add(self, text: str, raw: tuple[int, int], how: How) -> None:
        if self.role is not Role.NONE and self.builder.length == self.line_start:
            self.markup.roles[self.line_start] = self.role
        self.builder.add(text, raw, how)
        self.is_spaced = False

    def _break(self) -> None:
        if self.builder.length > self.line_start:
            self.builder.break_off("\n")
            self.line_start = self.builder.length
        self.is_spaced = True

    def take_tag(self, start: int) -> int:
        """Read a tag, comment or swallowed element; where it ends."""
        raw = self.raw
        if raw.startswith("<!--", start):
            return _after(raw, "-->", start + 4)
        if raw[start + 1] in "!?":
            return _after(raw, ">", start)
        end = self._tag_end(start)
        name_match = _NAME.match(raw, start, end)
        if name_match is None:
            return end
        self.markup.tags += 1
        name = name_match.group(1).casefold()
        closes = raw[start + 1] == "/"
        if name in _SWALLOWED or name == "title":
            return self._swallow(name, start, end) if not closes else end
        self.kept.append(_LONG_ATTRIBUTE.sub('=""', raw[start:end]))
        self._note(name, start, end, closes=closes)
        return end

    def _tag_end(self, start: int) -> int:
        """One past the end of a tag; quoted attribute values may hold angle brackets."""
        raw = self.raw
        at, close = start + 1, -1
        while True:
            close = raw.find(">", at) if close < at else close
            if close < 0:
                return len(raw)
            value = _VALUE.search(raw, at, close)
            if value is None:
                return close + 1
            quote = raw[value.end() - 1]
            ended = -1 if quote in self.unclosed else raw.find(quote, value.end())
            if ended < 0:
                self.unclosed.add(quote)  # nor is there one further on
                return close + 1
            at = ended + 1

    def _note(self, name: str, start: int, end: int, *, closes: bool) -> None:
        if name in _BLOCKS:
            self._break()
        if name in _ROLES:
            self.role = Role.NONE if closes else _ROLES[name]
        if name == "pre":
            self.in_pre = not closes
        if name not in _UNNESTED and self.raw[end - 2 : end] != "/>":
            self.level = max(0, self.level + (-1 if closes else 1))
            self.markup.depth = max(self.markup.depth, self.level)
        if name == "a":
            self._note_anchor(start, end, closes=closes)
        elif not closes and name in {"meta", "link", "html", "time"}:
            self._note_metadata(name, start, end)

    def _note_anchor(self, start: int, end: int, *, closes: bool) -> None:
        """Close the anchor that is open: none stands in another. Open one that leads somewhere."""
        anchors = self.markup.anchors
        if self.anchor is not None and len(anchors) < MAX_ANCHORS:
            href, begun = self.anchor
            anchors.append((href, Span(begun, start)))
        self.anchor = None
        found = None if closes else _HREF.search(self.raw, start, min(end, start + 5000))
        if found:
            self.anchor = html.unescape(found.group(1) or found.group(2) or found.group(3)), end

    def _note_metadata(self, name: str, start: int, end: int) -> None:
        markup = self.markup
        values = {
            found.group(1).casefold(): html.unescape(
                found.group(2) or found.group(3) or found.group(4) or ""
            )
            for found in _ATTRIBUTE.finditer(self.raw, start, min(end, start + 5000))
        }
        if name == "meta" and "content" in values:
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            markup.metas.append((key.casefold(), values["content"][:2000], Span(start, end)))
        elif name == "link" and values.get("rel", "").casefold() == "canonical":
            markup.canonical = values.get("href", "")[:2000]
        elif name == "html":
            markup.language = values.get("lang", values.get("xml:lang", ""))[:20]
        elif name == "time" and "datetime" in values:
            markup.times.append((values["datetime"][:60], Span(start, end)))

    def _swallow(self, name: str, start: int, end: int) -> int:
        """Pass over an element whose content is not read as text."""
        raw = self.raw
        close = regex.compile(rf"(?i)</{name}").search(raw, end)
        inner_end = close.start() if close else len(raw)
        if name == "title":
            self.markup.title = html.unescape(raw[end : min(inner_end, end + 1000)]).strip()
        elif name == "script" and "ld+json" in raw[start:end].casefold():
            self.markup.json_ld.append(Span(end, inner_end))
        return _after(raw, ">", inner_end) if close else len(raw)

    def finish(self) -> Markup:
        """The page, whole."""
        self.builder.build()
        self.markup.reduced = "".join(self.kept)
        return self.markup


def _after(raw: str, mark: str, start: int) -> int:
    """The place behind the next mark; the end of the text where there is none."""
    found = raw.find(mark, start)
    return len(raw) if found < 0 else found + len(mark)
