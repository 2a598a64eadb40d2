"""Stories, quotations and claims that are no more: where they stood, and what stands there now.

What an address led to is looked for by the reports and the places that it had, so that there are
no chains to follow and no circles: after any merges and splits the reports say where they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.store.documents import pack, storable


def keep_former_story(connection: sqlite3.Connection, story_id: str) -> None:
    """Note the reports that a story has had, as long as they are on the desk, before it goes."""
    connection.execute("DELETE FROM former_stories WHERE story_id = ?", [story_id])
    connection.execute(
        "INSERT INTO former_stories (story_id, report_id)"
        " SELECT DISTINCT s.id, r.id FROM stories s, json_each(s.document, '$.reports') j"
        " JOIN reports r ON r.id = j.value WHERE s.id = ?",
        [story_id],
    )


def keep_former_findings(
    connection: sqlite3.Connection, story_id: str, lasting: Iterable[str] = ()
) -> None:
    """Note where the quotations and claims of a story stand, before they go.

    What was noted of those that stay, when they were gone once, is let go of.

    Args:
        connection: The desk's file.
        story_id: The story.
        lasting: The ids of those that stay.
    """
    given = [story_id, pack(list(lasting))]
    gone = (
        "SELECT id FROM findings WHERE story_id = ?1 AND kind IN ('quotation', 'claim')"
        " AND id NOT IN (SELECT value FROM json_each(?2))"
    )
    connection.execute(
        f"DELETE FROM former_findings WHERE id IN ({gone})"  # noqa: S608 - our own words
        " OR id IN (SELECT value FROM json_each(?2))",
        given,
    )
    connection.execute(
        'INSERT OR IGNORE INTO former_findings (id, kind, report_id, start, "end")'  # noqa: S608 - the same
        f" SELECT f.id, f.kind, r.id, {_START}, {_END}"
        f" FROM findings f, json_each(f.document, {_PLACES}) p"
        " JOIN reports r ON r.id = p.value ->> '$.report'"
        f" WHERE f.story_id = ?1 AND f.kind IN ('quotation', 'claim') AND f.id IN ({gone})",
        given,
    )


_PLACES = "iif(f.kind = 'quotation', '$.readings', '$.tellings')"
_START, _END = "p.value ->> '$.span[0]'", "p.value ->> '$.span[1]'"


def find_story_now(connection: sqlite3.Connection, former_id: str) -> str | None:
    """The story that has most of the reports that a former story, quotation or claim stood in.

    None for what is there, or there again.
    """
    row = connection.execute(
        "SELECT r.story_id FROM ("
        "SELECT report_id FROM former_stories WHERE story_id = ?1 UNION"
        " SELECT report_id FROM former_findings WHERE id = ?1) f"
        " JOIN reports r ON r.id = f.report_id WHERE r.story_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM stories WHERE id = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM findings WHERE id = ?1)"
        " GROUP BY r.story_id ORDER BY count(*) DESC, r.story_id LIMIT 1",
        [storable(former_id)],
    ).fetchone()
    return row[0] if row else None


def find_finding_now(connection: sqlite3.Connection, former_id: str) -> tuple[str, str] | None:
    """The quotation or claim that stands in most of the places of a former one.

    Returns:
        What it is, and its id; None for one that is there, or there again.
    """
    row = connection.execute(
        "SELECT g.kind, f.id"  # noqa: S608 - our own words
        " FROM former_findings g JOIN reports r ON r.id = g.report_id"
        " JOIN findings f ON f.story_id = r.story_id AND f.kind = g.kind,"
        f" json_each(f.document, {_PLACES}) p"
        " WHERE g.id = ?1 AND NOT EXISTS (SELECT 1 FROM findings WHERE id = ?1)"
        " AND p.value ->> '$.report' = g.report_id"
        f' AND {_START} < g."end" AND g.start < {_END}'
        " GROUP BY g.kind, f.id ORDER BY count(*) DESC, f.id LIMIT 1",
        [storable(former_id)],
    ).fetchone()
    return (row[0], row[1]) if row else None
