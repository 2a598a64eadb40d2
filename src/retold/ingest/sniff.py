"""What a file is, by its content; its name only decides where the content cannot."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

import regex

from retold.ingest.decode import decode_head, name_unread
from retold.ingest.formats.columns import looks_like_header
from retold.ingest.formats.zstandard import is_zstandard

HEAD_BYTES = 64 * 1024


class Format(StrEnum):
    """The formats that can be told apart, by their media type where they have one."""

    TEXT = "text/plain"
    HTML = "text/html"
    MIME = "message/rfc822"
    MBOX = "application/mbox"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    RTF = "application/rtf"
    PDF = "application/pdf"
    JSON = "application/json"
    CSV = "text/csv"
    PARQUET = "application/vnd.apache.parquet"
    WARC = "application/warc"
    WACZ = "application/wacz"
    GZIP = "application/gzip"
    ZSTANDARD = "application/zstd"
    ZIP = "application/zip"
    OLE = "application/x-ole-storage"
    FEED = "application/rss+xml"
    UNREAD = "application/octet-stream"


_MAGIC = (
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.PARQUET),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE),
)
_PDF_WITHIN = 1024
_RTF = regex.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}\{\\rtf")
_JSON = regex.compile(r'\ufeff?\s{0,2000}(?:\{\s{0,2000}["}]|\[\s{0,2000}[\{\]])')
_HEADER_LINE = regex.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\n]{0,2000}")
_MIME_VERSION = regex.compile(r"(?im)^(?:MIME-Version|Content-Type|Message-ID):")
_MBOX = regex.compile(
    r"From [^\n]{0,200}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d [^\n]{0,60}\r?\n"
    r"[A-Za-z][A-Za-z0-9-]{1,40}:"
)
_FEED = regex.compile(
    r"(?i)<(?:rss|rdf:RDF|feed|opml|urlset|sitemapindex)(?=[\s>/])(?![^<>]{0,300}xhtml)"
)
_JSON_FEED = regex.compile(r'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/jsonfeed\.org\\?/version')
_XML = regex.compile(r"\ufeff?\s{0,200}<(?:\?xml|rss|feed|opml|urlset|sitemapindex|rdf:RDF|!--)")
# Texts that are no articles: code, settings, and what is saved beside a page.
_UNREAD_ENDINGS = frozenset(
    ".js .mjs .css .svg .map .py .toml .yaml .yml .ini .log .ico .woff .woff2 .ttf .xsl .dtd "
    ".sqlite .db .epub .odt .ods .xlsx .pptx".split()
)
_CSV_ENDINGS = frozenset([".csv", ".tsv", ".tab"])


def sniff(head: bytes, name: str) -> Format:
    """The format of a file.

    Args:
        head: Its first bytes, `HEAD_BYTES` of them or all.
        name: Its name.
    """
    found = _by_magic(head)
    if found is not None:
        return found
    ending = PurePath(name).suffix.casefold()
    text = decode_head(head)
    structured = _by_structure(text)
    if structured is not None:
        return structured
    if ending in _CSV_ENDINGS or looks_like_header(text):
        return Format.CSV
    if ending in {".json", ".jsonl", ".ndjson"}:
        return Format.JSON
    if ending in _UNREAD_ENDINGS:
        return Format.UNREAD
    return Format.TEXT


def _by_magic(head: bytes) -> Format | None:
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if is_zstandard(head):
        return Format.ZSTANDARD
    if _RTF.match(head):
        return Format.RTF
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    return Format.UNREAD if name_unread(head) else None


def _by_structure(text: str) -> Format | None:
    if _JSON.match(text):
        return Format.FEED if _JSON_FEED.search(text[:4000]) else Format.JSON
    if _XML.match(text) and _FEED.search(text[:4000]):
        return Format.FEED
    if _MBOX.match(text):
        return Format.MBOX
    if _is_mime(text):
        return Format.MIME
    return None


def _is_mime(text: str) -> bool:
    """Whether a text begins with the header of an internet message, as MHTML and e-mail do."""
    begun = text[:8000].replace("\r\n", "\n").lstrip("\n")
    if not _HEADER_LINE.match(begun):
        return False
    header, found, _ = begun.partition("\n\n")
    lines = header.split("\n")
    named = [line for line in lines if _HEADER_LINE.fullmatch(line)]
    folded = [line for line in lines if line[:1] in (" ", "\t")]
    whole = bool(found) and len(named) + len(folded) == len(lines)
    return whole and len(named) >= 2 and len(_MIME_VERSION.findall(header)) >= 2
