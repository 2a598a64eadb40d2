"""The codings that servers pack bodies in, unpacked within bounds."""

from __future__ import annotations

import zlib

from retold.ingest.formats.unpacked import DamagedError
from retold.ingest.formats.zstandard import Zstandard, is_zstandard
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_GZIP = 31  # zlib's number for a window of 32 KB in gzip's frame
_MAGIC = b"\x1f\x8b"
_MAX_MEMBERS = 200  # each one costs a copy of what follows it


def unpack(body: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """A body unpacked once, and whether it ends before its end.

    Raises:
        RefusedError: It unpacks to more than `limit` bytes, is damaged, or is packed in an unknown
            way.
    """
    if encoding in {"gzip", "x-gzip"}:
        return _inflate(body, _GZIP, limit) if body.startswith(_MAGIC) else (body, False)
    if encoding == "deflate":
        # Servers send it with and without zlib's header (RFC 9110, 8.4.1.2).
        try:
            return _inflate(body, 15, limit)
        except RefusedError:
            return _inflate(body, -15, limit)
    if encoding == "br":
        return _unpack_brotli(body, limit)
    if encoding == "zstd":
        return _unpack_zstandard(body, limit) if is_zstandard(body) else (body, False)
    raise RefusedError(SkipReason.UNKNOWN_FORMAT, f"its body is packed as {encoding[:20]!r}")


def _inflate(body: bytes, kind: int, limit: int) -> tuple[bytes, bool]:
    """A body of one packed file, or of several that follow one another."""
    parts: list[bytes] = []
    length = 0
    for _ in range(_MAX_MEMBERS):
        unpacker = zlib.decompressobj(kind)
        try:
            part = unpacker.decompress(body, limit + 1 - length)
        except zlib.error:
            raise RefusedError(SkipReason.DAMAGED, "its compressed body is damaged") from None
        parts.append(part)
        length += len(part)
        _check_length(length, limit)
        body = unpacker.unused_data
        if not unpacker.eof:
            return b"".join(parts), True
        if kind != _GZIP or not body.startswith(_MAGIC):
            return b"".join(parts), False
    return b"".join(parts), True


def _unpack_brotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    try:
        import brotli  # noqa: PLC0415 - an extra
    except ImportError:
        raise _not_installed() from None
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    length = 0
    try:
        part = unpacker.process(body, output_buffer_limit=1 << 20)
        while part:
            parts.append(part)
            length += len(part)
            if length > limit or unpacker.is_finished():
                break
            part = unpacker.process(b"", output_buffer_limit=1 << 20)
    except brotli.error:
        raise RefusedError(SkipReason.DAMAGED, "its compressed body is damaged") from None
    _check_length(length, limit)
    return b"".join(parts), not unpacker.is_finished()


def _unpack_zstandard(body: bytes, limit: int) -> tuple[bytes, bool]:
    """A body of one frame or of several that follow one another (RFC 9659)."""
    try:
        codec = Zstandard()
    except ModuleNotFoundError:
        raise _not_installed() from None
    parts: list[bytes] = []
    length = 0
    for _ in range(_MAX_MEMBERS):
        frame = codec.begin_frame()
        try:
            part = frame.unpack(body, limit + 1 - length)
        except DamagedError:
            raise RefusedError(SkipReason.DAMAGED, codec.problem) from None
        parts.append(part)
        length += len(part)
        _check_length(length, limit)
        body = frame.rest
        if not frame.is_over or not is_zstandard(body):
            return b"".join(parts), not frame.is_over
    return b"".join(parts), True


def _not_installed() -> RefusedError:
    detail = "reading it needs a package: pip install 'retold[archives]'"
    return RefusedError(SkipReason.NOT_INSTALLED, detail)


def _check_length(length: int, limit: int) -> None:
    if length > limit:
        raise RefusedError(SkipReason.TOO_LARGE, f"its body unpacks to more than {limit:,} bytes")
