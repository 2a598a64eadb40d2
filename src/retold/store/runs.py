"""What was done with a desk, when, and what was left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from retold.model import Skip
from retold.store.documents import pack, storable

_COUNTS = frozenset({"added", "known", "skipped", "stories"})


def now() -> str:
    """The present instant, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def software() -> str:
    """The version of retold that is at work."""
    try:
        return f"retold {version('retold')}"
    except PackageNotFoundError:  # run from its sources
        return "retold"


def begin_run(connection: sqlite3.Connection, step: str, settings: Mapping[str, object]) -> int:
    """Note that something is begun; its number."""
    made = connection.execute(
        "INSERT INTO runs (step, settings, software, began) VALUES (?, ?, ?, ?)",
        [step, pack(dict(settings)), software(), now()],
    )
    return int(made.lastrowid or 0)


def count_in_run(connection: sqlite3.Connection, run: int, **counts: int) -> None:
    """Add to what a run has done."""
    for name, number in counts.items():
        if name not in _COUNTS:
            raise ValueError(f"a run does not count {name!r}")
        connection.execute(f"UPDATE runs SET {name} = {name} + ? WHERE number = ?", [number, run])  # noqa: S608 - checked above


def end_run(connection: sqlite3.Connection, run: int) -> None:
    """Note that a run went to its end."""
    connection.execute("UPDATE runs SET ended = ? WHERE number = ?", [now(), run])


def insert_skip(connection: sqlite3.Connection, skip: Skip, run: int) -> None:
    """Note what was left out; the same again is noted once."""
    row = [storable(skip.item), storable(skip.step), skip.reason.value, storable(skip.detail), run]
    connection.execute(
        "INSERT OR REPLACE INTO skips (item, step, reason, detail, run) VALUES (?, ?, ?, ?, ?)", row
    )
