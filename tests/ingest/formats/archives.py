"""Web archives as crawlers write them."""

from __future__ import annotations

import gzip

from ingest.formats.given import PAGE

_HTML = (("Content-Type", "text/html; charset=utf-8"),)


def address(number: int) -> str:
    """The address of a page."""
    return f"https://herald.example/{number}"


def records(count: int = 5, *, packed: bool = False) -> list[bytes]:
    """Records of web pages, each by itself; together they are an archive."""
    return [record(number, PAGE.encode(), packed=packed) for number in range(count)]


def record(
    number: int,
    body: bytes,
    *,
    packed: bool = False,
    kind: str = "response",
    headers: tuple[tuple[str, str], ...] = _HTML,
    status: str = "200 OK",
) -> bytes:
    """One record (ISO 28500, annex C)."""
    media_type = dict(headers).get("Content-Type", "")
    if kind in {"response", "revisit"}:
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        body = "\r\n".join([*lines, "", ""]).encode() + body
        media_type = "application/http; msgtype=response"
    fields = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>",
        f"WARC-Target-URI: {address(number)}",
        "WARC-Date: 2031-05-09T10:00:00Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(body)}",
    ]
    whole = "\r\n".join([*fields, "", ""]).encode() + body + b"\r\n\r\n"
    return gzip.compress(whole) if packed else whole
