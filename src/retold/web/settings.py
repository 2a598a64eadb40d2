"""Where the pages are served, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """What the pages need to know of their server."""

    hosts: Annotated[frozenset[str], "The values of the Host header that are answered."]
    token: Annotated[str, "What the first address has to hold; empty if nothing is asked for."] = ""
    most_form_bytes: Annotated[int, "The longest form."] = MEGABYTE
    most_upload_bytes: Annotated[int, "The longest upload, all its files together."] = 64 * MEGABYTE
    most_files: Annotated[int, "How many files one upload may hold."] = 500
    threads: Annotated[int, "How many pages are made at once."] = 4

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, and there may be two desks on one machine."""
        ports = sorted(host.rpartition(":")[2] for host in self.hosts)
        return f"retold-{ports[0] if ports else 0}"
