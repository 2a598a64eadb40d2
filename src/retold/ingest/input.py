"""One input: a name, and bytes that are read as a stream."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import BinaryIO

from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import HEAD_BYTES
from retold.ingest.stated import Stated
from retold.ingest.tally import Tally
from retold.model import Skip, SkipReason

STEP = "read"
_CHUNK = 1 << 20


@dataclass(slots=True, kw_only=True)
class Input:
    """One file, standard input, or one member or record of an archive.

    `path` is its name as the user gave it, never absolute; `head` its first bytes, which the stream
    gives again. `charset` and `stated` are what its container states;
    `is_page` says that it can be a page or a document alone, no table or archive. `tally`
    counts what was unpacked of the file that the user gave, in which this one may lie.
    """

    path: str
    stream: BinaryIO
    head: bytes = b""
    charset: str = ""
    stated: Stated = field(default_factory=Stated)
    nesting: int = 0
    instead: Input | None = None
    is_page: bool = False
    tally: Tally = field(default_factory=Tally)

    @classmethod
    def of(cls, path: str, stream: BinaryIO) -> Input:
        """The input of a stream; its head is read."""
        head = _read_up_to(stream, HEAD_BYTES)
        if stream.seekable():
            stream.seek(0)
            return cls(path=path, stream=stream, head=head)
        return cls(path=path, stream=io.BufferedReader(_Rejoined(head, stream)), head=head)

    @classmethod
    def of_bytes(
        cls, path: str, body: bytes, *, charset: str = "", stated: Stated | None = None
    ) -> Input:
        """The input of bytes that are there."""
        return cls(
            path=path,
            stream=io.BytesIO(body),
            head=body[:HEAD_BYTES],
            charset=charset,
            stated=stated or Stated(),
        )

    def read_whole(self, limits: ReadingLimits) -> bytes:
        """All bytes.

        Raises:
            RefusedError: There are more than one text or document may have.
        """
        body = _read_up_to(self.stream, limits.max_bytes + 1)
        if len(body) > limits.max_bytes:
            size = f"{limits.max_bytes / 2**20:.0f} MB"
            raise RefusedError(SkipReason.TOO_LARGE, f"it is larger than {size}; split it")
        return body

    def seekable_stream(self, limits: ReadingLimits) -> BinaryIO:
        """The stream, read into memory where it cannot be read twice.

        Raises:
            RefusedError: It is too large for that.
        """
        return self.stream if self.stream.seekable() else io.BytesIO(self.read_whole(limits))

    def skip(self, reason: SkipReason, detail: str) -> Skip:
        """The note that this input, or a part of it, was left out."""
        return Skip(item=self.path, step=STEP, reason=reason, detail=detail)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            given = self._head[: len(buffer)]
            self._head = self._head[len(given) :]
        else:
            given = self._rest.read(len(buffer)) or b""
        buffer[: len(given)] = given
        return len(given)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """At most so many bytes; a pipe may give fewer at a time than it is asked for."""
    if isinstance(stream, io.BytesIO):
        return stream.read(size)  # gives its own bytes, not a copy
    parts: list[bytes] = []
    left = size
    while left > 0:
        part = stream.read(min(left, _CHUNK))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
