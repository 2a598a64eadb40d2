"""A packed stream unpacked piece by piece; what follows a damaged member is still found."""

from __future__ import annotations

import io
from typing import BinaryIO, Protocol

from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.ingest.tally import Tally

_CHUNK = 64 * 1024
_MAGIC_BYTES = 4  # of the longest sign of a member
_MAX_BROKEN = 10_000  # members that begin and break; past them nothing more is looked for
DAMAGED = "the compressed data are damaged"


class Member(Protocol):
    """One packed stretch of a stream, which may hold many."""

    @property
    def is_over(self) -> bool:
        """Whether its end was reached."""

    @property
    def rest(self) -> bytes:
        """What it was given and has not used."""

    def unpack(self, packed: bytes, size: int) -> bytes:
        """Unpack so many bytes at most.

        Raises:
            DamagedError: The data are broken.
        """


class Codec(Protocol):
    """A way of packing; `problem` says what was wrong with data that were left out."""

    problem: str

    def find(self, packed: bytes) -> int:
        """Where the next member begins; -1 if nowhere."""

    def begin(self) -> Member:
        """A member, of which nothing was unpacked yet."""


class DamagedError(Exception):
    """The data of a member are broken; `packed` is where to look for the next one."""

    def __init__(self, packed: bytes) -> None:
        super().__init__(DAMAGED)
        self.packed = packed


class Unpacked(io.RawIOBase):
    """The unpacked bytes of one or many members, as web archives have one for each record.

    Ends early, with `is_bomb` set, where more comes out of the file that the user gave than
    `max_ratio` times what went in.
    `damaged` counts the places where data were broken, cut off or not packed at all.
    """

    def __init__(self, packed: BinaryIO, codec: Codec, limits: ReadingLimits, tally: Tally) -> None:
        self._packed, self._tally = packed, tally
        self._codec = codec
        self._limits = limits
        self._waiting = b""
        self._member: Member | None = None
        self._is_over = False
        self._in_gap = False
        self._broken = 0
        self.damaged = 0
        self.is_bomb = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end."""
        while not self.is_bomb and self._broken < _MAX_BROKEN:
            if not self._member and not self._find_member():
                break
            given = self._unpack(len(buffer))
            if given:
                buffer[: len(given)] = given
                self._count(len(given))
                return len(given)
        return 0

    def _count(self, size: int) -> None:
        try:
            self._tally.spend(size, self._limits)
        except RefusedError:
            self.is_bomb = True

    def _unpack(self, size: int) -> bytes:
        member = self._member
        if member is None:
            return b""
        try:
            given = member.unpack(self._waiting, size)
        except DamagedError as error:
            self._broken += 1
            self._note_gap()
            self._waiting = error.packed
            return b""
        self._waiting = member.rest
        if member.is_over:
            self._member = None
            self._in_gap = False
        elif not given and not self._waiting and not self._fill():
            self._note_gap()  # the member is cut off
        return given

    def _find_member(self) -> bool:
        """Begin the next member; what stands before it is passed over."""
        while True:
            at = self._codec.find(self._waiting)
            passed = self._waiting if at < 0 else self._waiting[:at]
            # Zero bytes after a member are padding, as on a tape.
            if passed.strip(b"\0") and (at >= 0 or self._is_over or len(passed) >= _MAGIC_BYTES):
                self._note_gap()
            if at >= 0:
                self._waiting = self._waiting[at:]
                self._member = self._codec.begin()
                return True
            self._waiting = self._waiting[1 - _MAGIC_BYTES :]
            if not self._fill():
                return False

    def _note_gap(self) -> None:
        """Count a damaged place, once until a member is whole again."""
        self.damaged += not self._in_gap
        self._in_gap = True
        self._member = None

    def _fill(self) -> bool:
        part = self._packed.read(_CHUNK)
        self._is_over = not part
        self._tally.take(len(part))
        self._waiting += part
        return bool(part)
