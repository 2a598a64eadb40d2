"""What the user says of how inputs are to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retold.ingest.limits import LIMITS, ReadingLimits
from retold.ingest.web.fetched import Fetches


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """Bounds, which columns of tables hold what (see `columns`), and what fetches pages.

    Without a fetcher the pages that feeds name are not fetched.
    """

    limits: ReadingLimits = LIMITS
    columns: Mapping[str, str] = field(default_factory=dict)
    fetcher: Fetches | None = None
