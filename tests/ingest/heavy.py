"""Inputs that would fill the memory of a careless reader; each is written to a file."""

from __future__ import annotations

import gzip
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from retold.ingest.formats import zstandard

MB = 2**20
_SENTENCE = "The ferry of the morning struck the north mole and nobody was hurt, the guard said. "
_OPEN = "<!DOCTYPE html><html><head><title>Ferry</title></head><body><h1>Ferry</h1>"


def _page(size: int, filler: str) -> bytes:
    """A page with long attributes, as those that carry their pictures within them."""
    picture = f'<img src="data:image/png;base64,{filler * (MB // len(filler.encode()))}">'
    return (_OPEN + f"<p>{_SENTENCE}</p>{picture}" * (size // MB)).encode()[:size]


def _sparse(start: bytes) -> Callable[[Path], None]:
    """A file of 2 GB that takes no room on the disk."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.write(start)
            file.truncate(2 * 1024 * MB)

    return write


def _bytes(make: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(make())

    return write


def _text(make: Callable[[], str]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(make(), encoding="utf-8")

    return write


def _zip_of(member: str, make: Callable[[], Iterator[bytes]]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
            archive.open(member, "w", force_zip64=True) as file,
        ):
            for part in make():
                file.write(part)

    return write


def _gzip_bomb(path: Path) -> None:
    one = gzip.compress(b"\0" * (100 * MB))
    path.write_bytes(one * 30)


def _zstandard_bomb(path: Path) -> None:
    path.write_bytes(zstandard.load().compress(b"\0" * (100 * MB)) * 30)


def _wide_windows(path: Path) -> None:
    """Frames that each ask for the widest window that is allowed, and use it."""
    zstd = zstandard.load()
    packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    frame = packer.compress(random.Random(1).randbytes(MB) * 140) + packer.flush()  # noqa: S311
    path.write_bytes(frame * 2)


def _word_delivery() -> Iterator[bytes]:
    yield (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>"
    )
    paragraph = f"<w:p><w:r><w:t>{_SENTENCE * 3}</w:t></w:r></w:p>".encode()
    for _ in range(18):
        yield paragraph * (MB // len(paragraph))
    yield b"</w:body></w:document>"


def _pdf_of_objects() -> bytes:
    objects = b"".join(b"%d 0 obj\n<< /A [1 2 3] >>\nendobj\n" % n for n in range(10, 600_000))
    return b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + objects


def _nested() -> Iterator[bytes]:
    yield b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    for _ in range(100):
        yield b"<w:p>" * (MB // 5)


def _long_tag() -> Iterator[bytes]:
    yield b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" a="'
    for _ in range(600):
        yield b"a" * MB


def _directory(path: Path) -> None:
    """A ZIP of two million empty files."""
    entry = b"PK\x01\x02" + b"\0" * 24 + b"\x01\0" + b"\0" * 16 + b"a"
    body = b"PK\x03\x04" + b"\0" * 26 + entry * 2_000_000
    size = (47 * 2_000_000).to_bytes(4, "little")
    end = b"PK\x05\x06" + b"\0" * 4 + b"\xff\xff\xff\xff" + size + (30).to_bytes(4, "little")
    path.write_bytes(body + end + b"\0\0")


def _json_array(element: bytes, size: int) -> bytes:
    return b"[" + b",".join([element] * (size // len(element))) + b"]"


def _row(size: int) -> bytes:
    return json.dumps({"title": "Ferry", "text": _SENTENCE * (size // len(_SENTENCE))}).encode()


# Name of the file, and what writes it. The first ones are quick and run in every test.
QUICK: dict[str, Callable[[Path], None]] = {
    "zeros.txt": _sparse(b""),
    "zeros.warc": _sparse(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"),
    "zeros.pdf": _sparse(b"%PDF-1.7"),
    "zeros.rtf": _sparse(b"{\\rtf1 "),
    "zeros.docx": _sparse(b"PK\x03\x04"),
    "zeros.html": _sparse(b"<html><body>"),
    "many.lines.txt": _text(lambda: (_SENTENCE + "\n") * 49_000),
    "rows.html": _text(lambda: _OPEN + "<p>a b<p>" * 49_000),
    "deep.html": _text(lambda: _OPEN + "<div>" * 100_000 + _SENTENCE),
    "directory.zip": _directory,
    "nested.docx": _zip_of("word/document.xml", _nested),
    "braces.rtf": _bytes(lambda: b"{\\rtf1 " + b"{" * (32 * MB)),
}
SLOW: dict[str, Callable[[Path], None]] = {
    "zeros.jsonl": _sparse(b'{"text": "a'),
    "objects.pdf": _bytes(_pdf_of_objects),
    "tags.html": _text(lambda: _OPEN + "<p>a b<p>" * 199_000),
    "zeros.csv": _sparse(b"title,text\n"),
    "zeros.json": _sparse(b"[{"),
    "bomb.gz": _gzip_bomb,
    "bomb.zst": _zstandard_bomb,
    "wide.zst": _wide_windows,
    "bomb.zip": _zip_of("a.txt", lambda: iter([b"\0" * MB] * 3000)),
    "delivery.docx": _zip_of("word/document.xml", _word_delivery),
    "latin.html": _bytes(lambda: _page(63 * MB, "aé")),
    "wide.html": _bytes(lambda: _page(39 * MB, "a”")),
    "widest.html": _bytes(lambda: _page(19 * MB, "a😀")),
    "one.line.txt": _bytes(lambda: _SENTENCE.encode() * (60 * MB // len(_SENTENCE))),
    "wide.txt": _bytes(lambda: ("”" + _SENTENCE).encode() * (38 * MB // (len(_SENTENCE) + 3))),
    "attributes.html": _text(lambda: _OPEN + "<p " + 'a="b" ' * (8 * MB)),
    "entities.html": _text(lambda: _OPEN + "<p>" + "&amp;" * (12 * MB)),
    "empty.objects.json": _bytes(lambda: _json_array(b"{}", MB // 2)),
    "lists.jsonl": _bytes(lambda: b'{"text": [' + b"[]," * (2 * MB) + b"[]]}\n"),
    "rows.jsonl": _bytes(lambda: (_row(7 * MB) + b"\n") * 8),
    "tag.docx": _zip_of("word/document.xml", _long_tag),
    "days.txt": _text(lambda: f"On 3 May 2031 {_SENTENCE}\n" * 48_000),
    "unicode.rtf": _bytes(lambda: b"{\\rtf1 " + b"\\u8220?" * (8 * MB) + b"}"),
    "plain.rtf": _bytes(lambda: b"{\\rtf1 " + b"\\'e9" * (15 * MB) + b"}"),
    "words.rtf": _bytes(lambda: b"{\\rtf1 " + _SENTENCE.encode() * (19 * MB // 84) + b"}"),
}
