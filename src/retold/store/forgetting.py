"""Rows taken away for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.store.former import keep_former_findings, keep_former_story


def delete_report(connection: sqlite3.Connection, report_id: str) -> bool:
    """Take away a report and all that came from it alone; the rest of its story is to be redone.

    Returns:
        Whether the bytes that it was read from went too: they stay where other reports were read
        from the same bytes.
    """
    number, capture_id, path, url = connection.execute(
        "SELECT number, capture_id, path, url FROM reports WHERE id = ?", [report_id]
    ).fetchone()
    connection.execute(
        "INSERT INTO texts (texts, rowid, headline, text)"
        " SELECT 'delete', number, headline, text FROM reports WHERE number = ?",
        [number],
    )
    connection.execute("DELETE FROM reports WHERE number = ?", [number])
    connection.execute("DELETE FROM judgements WHERE subject = ?1 OR other = ?1", [report_id])
    connection.execute("DELETE FROM skips WHERE item IN (?, ?, ?)", [report_id, path, url or path])
    return _delete_capture(connection, capture_id, path)


def _delete_capture(connection: sqlite3.Connection, capture_id: str, path: str) -> bool:
    others = "SELECT 1 FROM reports WHERE capture_id = ?"
    if connection.execute(others + " AND path = ?", [capture_id, path]).fetchone() is None:
        connection.execute("DELETE FROM captures WHERE id = ? AND path = ?", [capture_id, path])
    connection.execute(
        "DELETE FROM bodies WHERE substr(sha256, 1, 15) = ?"
        " AND sha256 NOT IN (SELECT sha256 FROM captures)",
        [capture_id[1:]],
    )
    return connection.execute(others, [capture_id]).fetchone() is None


def delete_findings(
    connection: sqlite3.Connection, story_id: str, lasting: Iterable[str] = ()
) -> None:
    """Take away what was found in a story; it stays known where its quotations and claims stood.

    Args:
        connection: The desk's file.
        story_id: The story.
        lasting: The ids of quotations and claims that are put back at once.
    """
    keep_former_findings(connection, story_id, lasting)
    connection.execute(
        "INSERT INTO quotes (quotes, rowid, text)"
        " SELECT 'delete', number, text FROM readings WHERE story_id = ?",
        [story_id],
    )
    for table in ("findings", "speakers", "readings", "swaps"):
        connection.execute(f"DELETE FROM {table} WHERE story_id = ?", [story_id])  # noqa: S608 - our own names
    connection.execute("UPDATE stories SET counts = '{}' WHERE id = ?", [story_id])


def delete_story(connection: sqlite3.Connection, story_id: str) -> None:
    """Take away a story that has no reports any more; its address leads to where they are."""
    keep_former_story(connection, story_id)
    delete_findings(connection, story_id)
    connection.execute("DELETE FROM stories WHERE id = ?", [story_id])


def scrub(connection: sqlite3.Connection) -> None:
    """Let no deleted word stay in the file: not in the indexes' old parts, nor in the log.

    Freed pages are zeroed as they are freed (`secure_delete`). While somebody reads, the log
    cannot be emptied; it is when the last reader has gone.
    """
    for index in ("texts", "quotes"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - our own names
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
