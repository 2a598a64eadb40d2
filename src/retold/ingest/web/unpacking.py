"""Compressed bodies, unpacked no further than is allowed: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib

from retold.ingest.web.budget import too_large
from retold.ingest.web.failures import FetchError
from retold.model import SkipReason

GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 31  # zlib's number for a window of 32 KB in gzip's frame
_PLAIN, _PACKED = ("", "identity"), ("gzip", "x-gzip")
_SLICE = 64 * 1024
_MAX_MEMBERS = 200  # each one costs a copy of what follows it in its slice


class Unpacker:
    """Collects the chunks of a body, unpacked.

    Raises:
        FetchError: The coding is one we did not ask for.
    """

    def __init__(self, coding: str, max_bytes: int) -> None:
        name = coding.strip().casefold()
        if name not in (*_PLAIN, *_PACKED):
            detail = f"it came in the coding {name[:30]!r}, which was not asked for"
            raise FetchError(SkipReason.UNKNOWN_FORMAT, detail)
        self._max_bytes = max_bytes
        self._inflate = zlib.decompressobj(_GZIP) if name in _PACKED else None
        self._members = 0
        self._parts: list[bytes] = []
        self._length = 0

    def add(self, chunk: bytes) -> None:
        """Take a chunk as it travelled.

        Raises:
            FetchError: The body is too large, or is not what it is said to be.
        """
        if self._inflate is None:
            self._keep(chunk)
            return
        try:
            self._add_packed(chunk)
        except zlib.error as error:
            raise _damaged("its compression is damaged") from error

    def body(self) -> bytes:
        """The whole body.

        Raises:
            FetchError: It ends before its end.
        """
        if self._inflate is not None and self._members and not self._inflate.eof:
            raise _damaged("its compression ends before its end")
        return b"".join(self._parts)

    def _add_packed(self, chunk: bytes) -> None:
        while chunk and self._inflate is not None:
            if self._inflate.eof:  # gzip files may follow each other, or padding
                if not chunk.startswith(GZIP_MAGIC[: len(chunk)]):
                    return
                self._inflate = zlib.decompressobj(_GZIP)
                self._members += 1
            self._members = max(1, self._members)
            if self._members > _MAX_MEMBERS:
                raise _damaged(f"it is more than {_MAX_MEMBERS} compressed files in a row")
            self._keep(self._inflate.decompress(chunk, self._max_bytes - self._length + 1))
            chunk = self._inflate.unused_data or self._inflate.unconsumed_tail

    def _keep(self, part: bytes) -> None:
        self._length += len(part)
        if self._length > self._max_bytes:
            raise too_large(self._max_bytes)
        self._parts.append(part)


def gunzip(body: bytes, max_bytes: int) -> bytes:
    """A gzip file unpacked.

    Raises:
        FetchError: It is damaged, or larger than is allowed.
    """
    unpacker = Unpacker("gzip", max_bytes)
    for at in range(0, len(body), _SLICE):
        unpacker.add(body[at : at + _SLICE])
    return unpacker.body()


def gunzip_head(head: bytes, max_bytes: int = _SLICE) -> bytes:
    """The beginning of a gzip file, of which only the beginning is there; empty if damaged."""
    try:
        return zlib.decompressobj(_GZIP).decompress(head, max_bytes)
    except zlib.error:
        return b""


def _damaged(detail: str) -> FetchError:
    return FetchError(SkipReason.DAMAGED, detail)
