"""How much was unpacked of one file that the user gave, whatever lies packed within it.

Bounds of each archive alone multiply: an archive of archives of archives, each within its bound,
unpacked a quarter of a megabyte to hours of reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from retold.ingest.limits import ReadingLimits
from retold.ingest.refusal import RefusedError
from retold.model import SkipReason


@dataclass(slots=True)
class Tally:
    """Bytes of the file itself that were read, and bytes that came out of it at all depths."""

    taken: int = 0
    given: int = 0
    outermost: Tally | None = None

    def within(self) -> Tally:
        """The tally of what lies in the file: what is read of that is not read of the file."""
        return Tally(outermost=self.outermost or self)

    def take(self, size: int) -> None:
        """Count bytes that were read."""
        if self.outermost is None:
            self.taken += size

    def is_over(self, limits: ReadingLimits) -> bool:
        """Whether more came out than a file may unpack to."""
        return self.left(limits) < 0

    def left(self, limits: ReadingLimits) -> int:
        """How many bytes may still come out; below zero where it was too many already."""
        file = self.outermost or self
        return limits.free_bytes + limits.max_ratio * file.taken - file.given

    def spend(self, size: int, limits: ReadingLimits) -> None:
        """Count bytes that came out.

        Raises:
            RefusedError: They are too many.
        """
        file = self.outermost or self
        file.given += size
        if self.is_over(limits):
            raise bomb(limits)


def bomb(limits: ReadingLimits) -> RefusedError:
    """That a file unpacks to too much."""
    detail = f"it unpacks to more than {limits.max_ratio} times its size"
    return RefusedError(SkipReason.TOO_LARGE, detail)
