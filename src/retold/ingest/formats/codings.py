"""The codings that servers pack bodies in, unpacked within bounds."""

from __future__ import annotations

from collections.abc import Callable

from retold.ingest.formats.gzipped import BARE, WITH_HEADER, WITH_ZLIB_HEADER, GzipMember
from retold.ingest.formats.unpacked import DamagedError, Member
from retold.ingest.formats.zstandard import Zstandard, is_zstandard
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason

_MAGIC = b"\x1f\x8b"
_MAX_MEMBERS = 200  # each one costs a copy of what follows it
_DAMAGED = "its compressed body is damaged"


def unpack(body: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """A body unpacked once, and whether it ends before its end.

    Raises:
        RefusedError: It unpacks to more than `limit` bytes, is damaged, or is packed in an unknown
            way.
    """
    if encoding in {"gzip", "x-gzip"}:
        return _unpack_gzip(body, limit) if _is_gzip(body) else (body, False)
    if encoding == "deflate":
        # Servers send it with and without zlib's header (RFC 9110, 8.4.1.2).
        try:
            return _inflate(body, WITH_ZLIB_HEADER, limit)
        except RefusedError:
            return _inflate(body, BARE, limit)
    if encoding == "br":
        return _unpack_brotli(body, limit)
    if encoding == "zstd":
        return _unpack_zstandard(body, limit) if is_zstandard(body) else (body, False)
    raise RefusedError(SkipReason.UNKNOWN_FORMAT, f"its body is packed as {encoding[:20]!r}")


def _is_gzip(body: bytes) -> bool:
    return body.startswith(_MAGIC)


def _unpack_gzip(body: bytes, limit: int) -> tuple[bytes, bool]:
    """A body of one member or of several that follow one another (RFC 1952, 2.2)."""
    return _unpack_members(body, limit, lambda: GzipMember(WITH_HEADER), _is_gzip, lambda: _DAMAGED)


def _inflate(body: bytes, window: int, limit: int) -> tuple[bytes, bool]:
    """A body of one stream without gzip's frame."""
    return _unpack_members(
        body, limit, lambda: GzipMember(window), lambda _: False, lambda: _DAMAGED
    )


def _unpack_members(
    body: bytes,
    limit: int,
    begin: Callable[[], Member],
    is_next: Callable[[bytes], bool],
    say: Callable[[], str],
) -> tuple[bytes, bool]:
    """A body of one packed member, or of several that follow one another.

    Args:
        body: The body.
        limit: At most so many bytes come out.
        begin: Begins a member.
        is_next: Whether what follows a member is another one.
        say: What is wrong, once data were found to be broken.
    """
    parts: list[bytes] = []
    length = 0
    for _ in range(_MAX_MEMBERS):
        member = begin()
        try:
            part = member.unpack(body, limit + 1 - length)
        except DamagedError:
            raise RefusedError(SkipReason.DAMAGED, say()) from None
        parts.append(part)
        length += len(part)
        _check_length(length, limit)
        body = member.rest
        if not member.is_over or not is_next(body):
            return b"".join(parts), not member.is_over
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
        raise RefusedError(SkipReason.DAMAGED, _DAMAGED) from None
    _check_length(length, limit)
    return b"".join(parts), not unpacker.is_finished()


def _unpack_zstandard(body: bytes, limit: int) -> tuple[bytes, bool]:
    """A body of one frame or of several that follow one another (RFC 9659)."""
    try:
        codec = Zstandard()
    except ModuleNotFoundError:
        raise _not_installed() from None
    return _unpack_members(body, limit, codec.begin_frame, is_zstandard, lambda: codec.problem)


def _not_installed() -> RefusedError:
    detail = "reading it needs a package: pip install 'retold[archives]'"
    return RefusedError(SkipReason.NOT_INSTALLED, detail)


def _check_length(length: int, limit: int) -> None:
    if length > limit:
        raise RefusedError(SkipReason.TOO_LARGE, f"its body unpacks to more than {limit:,} bytes")
