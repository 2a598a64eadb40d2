"""Which story each report belongs to, and what placing it went by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from retold.store.documents import pack


def placing_count(connection: sqlite3.Connection) -> int:
    """How often reports were placed or moved."""
    return int(connection.execute("SELECT placed FROM desk").fetchone()[0])


def count_placing(connection: sqlite3.Connection) -> None:
    """Note that reports were placed or moved."""
    connection.execute("UPDATE desk SET placed = placed + 1")


def load_placings(connection: sqlite3.Connection) -> Iterator[tuple[str, str, bytes]]:
    """For each report its id, its story and what placing it went by."""
    return connection.execute(
        "SELECT id, story_id, placing FROM reports WHERE placing IS NOT NULL"
        " AND story_id IS NOT NULL"
    )


def put_placing(
    connection: sqlite3.Connection, report_id: str, story_id: str, placing: bytes
) -> None:
    """Keep a report's story, and what placing it went by."""
    connection.execute(
        "UPDATE reports SET story_id = ?, placing = ? WHERE id = ?", [story_id, placing, report_id]
    )


def forget_placing(connection: sqlite3.Connection, report_id: str) -> None:
    """Let a report belong to no story for now."""
    connection.execute(
        "UPDATE reports SET story_id = NULL, placing = NULL WHERE id = ?", [report_id]
    )


def move_reports(connection: sqlite3.Connection, report_ids: Iterable[str], story_id: str) -> None:
    """Let reports belong to a story."""
    connection.execute(
        "UPDATE reports SET story_id = ?1 WHERE id IN (SELECT value FROM json_each(?2))"
        " AND story_id IS NOT ?1",
        [story_id, pack(list(report_ids))],
    )
