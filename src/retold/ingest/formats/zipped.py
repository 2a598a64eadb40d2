"""ZIP: a folder of files in one, a web archive collection (WACZ), or a document (DOCX)."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from retold.ingest.formats.document import Document
from retold.ingest.formats.docx import is_docx, read_docx
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.refusal import RefusedError
from retold.model import Skip, SkipReason

_ENCRYPTED = 0x1
# A comment may follow the end record; 46 bytes are the least that a file takes in the directory.
_END_BYTES = 66_000
_MAX_DIRECTORY_BYTES = 10 * 2**20
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError,
)  # fmt: skip
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
    try:
        archive = zipfile.ZipFile(source.stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise RefusedError(SkipReason.DAMAGED, f"it is no whole ZIP: {error}") from None
    with archive:
        members = {one.filename: one for one in archive.infolist() if not one.is_dir()}
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
        detail = f"it unpacks to more than {limits.max_ratio} times its size"
        raise RefusedError(SkipReason.TOO_LARGE, detail)
    if not members:
        raise RefusedError(SkipReason.EMPTY, "the ZIP holds no files")
    wanted = _wanted(members)
    for member in sorted(wanted, key=lambda one: one.filename):
        yield from _read_member(source, archive, member)


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
    source: Input, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Input | Skip]:
    name = " ".join(member.filename[:300].split()).encode("utf-8", "replace").decode()
    path = f"{source.path}/{name}"
    inside = Input(path=path, stream=io.BytesIO())
    if member.flag_bits & _ENCRYPTED:
        yield inside.skip(SkipReason.ENCRYPTED, "it is encrypted; unpack it with its password")
        return
    try:
        stream = archive.open(member)
        inside = Input.of(path, io.BufferedReader(_Guarded(stream)))
    except _BROKEN as error:
        detail = f"it cannot be unpacked: {' '.join(str(error).split())[:200]}"
        yield inside.skip(SkipReason.DAMAGED, detail)
        return
    with stream:
        inside.is_page = source.is_page
        yield inside


class _Guarded(io.RawIOBase):
    """A member whose damage is an `OSError`, as that of any other stream.

    It says that it cannot be read twice: going back in a packed member means unpacking it again.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            given = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise OSError(0, f"it cannot be unpacked: {error}") from error
        buffer[: len(given)] = given
        return len(given)
