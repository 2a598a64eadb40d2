"""What is known of the feeds that are watched."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from dataclasses import dataclass
from typing import Annotated

from retold.model import Noun
from retold.store.documents import storable

# A page that could not be fetched so often is given up.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow(Noun):
    """A feed that is watched."""

    url: Annotated[str, "Its address."]
    checked: Annotated[str, "When it was asked last, ISO 8601 in UTC."]
    due: Annotated[str, "When it is to be asked next."]
    failures: Annotated[int, "How often in a row it could not be read."]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What a feed's site answered last."""

    etag: str
    last_modified: str
    content_type: str
    fetched: str
    body: bytes


def load_feed(connection: sqlite3.Connection, url: str) -> FeedRow | None:
    """What is known of a feed."""
    row = connection.execute(
        "SELECT url, checked, due, failures FROM feeds WHERE url = ?", [storable(url)]
    ).fetchone()
    names = ("url", "checked", "due", "failures")
    return FeedRow(**dict(zip(names, row, strict=True))) if row else None


def put_feed(connection: sqlite3.Connection, feed: FeedRow) -> None:
    """Keep when a feed was asked, and when it is due."""
    connection.execute(
        "INSERT OR REPLACE INTO feeds (url, checked, due, failures) VALUES (?, ?, ?, ?)",
        [storable(feed.url), feed.checked, feed.due, feed.failures],
    )


def load_answer(connection: sqlite3.Connection, url: str) -> AnswerRow | None:
    """What a site answered for an address."""
    row = connection.execute(
        "SELECT etag, last_modified, content_type, fetched, body FROM answers WHERE url = ?",
        [storable(url)],
    ).fetchone()
    if row is None:
        return None
    etag, last_modified, content_type, fetched, body = row
    return AnswerRow(
        etag=etag,
        last_modified=last_modified,
        content_type=content_type,
        fetched=fetched,
        body=zlib.decompress(body),
    )


def put_answer(connection: sqlite3.Connection, url: str, answer: AnswerRow) -> None:
    """Keep what a site answered for an address, in place of what it answered before."""
    connection.execute(
        "INSERT OR REPLACE INTO answers (url, etag, last_modified, content_type, fetched, body)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            storable(url),
            answer.etag,
            answer.last_modified,
            answer.content_type,
            answer.fetched,
            zlib.compress(answer.body),
        ],
    )


def is_page_done(connection: sqlite3.Connection, url: str) -> bool:
    """Whether a page needs no second look."""
    row = connection.execute(
        "SELECT is_done OR tries >= ? FROM pages WHERE url_sha256 = ?", [MOST_TRIES, _hash(url)]
    ).fetchone()
    return bool(row and row[0])


def note_page(connection: sqlite3.Connection, url: str, *, is_done: bool) -> None:
    """Note that a page was read, or that it could not be fetched this time."""
    connection.execute(
        "INSERT INTO pages (url_sha256, tries, is_done) VALUES (?, 1, ?) ON CONFLICT (url_sha256)"
        " DO UPDATE SET tries = tries + 1, is_done = excluded.is_done",
        [_hash(url), int(is_done)],
    )


def _hash(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
