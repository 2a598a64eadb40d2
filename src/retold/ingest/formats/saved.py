"""What programs that save pages write at the top of them: the address, and the time of saving."""

from __future__ import annotations

from dataclasses import replace

import regex

from retold.ingest.stated import Stated

_HEAD_CHARS = 20_000
_SINGLE_FILE = regex.compile(
    r"<!--\s{1,9}Page saved with SingleFile\s{1,9}"
    r"url:\s{0,9}(?P<url>\S{1,2000})\s{1,9}"
    r"(?:saved date:\s{0,9}(?P<saved>[^\n\r<>]{1,80}))?"
)
_SAVED_FROM = regex.compile(r"<!-- saved from url=\(\d{1,6}\)(?P<url>[^\s<>]{1,2000}) -->")
_MIRRORED = regex.compile(
    r"<!-- Mirrored from (?P<url>[^\s<>]{1,2000}) by [^<>,]{1,100}, (?P<saved>[^<>]{1,60}) -->"
)


def read_saved(text: str, stated: Stated) -> Stated:
    """What a page's container states, with what its saver wrote where that says nothing."""
    head = text[:_HEAD_CHARS]
    for mark in (_SINGLE_FILE, _SAVED_FROM, _MIRRORED):
        found = mark.search(head)
        if found is not None:
            groups = found.groupdict()
            url = groups["url"] if "://" in groups["url"] else f"http://{groups['url']}"
            return replace(
                stated,
                url=stated.url or url,
                fetched=stated.fetched or (groups.get("saved") or "").strip(),
            )
    return stated
