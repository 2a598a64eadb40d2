"""What was fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import regex

from retold.model import Skip

_CHARSET = regex.compile(r"(?i)charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})")
_MAX_CHARS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, and how it came.

    `asked` is the address that was asked for, `url` the one that answered, after `redirects`.
    `content_type` is what the server says; what the body is, its content says. `is_unchanged`
    says that the site had nothing newer than what was kept, and `fetched_at` when that was kept.
    """

    asked: str
    url: str
    body: bytes
    content_type: str
    fetched_at: datetime
    redirects: tuple[str, ...] = ()
    is_unchanged: bool = False

    @property
    def charset(self) -> str:
        """The encoding that the server states; empty where it states none."""
        found = _CHARSET.search(self.content_type[:_MAX_CHARS])
        return found.group(1) if found else ""


class Fetches(Protocol):
    """What fetches pages (`retold.ingest.web.fetch.Fetcher`)."""

    @property
    def max_pages(self) -> int:
        """How many pages are fetched for one listing."""

    def fetch(self, url: str) -> Fetched | Skip:
        """The body of an address, or why there is none."""
