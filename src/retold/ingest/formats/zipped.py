"""ZIP: a folder of files in one, a web archive collection (WACZ), or a document (DOCX)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from retold.ingest.formats.document import Document
from retold.ingest.formats.docx import is_docx, read_docx
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.zipmembers import open_archive, open_member
from retold.ingest.input import Input
from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.ingest.tally import bomb
from retold.model import Skip, SkipReason

# A comment may follow the end record; 46 bytes are the least that a file takes in the directory.
_END_BYTES = 66_000
_MAX_DIRECTORY_BYTES = 10 * 2**20
_OTHER_DOCUMENTS = {
    "xl/workbook.xml": "an Excel file; save it as CSV",
    "ppt/presentation.xml": "a presentation",
    "META-INF/container.xml": "an e-book (EPUB)",
    "META-INF/MANIFEST.MF": "a program",
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Input | Skip]:
    """Yield what is inside, in the order of the names."""
    source.stream = source.seekable_stream(options.limits)
    _check_directory(source.stream)
    source.tally.take(source.stream.seek(0, io.SEEK_END))
    with open_archive(source.stream) as archive:
        members = {one.filename: one for one in archive.infolist() if one.filename[-1:] != "/"}
        if is_docx(members):
            yield from read_docx(source, archive, options)
            return
        what = next((what for name, what in _OTHER_DOCUMENTS.items() if name in members), "")
        if what or _OPEN_DOCUMENT in source.head[:200]:
            detail = f"this is {what or 'an OpenDocument file; save it as DOCX'}"
            raise RefusedError(SkipReason.UNKNOWN_FORMAT, detail)
        yield from _read_members(source, archive, list(members.values()), options)


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a ZIP whose directory alone would fill the memory: it is read at once.

    Its length stands in its end record (APPNOTE 4.3.16), which has a larger brother (4.3.14) for
    lengths of more than four bytes.
    """
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - _END_BYTES))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    size = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    large = tail.rfind(b"PK\x06\x06", 0, max(0, at))
    if large >= 0:
        size = max(size if size < 0xFFFFFFFF else 0, _long(tail[large + 40 : large + 48]))
    if size > _MAX_DIRECTORY_BYTES:
        raise RefusedError(SkipReason.TOO_LARGE, f"its list of files has {size:,} bytes")


def _long(number: bytes) -> int:
    return int.from_bytes(number, "little")


def _read_members(
    source: Input,
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    options: ReadingOptions,
) -> Iterator[Input | Skip]:
    limits = options.limits
    if len(members) > limits.max_members:
        raise RefusedError(SkipReason.TOO_LARGE, f"it holds {len(members):,} files")
    # Members may overlap (one packed stretch stated a thousand times): the file's size counts too.
    packed = min(sum(one.compress_size for one in members), source.stream.seek(0, io.SEEK_END))
    unpacked = sum(one.file_size for one in members)
    if unpacked > limits.free_bytes + limits.max_ratio * packed:
        raise bomb(limits)
    if not members:
        raise RefusedError(SkipReason.EMPTY, "the ZIP holds no files")
    wanted = _wanted(members)
    for member in sorted(wanted, key=lambda one: one.filename):
        if source.tally.is_over(limits):
            raise bomb(limits)
        yield from _read_member(source, archive, member, limits)


def _wanted(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The archives of a WACZ; of any other ZIP, all that are not hidden."""
    archives = [one for one in members if one.filename.startswith("archive/")]
    if archives and any(one.filename == "datapackage.json" for one in members):
        return archives
    return [
        one
        for one in members
        if not any(part.startswith((".", "__MACOSX")) for part in one.filename.split("/"))
    ]


def _read_member(
    source: Input, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: ReadingLimits
) -> Iterator[Input | Skip]:
    name = " ".join(member.filename[:300].split()).encode("utf-8", "replace").decode()
    path = f"{source.path}/{name}"
    try:
        with open_member(archive, member, partial(source.tally.spend, limits=limits)) as stream:
            inside = Input.of(path, io.BufferedReader(stream))
            inside.is_page = source.is_page
            yield inside
    except RefusedError as refusal:
        yield Input.of_bytes(path, b"").skip(refusal.reason, str(refusal))
    except OSError as error:
        yield Input.of_bytes(path, b"").skip(SkipReason.DAMAGED, error.strerror or str(error))
