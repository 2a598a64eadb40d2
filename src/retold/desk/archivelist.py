"""Lists of an archive's stories: what `store.listing` gives of a desk's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from retold.desk.archivetables import ArchiveTables
from retold.store.listing import StoryFilter, StoryRow

_ORDERS = {
    "newest": "last DESC NULLS LAST, id",
    "oldest": "first NULLS LAST, id",
    "largest": "reports DESC, id",
    "altered": "altered DESC, reports DESC, id",
}
_NONE = "SELECT '' AS in_story, 0 AS number WHERE false"
_ALTERED = (
    "SELECT in_story, count(DISTINCT id) AS number FROM"
    " (SELECT in_story, id, unnest(differences) AS one FROM quotations) AS differing"
    " WHERE one.judgement = 'ALTERED' GROUP BY in_story"
)
_NO_STORIES = """
CREATE TABLE listed (
    week VARCHAR, id VARCHAR, label VARCHAR, first VARCHAR, last VARCHAR, reports BIGINT,
    first_day VARCHAR, last_day VARCHAR, outlets VARCHAR[], languages VARCHAR[],
    quotations BIGINT, altered BIGINT, claims BIGINT,
    drifts BIGINT, figures BIGINT
)
"""
# DuckDB knows no negative limit.
_ALL = (1 << 63) - 1


def prepare_list(tables: ArchiveTables) -> None:
    """Count what a list of stories shows, once."""
    if "stories" in tables:
        text = (resources.files("retold.desk") / "listed.sql").read_text(encoding="utf-8")
        lines = (line for line in text.splitlines() if not line.startswith("--"))
        tables.make("\n".join(lines).format(**_counted(tables)))
    else:
        tables.make(_NO_STORIES)


def list_stories(
    tables: ArchiveTables, wanted: StoryFilter, order: str, limit: int, offset: int
) -> list[StoryRow]:
    """The stories that are meant, in an order of `store.listing.ORDERS`."""
    where, given = _condition(wanted)
    sql = f"SELECT * FROM listed WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608 - our own words
    most = _ALL if limit < 0 else limit
    return [_story_row(row) for row in tables.rows(sql, [*given, most, offset])]


def story_rows(tables: ArchiveTables, story_ids: Iterable[str]) -> list[StoryRow]:
    """These stories, the largest first; those that are not there left out."""
    sql = f"SELECT * FROM listed WHERE list_contains(?, id) ORDER BY {_ORDERS['largest']}"  # noqa: S608 - our own words
    return [_story_row(row) for row in tables.rows(sql, [list(story_ids)])]


def count_stories(tables: ArchiveTables, wanted: StoryFilter) -> int:
    """How many stories are meant."""
    where, given = _condition(wanted)
    row = tables.first(f"SELECT count(*) FROM listed WHERE {where}", given)  # noqa: S608 - our own words
    return 0 if row is None else int(row[0])


def _counted(tables: ArchiveTables) -> dict[str, str]:
    """For each count of a story the query that makes it."""
    made = {}
    for name in ("quotations", "claims", "drifts", "figures"):
        is_there = name in tables
        made[name] = (
            f"SELECT in_story, count(*) AS number FROM {name} GROUP BY in_story"  # noqa: S608 - our own names
            if is_there
            else _NONE
        )
    made["altered"] = _ALTERED if "quotations" in tables else _NONE
    return made


def _condition(wanted: StoryFilter) -> tuple[str, list[Any]]:
    """The condition in SQL, and its parameters."""
    of_reports = {
        "outlet.name = ?": wanted.outlet,
        "language = ?": wanted.language,
        "published.latest >= ?": wanted.since,
        "published.earliest < ?": wanted.until,
    }
    asked = {clause: value for clause, value in of_reports.items() if value is not None}
    clauses, given = [], list(asked.values())
    if asked:
        inner = " AND ".join(asked)
        clauses.append(f"id IN (SELECT in_story FROM reports WHERE {inner})")  # noqa: S608 - our own words
    if wanted.speaker is not None:
        clauses.append("id IN (SELECT in_story FROM speakers WHERE id = ?)")
        given.append(wanted.speaker)
    return " AND ".join(clauses) or "true", given


def _story_row(row: Mapping[str, Any]) -> StoryRow:
    return StoryRow(
        id=row["id"],
        label=row["label"],
        first=row["first"],
        last=row["last"],
        first_day=row["first_day"],
        last_day=row["last_day"],
        reports=row["reports"],
        outlets=tuple(row["outlets"]),
        languages=tuple(row["languages"]),
        quotations=row["quotations"],
        altered=row["altered"],
        claims=row["claims"],
        drifts=row["drifts"],
        figures=row["figures"],
        is_current=True,
    )
