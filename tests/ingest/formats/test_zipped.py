"""ZIP files: folders of files, collections of web archives."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from ingest.formats.archives import records
from ingest.formats.given import PAGE, PARAGRAPHS, TEXT, read_all, reports_in, skips_in
from ingest.heavy import MB
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.zipmembers import open_member
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


def _replaced(body: bytes, mark: bytes, at: int, value: bytes) -> bytes:
    """A ZIP with another value in a header, so many bytes behind the last of such marks."""
    start = body.rfind(mark) + at
    return body[:start] + value + body[start + len(value) :]


_LOCAL, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
BROKEN = {
    "a member before the file": (_ENTRY, 42, b"\xff\xff\xff\x7f"),
    "another name at the member": (_LOCAL, 30, b"\xed\xa0\x80"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_headers_that_lie(name: str) -> None:
    """A member whose header is broken is one skip, and the others are read."""
    body = zipped({"a.txt": TEXT.encode(), "b\u00e9.txt": TEXT.encode()})
    first, second = read_all(_replaced(body, *BROKEN[name]), "a.zip")
    assert isinstance(first, Report)
    assert isinstance(second, Skip)
    assert second.reason is SkipReason.DAMAGED


def test_a_way_of_packing_that_is_not_read() -> None:
    """A member packed in some other way is named as that, and is not taken for broken."""
    body = zipped({"a.txt": TEXT.encode()})
    (skip,) = skips_in(_replaced(body, _ENTRY, 10, b"\x5d"), "a.zip")
    assert skip.reason is SkipReason.UNKNOWN_FORMAT
    assert "93" in skip.detail


def test_a_directory_that_begins_before_the_file() -> None:
    """Places that come out below zero, and members without a name, are damage."""
    body = zipped({"a.txt": TEXT.encode()})
    for value in (b"\xff\xff\xff\xff", b"\x01\x00\x00\x00"):
        found = read_all(_replaced(body, b"PK\x05\x06", 16, value), "a.zip")
        assert all(isinstance(one, (Report, Skip)) for one in found)
    nameless = _replaced(_replaced(body, _ENTRY, 28, b"\0\0"), _ENTRY, 30, b"\x05\0")
    assert [type(one) for one in read_all(nameless, "a.zip")] == [Skip]


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(way: int) -> None:
    """Members packed otherwise are read too; a flipped bit in one is damage."""
    body = zipped({"a.txt": TEXT.encode() * 9}, way)
    (report,) = reports_in(body, "a.zip")
    assert PARAGRAPHS[0] in report.text
    (skip,) = skips_in(_replaced(body, _ENTRY, 16, b"\0\0\0\0"), "a.zip")
    assert skip.reason in {SkipReason.DAMAGED, SkipReason.UNREADABLE}


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_more_is_unpacked_than_is_asked_for(way: int) -> None:
    """The first bytes of a bomb take no more memory than others (bzip2: six gigabytes, once)."""
    with zipfile.ZipFile(io.BytesIO(zipped({"a.txt": b"a" * (24 * MB)}, way))) as archive:
        tracemalloc.start()
        with open_member(archive, archive.infolist()[0], lambda _: None) as stream:
            assert stream.read(10) == b"a" * 10
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 12 * MB


def test_lzma_that_asks_for_memory() -> None:
    """A member that says its reader is to hold a gigabyte is refused."""
    body = zipped({"a.txt": TEXT.encode()}, zipfile.ZIP_LZMA)
    settings = body.index(b"a.txt") + len(b"a.txt") + 5
    body = body[:settings] + (2**30).to_bytes(4, "little") + body[settings + 4 :]
    (skip,) = skips_in(body, "a.zip")
    assert skip.reason is SkipReason.DAMAGED
    assert "64 MB" in skip.detail


def test_bombs_within_bombs() -> None:
    """What archives within a file unpack to counts together; that it was too much is said once."""
    options = ReadingOptions(limits=ReadingLimits(free_bytes=100_000, max_ratio=2))
    inner = zipped({"a.txt": TEXT.encode() * 300})
    body = zipped({f"{number}.zip": inner for number in range(9)})
    found = read_all(body, "a.zip", options)
    reasons = [one.reason for one in found if isinstance(one, Skip)]
    assert set(reasons) == {SkipReason.TOO_LARGE}
    assert len(reasons) <= 3
    assert 1 <= sum(isinstance(one, Report) for one in found) < 9
