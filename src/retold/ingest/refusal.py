"""Why an input, or the rest of it, cannot be read."""

from __future__ import annotations

from retold.model import SkipReason


class RefusedError(Exception):
    """An input, or the rest of it, cannot be read: becomes a `Skip` where inputs are read."""

    def __init__(self, reason: SkipReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
