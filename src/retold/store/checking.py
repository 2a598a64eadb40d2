"""What SQLite itself can say of a file, and the rows that a check goes through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_WORDS_OF = {"texts": "reports", "quotes": "readings"}


def find_damage(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the file as a database."""
    try:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"it is damaged: {line}"
        for table, *_ in connection.execute("PRAGMA foreign_key_check"):
            yield f"a row of {table} points to one that is not there"
        for index, table in _WORDS_OF.items():
            # The number of rows in the index itself, not in what it stands beside.
            row = connection.execute(f"SELECT count(*) FROM {index}_docsize").fetchone()  # noqa: S608 - our own names
            wanted = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
            if row != wanted:
                yield f"the index {index} has {row[0]:,} rows, and {table} has {wanted[0]:,}"
    except sqlite3.DatabaseError as error:
        yield f"it is damaged: {error}"


def capture_rows(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every capture's id, and the hash of its bytes."""
    yield from connection.execute("SELECT DISTINCT id, sha256 FROM captures ORDER BY id").fetchall()


def lone_captures(connection: sqlite3.Connection) -> list[str]:
    """The hashes of bytes that no report was read from."""
    rows = connection.execute(
        "SELECT sha256 FROM bodies WHERE sha256 NOT IN (SELECT c.sha256 FROM captures c"
        " JOIN reports r ON r.capture_id = c.id AND r.path = c.path) ORDER BY sha256"
    )
    return [sha256 for (sha256,) in rows]


def story_ids(connection: sqlite3.Connection) -> list[str]:
    """Every story."""
    return [one for (one,) in connection.execute("SELECT id FROM stories ORDER BY id")]
