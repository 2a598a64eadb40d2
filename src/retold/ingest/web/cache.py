"""What was fetched before, so that a site is asked only whether anything changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer kept: the marks the site gave it, and its body."""

    etag: str
    last_modified: str
    content_type: str
    body: bytes
    fetched_at: datetime

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for an answer only if there is a newer one (RFC 9110, 13.1)."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in found.items() if value}


class PageCache(Protocol):
    """Where answers are kept between runs, by the address asked for; the desk has one."""

    def get(self, url: str) -> Kept | None:
        """The answer kept for an address, if there is one."""

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer for an address, in place of an older one."""
