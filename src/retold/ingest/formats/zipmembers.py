"""The members of a ZIP as streams that unpack no more at a time than is asked for.

The standard library unpacks what bzip2 or LZMA packed as far as the piece that it read goes: a ZIP
of 2 kB took six gigabytes so. These two are unpacked here; an LZMA stream also says how much
memory its reader is to hold (APPNOTE 5.8.8), and more than 64 MB is refused.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from copy import copy
from typing import IO, Protocol

from retold.ingest.formats.unpacked import DAMAGED
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_ENCRYPTED = 0x1
# Newer Pythons know more, and unpack them as far as they go too.
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_CHUNK = 64 * 1024
_MAX_DICTIONARY = 64 * 2**20
# What the library raises on members that are broken or lie, at opening and at reading.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError, IndexError, OSError,
)  # fmt: skip

Spend = Callable[[int], None]


class _Unpacks(Protocol):
    """A decompressor of the standard library."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def open_archive(stream: IO[bytes]) -> zipfile.ZipFile:
    """The archive in a stream.

    Raises:
        RefusedError: It is broken.
    """
    try:
        return zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise RefusedError(SkipReason.DAMAGED, f"it is no whole ZIP: {_line(error)}") from None


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, spend: Spend) -> MemberStream:
    """A member as a stream.

    Args:
        archive: The archive.
        member: Which of its members.
        spend: Told of every stretch that was unpacked; what it raises ends the reading.

    Raises:
        RefusedError: It is encrypted, packed in another way, or cannot be unpacked.
    """
    if member.flag_bits & _ENCRYPTED:
        detail = "it is encrypted; unpack it with its password"
        raise RefusedError(SkipReason.ENCRYPTED, detail)
    if member.compress_type not in _WAYS:
        detail = f"it is packed in a way that is not read (method {member.compress_type})"
        raise RefusedError(SkipReason.UNKNOWN_FORMAT, detail)
    try:
        if member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            return MemberStream(archive.open(member), spend)
        packed = archive.open(_as_it_lies(member))
        if member.compress_type == zipfile.ZIP_BZIP2:
            return MemberStream(_Slowly(packed, bz2.BZ2Decompressor(), member), spend)
        return MemberStream(_Slowly(packed, _begin_lzma(packed), member), spend)
    except _BROKEN as error:
        detail = f"it cannot be unpacked: {_line(error)}"
        raise RefusedError(SkipReason.DAMAGED, detail) from None


class MemberStream(io.RawIOBase):
    """A member whose damage is an `OSError`, as that of any other stream.

    It says that it cannot be read twice: going back in a packed member means unpacking it again.
    """

    def __init__(self, stream: IO[bytes] | _Slowly, spend: Spend) -> None:
        self._stream = stream
        self._spend = spend

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end."""
        try:
            given = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise OSError(0, f"it cannot be unpacked: {_line(error)}") from error
        self._spend(len(given))
        buffer[: len(given)] = given
        return len(given)

    def close(self) -> None:
        """Close the member."""
        self._stream.close()
        super().close()


class _Slowly:
    """A member unpacked piece by piece, its length and its sum held against what is stated."""

    def __init__(self, packed: IO[bytes], unpacker: _Unpacks, member: zipfile.ZipInfo) -> None:
        self._packed, self._unpacker, self._member = packed, unpacker, member
        self._length = self._sum = 0

    def read(self, size: int) -> bytes:
        """So many bytes at most; none at the end."""
        given = b""
        while not given and not self._unpacker.eof:
            part = self._packed.read(_CHUNK) if self._unpacker.needs_input else b""
            if not part and self._unpacker.needs_input:
                break
            given = self._unpacker.decompress(part, size)
        self._length += len(given)
        self._sum = zlib.crc32(given, self._sum)
        is_over = not given and size > 0
        if is_over and (self._length, self._sum) != (self._member.file_size, self._member.CRC):
            raise OSError(0, DAMAGED)
        return given

    def close(self) -> None:
        self._packed.close()


def _as_it_lies(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same member as if it were not packed; the sum of what is packed is not known."""
    bare = copy(member)
    bare.compress_type, bare.file_size = zipfile.ZIP_STORED, member.compress_size
    del bare.CRC
    return bare


def _begin_lzma(packed: IO[bytes]) -> lzma.LZMADecompressor:
    """LZMA with the settings that stand before the data: one byte of three numbers, and a size."""
    head = packed.read(9)
    numbers, dictionary = head[4], int.from_bytes(head[5:9], "little")
    if int.from_bytes(head[2:4], "little") != 5 or numbers >= 225:
        raise ValueError(DAMAGED)
    if dictionary > _MAX_DICTIONARY:
        raise ValueError("it asks for more than 64 MB of memory")
    settings = {
        "id": lzma.FILTER_LZMA1, "dict_size": max(4096, dictionary),
        "lc": numbers % 9, "lp": numbers // 9 % 5, "pb": numbers // 45,
    }  # fmt: skip
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[settings])


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
