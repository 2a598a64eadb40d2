"""Whatever the bytes are: a report or a skip, never a traceback; every offset holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retold.ingest import read_bytes
from retold.ingest.decode import Decoded, decode
from retold.model import How, Report, Skip, SkipReason

WORDS = st.sampled_from(
    "The ferry sank . said “ ” \" ' ‘ ’ — ( ) Source: (Norvane) Read more: Related | • 5 Shares "
    "3 May 2031 PORT ELLERY, - \n \n\n \r\n \t \0 \u202e \u200f "
    "שלום مرحبا 渡船 é \u0301 \ud83d 😀 "
    "<p> </p> <b> <script> </script> <!-- --> <h1> &amp; &#0; &#x110000; "
    '<a href="x > </div> <br'.split(" ")
)
TEXTS = st.lists(WORDS, max_size=80).map(" ".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis"])
BODIES = st.one_of(
    st.binary(max_size=600),
    st.builds(lambda text, name: text.encode(name, "replace"), TEXTS, ENCODINGS),
    TEXTS.map(lambda text: ("<!doctype html><html><body>" + text).encode("utf-8", "replace")),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
)


def check(body: bytes, path: str = "a.txt") -> Report | Skip:
    """Read some bytes twice and hold the report to every promise about its offsets."""
    found = read_bytes(body, path=path)
    assert read_bytes(body, path=path) == found
    if isinstance(found, Skip):
        assert found.detail
        return found
    decoded = decode(body)
    assert isinstance(decoded, Decoded)
    check_offsets(found, decoded.text)
    return found


def check_offsets(report: Report, raw: str) -> None:
    """Blocks and pieces stand in order, inside the text; what is called EXACT is so."""
    end = 0
    for block in report.blocks:
        assert end <= block.span.start < block.span.end <= len(report.text)
        end = block.span.end
    end = 0
    for piece in report.pieces:
        assert end <= piece.text.start < piece.text.end <= len(report.text)
        assert piece.raw.end <= len(raw)
        end = piece.text.end
        if piece.how is How.EXACT:
            assert piece.text.of(report.text) == piece.raw.of(raw)
    for credit in report.credits:
        assert credit.span is None or credit.span.of(report.text) == credit.text


@given(body=BODIES, path=st.sampled_from(["a.txt", "a.html", "-"]))
@example(body=b"", path="a.txt")
@example(body=b"\0" * 50, path="a.txt")
@example(body=b"\xff\xfe", path="a.txt")
@example(body="\ufeff".encode(), path="a.txt")
@example(body=b"<", path="a.html")
@example(body=b"<html><body><p>&#55357;&#0;", path="a.html")
@example(
    body=b'<html><a href="x>y</a><p>The ferry sank off the north mole today.</p>', path="a.html"
)
def test_any_bytes(body: bytes, path: str) -> None:
    """Any bytes give a report with true offsets, or a skip; twice the same."""
    check(body, path)


SENTENCE = "The ferry of the morning struck the north mole and nobody was hurt, the guard said. "
SHAPES = {
    "quotation marks": ('"' * 1000 + SENTENCE).encode(),
    "opening marks": ("“" * 1000 + SENTENCE + "‘" * 1000).encode(),
    "one long line": (SENTENCE * 60_000).encode(),
    "one long word": b"a" * 1_000_000,
    "right to left": ("هذه هي العبارة في الميناء، قال الحارس. " * 20).encode(),
    "overrides": ("\u202e" + SENTENCE + "\u202d\u2066\u2069" + SENTENCE).encode(),
    "nul in words": SENTENCE.replace("nobody", "no\0body").encode() * 3,
    "old line ends": SENTENCE.replace(". ", ".\r").encode() * 20,
    "many short lines": b"a\n" * 50_000,
    "deep": b"<html>" + b"<div>" * 100_000 + SENTENCE.encode() + b"</div>" * 100_000,
    "deep quotes": b"<html><body>" + b"<blockquote>" * 100_000 + SENTENCE.encode(),
    "unclosed comment": b"<html><body><p>" + SENTENCE.encode() + b"<!-- " * 50_000,
    "unclosed script": b"<html><body><p>" + SENTENCE.encode() + b"<script>" * 50_000,
    "unclosed attribute": b"<html><body><p>" + SENTENCE.encode() + b'<a href="' * 50_000,
    "attributes": b"<html><body><p " + b'a="b" ' * 50_000 + b">" + SENTENCE.encode(),
    "entities": b"<html><body><p>" + SENTENCE.encode() + b"&amp;" * 100_000,
    "less than": b"<html><body><p>" + SENTENCE.encode() + b"< " * 100_000,
    "json bomb": b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>"
    + SENTENCE.encode(),
    "latin": (SENTENCE + "Der Kapitän führte die Fähre über den Sund, hieß es. ").encode("latin-1"),
    "days": b"3 May 2031 " * 20_000,
    "brackets": b"(" * 100_000 + SENTENCE.encode(),
    "dashes": ("PORT ELLERY, May 3 (" + "- — " * 20_000).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_that_break_readers(name: str) -> None:
    """Shapes known to break parsers are read, or skipped, with true offsets."""
    body = SHAPES[name]
    found = read_bytes(body, path="a.txt")
    if isinstance(found, Report):
        decoded = decode(body)
        assert isinstance(decoded, Decoded)
        check_offsets(found, decoded.text)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", SkipReason.EMPTY),
        (b" \n\t\r\n", SkipReason.EMPTY),
        (b"\0" * 100, SkipReason.EMPTY),
        (b"%PDF-1.7\n...", SkipReason.DAMAGED),
        (b"PK\x03\x04rest", SkipReason.DAMAGED),
        (b"a\0\0\0b\x01\x02\0\x07" * 40, SkipReason.BINARY),
        (b"Home\nNews\nSport\nContact\nAbout\nLogin\nSearch\nMenu\n", SkipReason.NO_BODY),
    ],
)
def test_reasons(body: bytes, reason: SkipReason) -> None:
    """What is no report is skipped with its own reason."""
    found = check(body)
    assert isinstance(found, Skip)
    assert found.reason is reason
