"""What a file is, by its content."""

from __future__ import annotations

import pytest

from retold.ingest.sniff import Format, sniff

FILES = [
    (b"%PDF-1.7\n", "a.txt", Format.PDF),
    (b"\n\n  %PDF-1.7\n", "a.pdf", Format.PDF),
    (b"{\\rtf1\\ansi", "a.doc", Format.RTF),
    (b"PK\x03\x04", "a.docx", Format.ZIP),
    (b"\x1f\x8b\x08", "a", Format.GZIP),
    (b"WARC/1.1\r\n", "a", Format.WARC),
    (b"PAR1", "a", Format.PARQUET),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", Format.OLE),
    (b'{"a": 1}\n', "a.txt", Format.JSON),
    (b'\xef\xbb\xbf [\n {"a": 1}]', "a", Format.JSON),
    (b"[Applause] The ferry sank.", "a.txt", Format.TEXT),
    (b"{ The ferry sank. }", "a.txt", Format.TEXT),
    (b"title,text\nx,y", "a", Format.CSV),
    (b"x,y\n1,2", "a.csv", Format.CSV),
    (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\nx", "a", Format.MIME),
    (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", Format.FEED),
    (b'<?xml version="1.0"?>\n<!-- x --><urlset xmlns="x">', "a", Format.FEED),
    (b'{"version": "https://jsonfeed.org/version/1.1"}', "a.json", Format.FEED),
    (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>', "a.xhtml", Format.TEXT),
    (b"var a = 1;", "a.js", Format.UNREAD),
    (b"\x89PNG\r\n", "a.txt", Format.UNREAD),
    (b"The ferry sank.", "a.css", Format.UNREAD),
    (b"The ferry sank.", "a", Format.TEXT),
    (b"", "a.txt", Format.TEXT),
    ("title\ttext\nx\ty".encode("utf-16"), "a", Format.CSV),
]


@pytest.mark.parametrize(("head", "name", "form"), FILES)
def test_formats(head: bytes, name: str, form: Format) -> None:
    """The content decides, and the name where the content cannot."""
    assert sniff(head, name) is form
