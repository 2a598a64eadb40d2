"""The time and the bytes that one answer may take."""

from __future__ import annotations

from collections.abc import Callable

from retold.ingest.web.failures import FetchError
from retold.model import SkipReason

Clock = Callable[[], float]
# Headers, the frames of chunks and the TLS layer come on top of a body.
_HEADER_BYTES = 256 * 1024


class Budget:
    """What is left of the time and bytes for one request, from the first look-up to the last byte.

    A limit on each read alone would let a server that sends one byte at a time hold us for ever.
    """

    def __init__(self, *, max_seconds: float, max_bytes: int, clock: Clock) -> None:
        self._clock = clock
        self._max_seconds, self.max_bytes = max_seconds, max_bytes
        self._deadline = clock() + max_seconds
        self._bytes_left = max_bytes + _HEADER_BYTES

    def seconds_left(self) -> float:
        """The seconds left.

        Raises:
            FetchError: There are none.
        """
        left = self._deadline - self._clock()
        if left <= 0:
            raise self.too_slow()
        return left

    def take(self, count: int) -> None:
        """Count bytes that came in.

        Raises:
            FetchError: They are more than were left.
        """
        self._bytes_left -= count
        if self._bytes_left < 0:
            raise too_large(self.max_bytes)

    def too_slow(self) -> FetchError:
        """That the time ran out."""
        detail = f"it was not there whole within {self._max_seconds:g} seconds"
        return FetchError(SkipReason.TIMEOUT, detail, may_retry=True)


def too_large(max_bytes: int) -> FetchError:
    """That an answer is larger than is fetched."""
    size = f"{max_bytes / 2**20:.0f} MB" if max_bytes >= 2**20 else f"{max_bytes:,} bytes"
    return FetchError(SkipReason.TOO_LARGE, f"it is larger than {size}")
