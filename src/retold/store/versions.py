"""The versions of a desk's file, and the way from an older one to the present."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import resources

APPLICATION = 1920234340  # "rtld", as `file` and SQLite's own tools show it
VERSION = 2


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the present version, one numbered step a transaction.

    A step that is broken off leaves the file at the version before it.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number in range(version + 1, VERSION + 1):
        script = read_migration(number)
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")


def lacks(connection: sqlite3.Connection) -> str:
    """What of the present schema a file has not, one table or column; empty if it has everything.

    Files made from a copy of retold that was never released say the number of a version whose
    tables they do not have.
    """
    with closing(sqlite3.connect(":memory:")) as whole:
        whole.executescript(read_schema())
        wanted = _columns(whole)
    held = set(_columns(connection))
    return next((".".join(one) for one in wanted if one not in held), "")


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' ORDER BY t.name, c.cid"
    ).fetchall()


def read_migration(number: int) -> str:
    """The statements that lead from the version before to this one."""
    home = resources.files("retold.store") / "migrations" / f"{number:04}.sql"
    return home.read_text(encoding="utf-8")


def read_schema() -> str:
    """The statements that make a desk of the present version at once, for people to read."""
    return (resources.files("retold.store") / "schema.sql").read_text(encoding="utf-8")
