"""Why a request came to nothing."""

from __future__ import annotations

from retold.ingest.refusal import RefusedError
from retold.model import SkipReason


class FetchError(RefusedError):
    """A request that came to nothing, with the reason that its `Skip` will give."""

    def __init__(self, reason: SkipReason, detail: str, *, may_retry: bool = False) -> None:
        super().__init__(reason, detail)
        self.may_retry = may_retry
