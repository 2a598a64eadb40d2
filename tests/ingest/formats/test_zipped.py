"""ZIP files: folders of files, collections of web archives."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.formats.archives import records
from ingest.formats.given import PAGE, TEXT, read_all, reports_in, skips_in
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.model import Report, Skip, SkipReason


def zipped(members: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return made.getvalue()


def test_a_folder_in_one_file() -> None:
    """What is in a ZIP is read in the order of the names, hidden files left out."""
    body = zipped({"b/page.html": PAGE.encode(), "a.txt": TEXT.encode(), ".x.txt": TEXT.encode(),
                   "__MACOSX/a.txt": b"x", "c/": b""})  # fmt: skip
    assert [one.path for one in reports_in(body, "d.zip")] == ["d.zip/a.txt", "d.zip/b/page.html"]


def test_wacz() -> None:
    """A collection of web archives is its archives; its own files are no reports."""
    body = zipped(
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"text": "no"}',
            "indexes/index.cdx.gz": b"x",
            "archive/data.warc.gz": b"".join(records(3, packed=True)),
        },
        zipfile.ZIP_STORED,
    )
    assert [one.path for one in reports_in(body, "a.wacz")] == ["a.wacz/archive/data.warc.gz"] * 3


def test_a_bomb() -> None:
    """A ZIP that unpacks to far more than its size is refused before anything is unpacked."""
    options = ReadingOptions(limits=ReadingLimits(free_bytes=100_000))
    (skip,) = skips_in(zipped({"a.txt": b"a" * 50_000_000}), "a.zip", options)
    assert skip.reason is SkipReason.TOO_LARGE


def test_a_zip_in_a_zip() -> None:
    """ZIPs within ZIPs are not followed without end."""
    body = zipped({"a.txt": TEXT.encode()})
    for _ in range(6):
        body = zipped({"a.zip": body})
    (skip,) = skips_in(body, "a.zip")
    assert skip.reason is SkipReason.TOO_LARGE


def test_a_damaged_member() -> None:
    """A member that cannot be unpacked is one skip; the others are read."""
    body = bytearray(zipped({"a.txt": TEXT.encode() * 9, "b.txt": TEXT.encode()}))
    body[60] ^= 0xFF
    first, second = read_all(bytes(body), "a.zip")
    assert isinstance(first, Skip)
    assert isinstance(second, Report)


@pytest.mark.parametrize("cut", [30, -10])
def test_cut_off(cut: int) -> None:
    """A ZIP without its directory is damaged."""
    (skip,) = skips_in(zipped({"a.txt": TEXT.encode()})[:cut], "a.zip")
    assert skip.reason is SkipReason.DAMAGED


def test_an_encrypted_member() -> None:
    """An encrypted member is told from a damaged one."""
    body = bytearray(zipped({"a.txt": TEXT.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.find(mark) + offset] |= 1
    (skip,) = skips_in(bytes(body), "a.zip")
    assert skip.reason is SkipReason.ENCRYPTED


def test_an_empty_one() -> None:
    """An empty ZIP is said to be so."""
    (skip,) = skips_in(zipped({}), "a.zip")
    assert skip.reason is SkipReason.EMPTY


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml"]
)
def test_other_documents(member: str) -> None:
    """Documents of other kinds are named, not taken apart."""
    (skip,) = skips_in(zipped({member: b"<x/>", "a.xml": TEXT.encode()}), "a.docx")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT
