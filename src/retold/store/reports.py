"""Reports, and the bytes that they were read from, as rows."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from retold.model import Attribution, Capture, Report
from retold.model.noun import to_data
from retold.store.documents import pack, storable, unpack

_COLUMNS = (
    "id, capture_id, path, url, outlet, headline, language, kind, first, last, text, document,"
    " said, tier, run"
)


def has_report(connection: sqlite3.Connection, report_id: str) -> bool:
    """Whether a report is on the desk."""
    found = connection.execute("SELECT 1 FROM reports WHERE id = ?", [report_id])
    return found.fetchone() is not None


def insert_report(
    connection: sqlite3.Connection,
    report: Report,
    *,
    said: Sequence[Attribution],
    tier: str,
    run: int,
) -> None:
    """Add a report; it belongs to no story yet."""
    row = [*_fields(report), pack([one.to_dict() for one in said]), tier, run]
    marks = ", ".join("?" * len(row))
    made = connection.execute(f"INSERT INTO reports ({_COLUMNS}) VALUES ({marks})", row)  # noqa: S608 - our own names
    connection.execute(
        "INSERT INTO texts (rowid, headline, text) VALUES (?, ?, ?)",
        [made.lastrowid, storable(report.headline), storable(report.text)],
    )


def update_report(
    connection: sqlite3.Connection, report: Report, *, said: Sequence[Attribution] | None
) -> None:
    """Keep what the user corrected where lists are made from, and let what hung on it be redone.

    Args:
        connection: The desk's file.
        report: The report as corrected.
        said: Who says what in it, where that is another now; None where it is what it was.
    """
    first, last = _times(report)
    connection.execute(
        "UPDATE reports SET outlet = ?, first = ?, last = ? WHERE id = ?",
        [storable(report.outlet.name), first, last, report.id],
    )
    if said is not None:
        connection.execute(
            "UPDATE reports SET said = ? WHERE id = ?",
            [pack([one.to_dict() for one in said]), report.id],
        )
        connection.execute(
            "DELETE FROM alignments WHERE left_id = ?1 OR right_id = ?1", [report.id]
        )


def tier_of(connection: sqlite3.Connection, report_id: str) -> str:
    """What found who says what in a report."""
    row = connection.execute("SELECT tier FROM reports WHERE id = ?", [report_id]).fetchone()
    return str(row[0])


def _times(report: Report) -> tuple[str | None, str | None]:
    moment = report.published.moment
    return (to_data(moment.earliest), to_data(moment.latest)) if moment else (None, None)


def _fields(report: Report) -> list[Any]:
    document = report.to_dict()
    text = storable(report.text)
    if text == report.text:
        del document["text"]
    return [
        report.id,
        storable(report.capture_id),
        storable(report.path),
        storable(report.url),
        storable(report.outlet.name),
        storable(report.headline),
        storable(report.language),
        report.kind.value,
        *_times(report),
        text,
        pack(document),
    ]


def load_reports(connection: sqlite3.Connection, report_ids: Iterable[str]) -> list[Report]:
    """The reports of these ids that are on the desk, in this order, as they were read."""
    ids = list(report_ids)
    found = connection.execute(
        "SELECT text, document FROM reports WHERE id IN (SELECT value FROM json_each(?))",
        [pack(ids)],
    )
    by_id = {report.id: report for report in (_report(*row) for row in found)}
    return [by_id[one] for one in ids if one in by_id]


def _report(text: str, document: str) -> Report:
    data = unpack(document)
    data.setdefault("text", text)
    return Report.from_dict(data)


def load_said(connection: sqlite3.Connection, report_ids: Iterable[str]) -> list[Attribution]:
    """Who says what in these reports, as it was found in each by itself."""
    ids = list(report_ids)
    found = connection.execute(
        "SELECT id, said FROM reports WHERE id IN (SELECT value FROM json_each(?))", [pack(ids)]
    )
    by_id = dict(found)
    made = (unpack(by_id[one]) for one in ids if one in by_id)
    return [Attribution.from_dict(data) for said in made for data in said]


def insert_capture(connection: sqlite3.Connection, capture: Capture, body: bytes) -> None:
    """Keep a capture's bytes, once however often they come."""
    held = connection.execute("SELECT 1 FROM bodies WHERE sha256 = ?", [capture.sha256])
    if held.fetchone() is None:
        packed = zlib.compress(body, 6)
        smaller = len(packed) < len(body)
        connection.execute(
            "INSERT INTO bodies (sha256, size, packing, body) VALUES (?, ?, ?, ?)",
            [capture.sha256, len(body), "zlib" if smaller else "none", packed if smaller else body],
        )
    row = [capture.id, storable(capture.path), capture.number, capture.sha256]
    connection.execute(
        "INSERT OR IGNORE INTO captures (id, path, number, sha256, document)"
        " VALUES (?, ?, ?, ?, ?)",
        [*row, pack(capture.to_dict())],
    )


def load_capture(connection: sqlite3.Connection, capture_id: str) -> Capture | None:
    """A capture by its id; of equal bytes from several places, the first place."""
    found = connection.execute(
        "SELECT document FROM captures WHERE id = ? ORDER BY path, number", [capture_id]
    ).fetchone()
    return Capture.from_dict(unpack(found[0])) if found else None


def load_body(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes of a hash."""
    found = connection.execute(
        "SELECT packing, body FROM bodies WHERE sha256 = ?", [sha256]
    ).fetchone()
    if found is None:
        return None
    packing, body = found
    return zlib.decompress(body) if packing == "zlib" else bytes(body)
