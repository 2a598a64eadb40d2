"""Bytes to text, with offsets that count the code points of the file as it is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import charset_normalizer
import regex

from retold.model import SkipReason

_SAMPLE_BYTES = 64 * 1024
_DECLARED = regex.compile(rb"(?i:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})")
# Tab, line breaks and escape (which colours text for terminals) are left out.
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 27), *range(28, 32))))
# Longer marks first: the UTF-32 one begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is told by its first bytes and not read, with the words that say what it is.
_UNREAD_MAGIC = (
    (b"SQLite format 3", "SQLite"),
    (b"\x89PNG", "PNG picture"),
    (b"GIF8", "GIF picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"RIFF", "picture or sound"),
    (b"\x7fELF", "program"),
    (b"ID3", "sound"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"ARROW1", "Arrow"),
    (b"%!PS", "PostScript"),
)
_TAR, _TAR_AT = b"ustar", 257
_FOUR_BYTES = regex.compile(rb"[\xf0-\xf4]")
_SURROGATES = regex.compile(r"[\ud800-\udfff]")
_MORE_THAN_LATIN = regex.compile(rb"[\xc4-\xef]")
# Codecs that Python calls text and that no page is written in; some are unsafe or slow.
_REFUSED = frozenset(
    "utf-7 idna punycode unicode_escape raw_unicode_escape undefined mbcs oem".split()
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The linear text of an input and the encoding it was read in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes are no text."""

    reason: SkipReason
    detail: str


def decode(body: bytes, *, declared: str = "", max_chars: int | None = None) -> Decoded | Refusal:
    """The text of some bytes, undecodable ones replaced; a byte order mark and line ends stay.

    Args:
        body: The bytes.
        declared: The encoding that was stated beside them, as an HTTP header does.
        max_chars: The memory that the text may take: its characters times their width.
    """
    name = name_unread(body)
    if name:
        return Refusal(SkipReason.UNKNOWN_FORMAT, f"this is {name}, which is not read")
    if max_chars is not None and len(body) * _width(body) > max_chars:
        return Refusal(SkipReason.TOO_LARGE, f"its text is too long: it has {len(body):,} bytes")
    decoded = _decode(body, declared)
    if not decoded.text.strip("\ufeff\x00 \t\r\n\x0b\x0c"):
        return Refusal(SkipReason.EMPTY, "there is no text in it")
    total = len(decoded.text)
    if sum(map(decoded.text.count, _CONTROLS)) * 20 > total:
        return Refusal(SkipReason.BINARY, "it is full of control codes, so it is no text")
    if decoded.text.count("\ufffd") * 5 > total:
        return Refusal(SkipReason.DAMAGED, "most of it could not be decoded as text")
    return decoded


def name_unread(head: bytes) -> str:
    """What a file is that is told by its first bytes and not read; empty if it is none of these."""
    if head.startswith(_TAR, _TAR_AT):
        return "TAR"
    return next((name for magic, name in _UNREAD_MAGIC if head.startswith(magic)), "")


def decode_head(head: bytes) -> str:
    """The first bytes of a file as text, near enough to see what sort of file it is."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode(_guess_wide(head) or "utf-8", "replace")


def _width(body: bytes) -> int:
    """How wide the widest character of a text can be in memory, by the bytes of UTF-8."""
    if _FOUR_BYTES.search(body):
        return 4
    return 2 if _MORE_THAN_LATIN.search(body) else 1


def _decode(body: bytes, declared: str) -> Decoded:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return Decoded(body.decode(encoding, "replace"), encoding)
    wide = _guess_wide(body)
    if wide:
        return Decoded(body.decode(wide, "replace"), wide)
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, declared)


def _guess_wide(body: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of Western text is zero."""
    sample = body[:4096]
    if len(sample) < 8 or sample.count(0) * 10 < len(sample) * 3:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else None


def _decode_other(body: bytes, stated: str) -> Decoded:
    """Bytes that are not UTF-8: as declared, as mostly UTF-8, or as a guess from a sample."""
    declared = _DECLARED.search(body, 0, 4096)
    inside = declared.group(1).decode("ascii", "replace") if declared else ""
    for name in filter(None, (stated, inside)):
        encoding = known_codec(name)
        if encoding and encoding != "utf-8":
            return Decoded(body.decode(encoding, "replace"), encoding)
    as_utf8 = body.decode("utf-8", "replace")
    beyond_ascii = sum(byte > 0x7F for byte in body[:_SAMPLE_BYTES])
    broken = body[:_SAMPLE_BYTES].decode("utf-8", "replace").count("\ufffd")
    if broken * 10 < beyond_ascii:
        return Decoded(as_utf8, "utf-8")
    guess = charset_normalizer.from_bytes(body[:_SAMPLE_BYTES]).best()
    encoding = known_codec(guess.encoding) if guess else None
    if encoding:
        return Decoded(body.decode(encoding, "replace"), encoding)
    return Decoded(as_utf8, "utf-8")


def without_surrogates(text: str) -> str:
    """A text that can be written again: JSON and PDF can hold halves of pairs of surrogates."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def known_codec(name: str) -> str | None:
    """Python's name of an encoding that a page may be written in; none if there is none."""
    try:
        found = codecs.lookup(name).name
        "".encode(found)  # refuses what is no text encoding, as "hex"
    except (LookupError, ValueError):  # a NUL in a name is no LookupError
        return None
    if found in _REFUSED:
        return None
    # Pages that say Latin-1 are written in its Windows extension (WHATWG Encoding Standard).
    return "cp1252" if found in {"iso8859-1", "ascii"} else found
