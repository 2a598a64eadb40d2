"""Internet messages: pages saved as MHTML, and e-mail.

The parts are found by their boundary, so that the pictures of a saved page are never decoded.
"""

from __future__ import annotations

import binascii
import quopri
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser

import regex

from retold.ingest.formats.document import Document, capture_of
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.text import decode_text
from retold.ingest.input import Input
from retold.ingest.markup import is_markup
from retold.ingest.metadata import StatedDate
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.ingest.stated import Stated
from retold.model import Skip, SkipReason

_HEADER_END = regex.compile(rb"\r?\n\r?\n")
_MAX_HEADER = 64 * 1024
_MAX_PARTS = 5_000
_MAX_DEPTH = 5
_NOT_BASE64 = bytes(set(range(256)) - set(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
))  # fmt: skip


@dataclass(slots=True)
class _Part:
    header: Message
    start: int
    end: int
    depth: int = 0


@dataclass(slots=True)
class _Found:
    pages: list[_Part] = field(default_factory=list)
    texts: list[_Part] = field(default_factory=list)


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the page of an MHTML file, or the text of an e-mail."""
    body = source.read_whole(options.limits)
    top = _part_at(body, 0, len(body), 0)
    if top is None:
        raise RefusedError(SkipReason.DAMAGED, "its header does not end")
    found = _find_texts(body, top)
    part = next(iter([*found.pages, *found.texts]), None)
    if part is None:
        raise RefusedError(SkipReason.NO_TEXT, "there is no page and no text in it")
    charset = _charset(part.header)
    inner = Input(path=source.path, stream=source.stream, charset=charset)
    text = decode_text(_decode_part(body, part), inner, options).text
    source.stated = _state(top.header, part.header, source.stated)
    yield Document(
        capture=capture_of(source, body, Format.MIME),
        body=body,
        text=text,
        is_markup=bool(found.pages) or is_markup(text, ""),
        stated=source.stated,
    )


def _part_at(body: bytes, start: int, end: int, depth: int) -> _Part | None:
    """A part with its header read; none where the header has no end."""
    if body[start : start + 2] == b"\r\n" or body[start : start + 1] == b"\n":
        return _Part(Message(), start, end, depth)  # a part may have no header at all
    close = _HEADER_END.search(body, start, min(end, start + _MAX_HEADER))
    if close is None:
        return None
    header = BytesHeaderParser().parsebytes(body[start : close.end()].lstrip(b"\r\n"))
    return _Part(header, close.end(), end, depth)


def _find_texts(body: bytes, top: _Part) -> _Found:
    """The parts that are pages or text, in their order; attachments are none."""
    found = _Found()
    waiting = [top]
    for _ in range(_MAX_PARTS):
        if not waiting:
            break
        part = waiting.pop(0)
        kind = part.header.get_content_type()
        if part.header.get_content_maintype() == "multipart":
            if part.depth < _MAX_DEPTH:
                waiting[:0] = _split(body, part)
        elif part.header.get_content_disposition() == "attachment":
            continue
        elif kind in {"text/html", "application/xhtml+xml"}:
            found.pages.append(part)
        elif kind == "text/plain":
            found.texts.append(part)
    return found


def _split(body: bytes, part: _Part) -> list[_Part]:
    try:
        boundary = part.header.get_boundary()
    except ValueError:  # a NUL in the name of an encoding (RFC 2231)
        return []
    if not boundary:
        return []
    mark = b"--" + boundary.encode("ascii", "replace")
    parts: list[_Part] = []
    at = body.find(mark, part.start, part.end)
    while at >= 0 and len(parts) < _MAX_PARTS:
        line_end = body.find(b"\n", at, part.end)
        if line_end < 0 or body[at + len(mark) : at + len(mark) + 2] == b"--":
            break
        following = body.find(b"\n" + mark, line_end, part.end)
        end = following if following >= 0 else part.end
        inner = _part_at(body, line_end + 1, end, part.depth + 1)
        if inner is not None:
            parts.append(inner)
        at = following + 1 if following >= 0 else -1
    return parts


def _charset(header: Message) -> str:
    try:
        return header.get_content_charset() or ""
    except ValueError:  # a NUL in the name of an encoding (RFC 2231)
        return ""


def _decode_part(body: bytes, part: _Part) -> bytes:
    encoded = body[part.start : part.end]
    way = str(part.header.get("Content-Transfer-Encoding", "")).strip().casefold()
    if way == "quoted-printable":
        return quopri.decodestring(encoded)
    if way == "base64":
        letters = encoded.translate(None, _NOT_BASE64)
        try:
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4])
        except binascii.Error:
            raise RefusedError(SkipReason.DAMAGED, "its page is broken base64") from None
    return encoded


def _state(top: Message, part: Message, stated: Stated) -> Stated:
    """The address of a saved page and the time of saving; subject, sender and day of an e-mail."""
    address = _header(part, "Content-Location") or _header(top, "Snapshot-Content-Location")
    sent = _header(top, "Date")
    if address.startswith(("http://", "https://")):
        return replace(stated, url=stated.url or address, fetched=stated.fetched or sent[:60])
    if not top.get("From") or top.get_content_type() == "multipart/related":
        return stated
    dates = (StatedDate(sent[:60], None, "e-mail header Date", is_published=True),) if sent else ()
    return replace(stated, basis="e-mail", headline=_header(top, "Subject"), dates=dates)


def _header(header: Message, name: str) -> str:
    value = str(header.get(name, ""))[:2000]
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (LookupError, ValueError, MessageError):
        return " ".join(value.split())
