"""Searching the desk's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from retold.store.documents import pack


class Held(NamedTuple):
    """A report that holds some of the words looked for."""

    report_id: str
    story_id: str
    outlet: str
    headline: str
    first: str | None
    last: str | None
    text: str


def find_holders(
    connection: sqlite3.Connection, words: Sequence[str], *, needs_all: bool, limit: int
) -> list[Held]:
    """The reports that hold the words, those that hold most and rarest of them first."""
    query = _query(words, " AND " if needs_all else " OR ")
    if not query:
        return []
    rows = connection.execute(
        "SELECT r.id, r.story_id, r.outlet, r.headline, r.first, r.last, r.text FROM"
        " (SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?) found"
        " JOIN reports r ON r.number = found.rowid",
        [query, limit],
    )
    return [Held(*row) for row in rows]


def load_holders(connection: sqlite3.Connection, report_ids: Iterable[str]) -> list[Held]:
    """The reports of these ids."""
    rows = connection.execute(
        "SELECT id, story_id, outlet, headline, first, last, text FROM reports"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [pack(list(report_ids))],
    )
    return [Held(*row) for row in rows]


def _query(words: Sequence[str], joint: str) -> str:
    """An FTS5 query for words alone: in quotation marks nothing of them is syntax.

    A word that the index would take for no word at all (marks alone) is left out.
    """
    quoted = [word.replace('"', '""') for word in words if any(map(str.isalnum, word))]
    return joint.join(f'"{word}"' for word in quoted)
