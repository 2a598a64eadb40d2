"""What the user corrected, as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.model import Judgement, JudgementKind
from retold.store.documents import pack, storable
from retold.store.runs import now

_COLUMNS = "id, kind, subject, other, value, made"


def insert_judgement(
    connection: sqlite3.Connection, kind: JudgementKind, subject: str, other: str, value: str
) -> Judgement:
    """Keep a judgement; the same again is the one that is kept."""
    row = [kind.value, storable(subject), storable(other), storable(value)]
    connection.execute(
        "INSERT OR IGNORE INTO judgements (kind, subject, other, value, made)"
        " VALUES (?, ?, ?, ?, ?)",
        [*row, now()],
    )
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements"  # noqa: S608 - our own names
        " WHERE kind = ? AND subject = ? AND other = ? AND value = ?",
        row,
    )
    return _judgement(found.fetchone())


def load_judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """Every judgement, in the order in which they were made."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY id")  # noqa: S608 - our own names
    return [_judgement(row) for row in rows]


def judgements_of(
    connection: sqlite3.Connection, subjects: Iterable[str], kinds: Iterable[JudgementKind]
) -> list[Judgement]:
    """The judgements of these kinds on these reports or speakers, in the order of making."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements WHERE subject IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
        " AND kind IN (SELECT value FROM json_each(?)) ORDER BY id",
        [pack(list(subjects)), pack([one.value for one in kinds])],
    )
    return [_judgement(row) for row in rows]


def delete_judgement(connection: sqlite3.Connection, judgement_id: int) -> Judgement | None:
    """Undo a judgement; what it was, if there was one of this number."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM judgements WHERE id = ?",  # noqa: S608 - our own names
        [judgement_id],
    ).fetchone()
    connection.execute("DELETE FROM judgements WHERE id = ?", [judgement_id])
    return _judgement(row) if row else None


def _judgement(row: tuple[int, str, str, str, str, str]) -> Judgement:
    number, kind, subject, other, value, made = row
    return Judgement(
        id=number,
        kind=JudgementKind(kind),
        subject=subject,
        other=other,
        value=value,
        made=made,
    )
