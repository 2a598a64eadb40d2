"""Web archives written by warcio, the library of those who make them."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.formats.given import HEADLINE, PAGE, PARAGRAPHS, body_of, read_all
from retold.model import Report, Skip, SkipReason

ADDRESS = "https://herald.example/ferry"
AGAIN = "https://herald.example/ferry?again"
# Where Wget keeps how it was called, and its log.
ARGUMENTS = "metadata://gnu.org/software/wget/warc/wget_arguments.txt"


class Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """A writer that copies in memory; warcio leaves its temporary files open."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


def archive(*, packed: bool, version: str = "1.0") -> bytes:
    """An archive with a page, how it was asked for, its second visit, notes, a picture, a log."""
    made = io.BytesIO()
    writer = Writer(made, gzip=packed, warc_version=version)
    answer = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
    )
    question = StatusAndHeaders("GET /ferry HTTP/1.1", [("Host", "herald.example")])
    picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    page = writer.create_warc_record(
        ADDRESS, "response", payload=io.BytesIO(PAGE.encode()), http_headers=answer
    )
    digest = page.rec_headers.get_header("WARC-Payload-Digest") or "sha1:A"
    for record in (
        writer.create_warcinfo_record("a.warc", {"software": "a crawler"}),
        writer.create_warc_record(ADDRESS, "request", http_headers=question),
        page,
        writer.create_revisit_record(
            AGAIN, digest, ADDRESS, "2031-05-04T10:00:00Z", http_headers=answer
        ),
        writer.create_warc_record(
            ADDRESS, "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture
        ),
        writer.create_warc_record(
            ADDRESS, "metadata", payload=io.BytesIO(b"via: feed"), warc_content_type="text/plain"
        ),
        writer.create_warc_record(
            ARGUMENTS, "resource", payload=io.BytesIO(b"-r"), warc_content_type="text/plain"
        ),
        writer.create_warc_record(
            AGAIN, "resource", payload=io.BytesIO(PAGE.encode()), warc_content_type="text/html"
        ),
    ):
        writer.write_record(record)
    return made.getvalue()


def check(found: list[Report | Skip]) -> None:
    """The two pages are there, and one line counts the rest."""
    reports = [one for one in found if isinstance(one, Report)]
    assert [report.url for report in reports] == [ADDRESS, AGAIN]
    for report in reports:
        assert report.headline == HEADLINE
        assert body_of(report) == PARAGRAPHS
    (skip,) = (one for one in found if isinstance(one, Skip))
    assert skip.reason is SkipReason.OTHER_RECORDS
    for counted in (
        "1 request",
        "1 revisit",
        "1 warcinfo",
        "1 metadata",
        "1 picture",
        "1 record of",
    ):
        assert counted in skip.detail


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("packed", [False, True])
def test_an_archive(packed: bool, version: str) -> None:  # noqa: FBT001 - both
    """Pages and resources are read; requests, visits without news and pictures are counted."""
    check(read_all(archive(packed=packed, version=version), "a.warc"))


def test_an_archive_in_a_collection() -> None:
    """A WACZ holds the archive, and nothing else of it is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as collection:
        collection.writestr("datapackage.json", "{}")
        collection.writestr("archive/a.warc.gz", archive(packed=True))
        collection.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "text": "none"}')
    check(read_all(made.getvalue(), "a.wacz"))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_in_a_zip(packing: int) -> None:
    """However the ZIP packs it, the archive is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as folder:
        folder.writestr("crawl/a.warc", archive(packed=False))
    check(read_all(made.getvalue(), "a.zip"))


def test_a_tape_archive() -> None:
    """A TAR is named as what is not read."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tape:
        member = tarfile.TarInfo("a.html")
        member.size = len(PAGE.encode())
        tape.addfile(member, io.BytesIO(PAGE.encode()))
    (skip,) = read_all(made.getvalue(), "a.tar")
    assert isinstance(skip, Skip)
    assert skip.reason is SkipReason.UNKNOWN_FORMAT
    assert "TAR" in skip.detail
