"""Web archives, whole and damaged."""

from __future__ import annotations

import gzip
import sys
import zlib

import brotli
import pytest
import regex

from ingest.formats.archives import address, record, records
from ingest.formats.given import HEADLINE, PAGE, PARAGRAPHS, TEXT, body_of, read_all, reports_in
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.limits import ReadingLimits
from retold.model import Report, Skip, SkipReason

_LENGTH = regex.compile(rb"Content-Length: \d+")


def addresses(body: bytes, options: ReadingOptions | None = None) -> list[str]:
    """The addresses of the pages that are read from an archive."""
    return [one.url for one in read_all(body, "a.warc", options) if isinstance(one, Report)]


def reasons(body: bytes) -> list[SkipReason]:
    """Why records are left out."""
    return [one.reason for one in read_all(body, "a.warc") if isinstance(one, Skip)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages(packed: bool) -> None:  # noqa: FBT001 - both
    """Every page is a report with its address."""
    reports = reports_in(b"".join(records(packed=packed)), "a.warc")
    assert [report.url for report in reports] == [address(number) for number in range(5)]
    assert body_of(reports[0]) == PARAGRAPHS


def test_packed_as_a_whole() -> None:
    """An archive packed as one member, not record by record, is read alike."""
    assert len(reports_in(gzip.compress(b"".join(records())), "a.warc.gz")) == 5


ENCODINGS = {
    "gzip": gzip.compress(PAGE.encode()),
    "br": brotli.compress(PAGE.encode()),
    "deflate": zlib.compress(PAGE.encode()),
    "": PAGE.encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("chunked", [False, True])
def test_packed_for_sending(encoding: str, chunked: bool) -> None:  # noqa: FBT001 - both
    """Bodies come packed and in chunks, as they were sent."""
    body = ENCODINGS[encoding]
    headers = [("Content-Type", "text/html"), ("Content-Encoding", encoding)]
    if chunked:
        parts = [body[at : at + 100] for at in range(0, len(body), 100)]
        body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        headers.append(("Transfer-Encoding", "chunked"))
    (report,) = reports_in(record(1, body, headers=tuple(headers)), "a.warc")
    assert body_of(report) == PARAGRAPHS


def test_bodies_that_were_unpacked_already() -> None:
    """Some archives keep bodies unpacked, and their headers as they were."""
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"),
               ("Transfer-Encoding", "chunked"))  # fmt: skip
    (report,) = reports_in(record(1, PAGE.encode(), headers=headers), "a.warc")
    assert report.headline == HEADLINE


def test_the_rest_is_counted() -> None:
    """What is no page is told in one line, whatever its number."""
    others = [
        record(6, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(7, b"", kind="revisit"),
        record(8, b"\x89PNG", headers=(("Content-Type", "image/png"),)),
        record(9, b"gone", status="404 Not Found"),
    ]
    *pages, skip = read_all(b"".join(records(2) + others * 50), "a.warc")
    assert len(pages) == 2
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.OTHER_RECORDS
    assert skip.detail == (
        "passed over: 50 answer without success, 50 picture, script or the like, 50 request, "
        "50 revisit"
    )


def test_text_that_was_taken_out_of_pages() -> None:
    """Archives of text alone are read as text."""
    body = record(1, TEXT.encode(), kind="conversion", headers=(("Content-Type", "text/plain"),))
    (report,) = reports_in(body, "a.warc.wet")
    assert body_of(report) == PARAGRAPHS


def test_the_day_of_the_crawl_is_no_date() -> None:
    """A page is not dated by the day on which it was fetched."""
    assert reports_in(records()[0], "a.warc")[0].published.moment is None


LIES = [b"10", b"99999", b"999999999999", b"-5", b"abc", b"", b"0"]


@pytest.mark.parametrize("lie", LIES)
def test_a_length_that_lies(lie: bytes) -> None:
    """A record that lies about its length is left out; those behind it are read."""
    parts = records()
    parts[2] = _LENGTH.sub(b"Content-Length: " + lie, parts[2], count=1)
    found = [address(number) for number in (0, 1, 3, 4)]
    assert addresses(b"".join(parts)) == found
    assert set(reasons(b"".join(parts))) <= {SkipReason.DAMAGED, SkipReason.TOO_LARGE}
    assert 1 <= len(reasons(b"".join(parts))) <= 2


def test_a_length_that_is_out_by_two() -> None:
    """A length that is out by the line break, as an old writer has it, harms nothing."""
    parts = records()
    stated = _LENGTH.search(parts[2])
    assert stated is not None
    size = int(stated.group().split()[1]) - 2
    parts[2] = _LENGTH.sub(b"Content-Length: %d" % size, parts[2], count=1)
    assert len(addresses(b"".join(parts))) == 5


DAMAGES = {
    "garbage between": (2, b"no record\r\nhere\r\n" * 9, 0),
    "a lost header": (2, b"", 30),
    "a record that lost its beginning": (2, b"", 400),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_between_records(name: str) -> None:
    """What is no record is told, and the next record is found."""
    at, garbage, lost = DAMAGES[name]
    parts = records()
    parts[at] = garbage + parts[at][lost:]
    found = addresses(b"".join(parts))
    assert [one for one in found if one != address(2)] == [address(n) for n in (0, 1, 3, 4)]
    assert SkipReason.DAMAGED in reasons(b"".join(parts))


@pytest.mark.parametrize("place", [12, 60, 200, -12])
def test_a_packed_record_that_is_damaged(place: int) -> None:
    """One damaged member of an archive costs one record."""
    parts = records(packed=True)
    broken = bytearray(parts[2])
    broken[place] ^= 0xFF
    parts[2] = bytes(broken)
    found = addresses(b"".join(parts))
    assert [one for one in found if one != address(2)] == [address(n) for n in (0, 1, 3, 4)]
    assert SkipReason.DAMAGED in reasons(b"".join(parts))


def test_cut_off() -> None:
    """The record at which an archive ends too early is left out."""
    assert len(addresses(b"".join(records())[:-200])) == 4
    assert reasons(b"".join(records())[:-200]) == [SkipReason.DAMAGED]
    assert len(addresses(b"".join(records(packed=True))[:-60])) == 4


def test_a_page_about_archives() -> None:
    """A page that shows a record's first line is no record."""
    shown = PAGE.replace(PARAGRAPHS[2], "A record begins with\r\nWARC/1.0\r\nand goes on so.")
    parts = [records(1)[0], record(1, shown.encode()), *records()[2:4]]
    assert len(addresses(b"".join(parts))) == 4


def test_a_packed_body_that_is_a_bomb() -> None:
    """A body that unpacks to too much is left out."""
    options = ReadingOptions(limits=ReadingLimits(max_record_bytes=100_000))
    for encoding, pack in (("gzip", gzip.compress), ("br", brotli.compress)):
        headers = (("Content-Type", "text/html"), ("Content-Encoding", encoding))
        body = record(1, pack(b"<p>" + b" " * 2_000_000), headers=headers) + records()[2]
        first, second = read_all(body, "a.warc", options)
        assert isinstance(first, Skip)
        assert first.reason is SkipReason.TOO_LARGE
        assert isinstance(second, Report)


def test_brotli_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Brotli is not installed, pages packed with it are skips, and the others are read."""
    monkeypatch.setitem(sys.modules, "brotli", None)
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "br"))
    body = record(1, brotli.compress(PAGE.encode()), headers=headers) + records()[2]
    first, second = read_all(body, "a.warc")
    assert isinstance(first, Skip)
    assert first.reason is SkipReason.NOT_INSTALLED
    assert isinstance(second, Report)


def test_a_long_record_that_is_honest() -> None:
    """A film among the pages is passed over, and the page behind it is read."""
    options = ReadingOptions(limits=ReadingLimits(max_record_bytes=100_000))
    film = record(1, b"\0" * 3_000_000, headers=(("Content-Type", "video/mp4"),))
    assert addresses(film + records()[2], options) == [address(2)]


PACKED = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))


def test_a_packed_body_that_is_cut_off() -> None:
    """What there is of a body is read, and that it is cut off is said."""
    noise = "".join(f"<!-- {number * number} -->" for number in range(3000))
    body = gzip.compress((PAGE.replace("</body>", "") + noise).encode())[:-3000]
    found = read_all(record(0, body, headers=PACKED), "a.warc")
    assert [type(one) for one in found] == [Report, Skip]
    assert isinstance(found[1], Skip)
    assert found[1].reason is SkipReason.DAMAGED
    assert "cut off" in found[1].detail


def test_a_record_that_the_crawler_cut_off() -> None:
    """A record that says it is not whole is told as such."""
    cut = record(0, PAGE.encode()).replace(b"WARC-Type", b"WARC-Truncated: length\r\nWARC-Type", 1)
    assert reasons(cut) == [SkipReason.DAMAGED]
    assert addresses(cut) == [address(0)]


def test_a_body_packed_in_two() -> None:
    """Packed files that follow one another are one body."""
    body = gzip.compress(PAGE[:400].encode()) + gzip.compress(PAGE[400:].encode())
    (report,) = reports_in(record(0, body, headers=PACKED), "a.warc")
    assert body_of(report) == PARAGRAPHS


def test_a_first_line_that_looks_like_a_size() -> None:
    """A body whose chunks the crawler joined, though its header still names them, stays whole."""
    headers = (("Content-Type", "text/plain"), ("Transfer-Encoding", "chunked"))
    (report,) = reports_in(record(0, b"1F\r\n\r\n" + TEXT.encode(), headers=headers), "a.warc")
    assert body_of(report)[-3:] == PARAGRAPHS


def test_packed_bodies_that_together_are_a_bomb() -> None:
    """Bodies within their bounds that together are far more than the archive: the rest is left."""
    bomb = brotli.compress(PAGE.encode() + b" " * 500_000)
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "br"))
    body = b"".join(record(number, bomb, headers=headers) for number in range(9))
    options = ReadingOptions(limits=ReadingLimits(free_bytes=1_200_000))
    found = read_all(body, "a.warc", options)
    assert [type(one) for one in found[:3]] == [Report, Report, Skip]
    told = {one.reason for one in found if isinstance(one, Skip)}
    assert told == {SkipReason.TOO_LARGE}
