"""Members packed with gzip (RFC 1952), and its streams in other frames."""

from __future__ import annotations

import zlib

from retold.ingest.formats.unpacked import DAMAGED, DamagedError

_MEMBER = b"\x1f\x8b\x08"
# zlib's numbers for a window of 32 KB: in gzip's frame, in zlib's (RFC 1950), in none.
WITH_HEADER, WITH_ZLIB_HEADER, BARE = 31, 15, -15


class Gzip:
    """The codec of gzip."""

    def __init__(self) -> None:
        self.problem = DAMAGED

    def find(self, packed: bytes) -> int:
        """Where the next member begins; -1 if nowhere."""
        return packed.find(_MEMBER)

    def begin(self) -> GzipMember:
        """A member, of which nothing was unpacked yet."""
        return GzipMember()


class GzipMember:
    """One member of gzip, or one stream of what gzip packs."""

    def __init__(self, window: int = WITH_HEADER) -> None:
        self._held = zlib.decompressobj(window)

    @property
    def is_over(self) -> bool:
        """Whether its end was reached."""
        return self._held.eof

    @property
    def rest(self) -> bytes:
        """What it was given and has not used."""
        return self._held.unused_data if self._held.eof else self._held.unconsumed_tail

    def unpack(self, packed: bytes, size: int) -> bytes:
        """Unpack so many bytes at most.

        Raises:
            DamagedError: The data are broken.
        """
        try:
            return self._held.decompress(packed, size)
        except zlib.error:
            raise DamagedError(packed[1:]) from None
