"""Lists for people: the stories, outlets, speakers, runs and skips of a desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Annotated, Any

from retold.model import Noun, Skip
from retold.store.documents import pack, storable, unpack

ORDERS = {
    "newest": "last DESC, id",  # what has no date comes last: NULL is the least in SQLite
    "oldest": "first IS NULL, first, id",
    "largest": "reports DESC, id",
    "altered": "counts ->> '$.altered' DESC, reports DESC, id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow(Noun):
    """A story in a list."""

    id: Annotated[str, "The story's id."]
    label: Annotated[str, "The line that names it."]
    first: Annotated[str | None, "The earliest publication known, ISO 8601 in UTC."]
    last: Annotated[str | None, "The latest publication known."]
    first_day: Annotated[str | None, "The day of the earliest: the middle of what is known of it."]
    last_day: Annotated[str | None, "The day of the latest."]
    reports: Annotated[int, "How many reports tell it."]
    outlets: Annotated[tuple[str, ...], "Who published them, each once, in order of publication."]
    languages: Annotated[tuple[str, ...], "The languages they are in."]
    quotations: Annotated[int, "How many utterances are quoted in it."]
    altered: Annotated[int, "How many of these have a reading that was altered."]
    claims: Annotated[int, "How many claims it makes."]
    drifts: Annotated[int, "How many drifts there are between their tellings."]
    figures: Annotated[int, "How many figures are named."]
    is_current: Annotated[bool, "Whether it was analysed with all of its reports."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow(Noun):
    """An outlet in a list."""

    name: Annotated[str, "Its name; empty for reports whose outlet is unknown."]
    reports: Annotated[int, "How many reports it published."]
    stories: Annotated[int, "In how many stories."]
    first: Annotated[str | None, "Its earliest report."]
    last: Annotated[str | None, "Its latest report."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow(Noun):
    """A speaker in a list."""

    id: Annotated[str, "The speaker's id."]
    name: Annotated[str, "The fullest name found."]
    kind: Annotated[str, "What it is."]
    said: Annotated[int, "How many attributions name it."]
    stories: Annotated[int, "In how many stories."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(Noun):
    """One time that something was done with the desk."""

    number: Annotated[int, "Its number."]
    step: Annotated[str, "What was done."]
    settings: Annotated[str, "With what settings, in JSON."]
    software: Annotated[str, "By which version of retold."]
    began: Annotated[str, "When it began."]
    ended: Annotated[str | None, "When it ended; null where it was broken off, or goes on."]
    added: Annotated[int, "Reports added."]
    known: Annotated[int, "Reports that were there already."]
    skipped: Annotated[int, "Items left out."]
    stories: Annotated[int, "Stories analysed."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories are meant; what is empty or None is not asked for.

    `since` and `until` are ISO 8601 days or instants; a story is meant if it has a report from
    between them.
    """

    outlet: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None

    def clauses(self) -> tuple[str, list[str]]:
        """The condition in SQL, and its parameters."""
        made: list[str] = []
        given: list[str] = []
        report = {"outlet": "outlet = ?", "language": "language = ?"}
        report |= {"since": "last >= ?", "until": "first < ?"}
        asked = [(clause, getattr(self, name)) for name, clause in report.items()]
        asked = [(clause, storable(value)) for clause, value in asked if value is not None]
        if asked:
            inner = " AND ".join(clause for clause, _ in asked)
            made.append(f"id IN (SELECT story_id FROM reports WHERE {inner})")  # noqa: S608 - our own words
            given += [value for _, value in asked]
        if self.speaker is not None:
            made.append("id IN (SELECT story_id FROM speakers WHERE id = ?)")
            given.append(storable(self.speaker))
        return " AND ".join(made) or "1", given


def list_stories(
    connection: sqlite3.Connection,
    wanted: StoryFilter,
    *,
    order: str = "newest",
    limit: int = 50,
    offset: int = 0,
) -> list[StoryRow]:
    """The stories that are meant, in an order of `ORDERS`."""
    where, given = wanted.clauses()
    # Numbers alone are put in order: whole rows would be carried through the sorting.
    meant = f"SELECT rowid FROM stories WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608 - our own words
    inner = f"SELECT * FROM stories WHERE rowid IN ({meant}) ORDER BY {ORDERS[order]}"  # noqa: S608 - the same
    rows = connection.execute(_ROWS.format(inner), [*given, limit, offset])
    return [_story_row(*row) for row in rows]


_ROWS = (
    "SELECT s.id, s.label, s.first, s.last, s.reports, s.is_current, s.counts,"
    " (SELECT json_group_array(json_array(outlet, language, first, last)) FROM"
    "  (SELECT * FROM reports r WHERE r.story_id = s.id ORDER BY r.first LIMIT 1000))"
    " FROM ({}) s"
)


def story_rows(connection: sqlite3.Connection, story_ids: Iterable[str]) -> list[StoryRow]:
    """The stories of these ids that are there, the largest first."""
    inner = "SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        _ROWS.format(inner) + " ORDER BY reports DESC, id", [pack(list(story_ids))]
    )
    return [_story_row(*row) for row in rows]


def count_stories(connection: sqlite3.Connection, wanted: StoryFilter) -> int:
    """How many stories are meant."""
    where, given = wanted.clauses()
    row = connection.execute(f"SELECT count(*) FROM stories WHERE {where}", given).fetchone()  # noqa: S608 - our own words
    return int(row[0])


def _story_row(*row: Any) -> StoryRow:  # noqa: ANN401 - columns
    story_id, label, first, last, reports, is_current, counted, listed = row
    counts = unpack(counted)
    printed = unpack(listed)
    days = sorted(filter(None, (middle_day(one[2], one[3]) for one in printed)))
    return StoryRow(
        id=story_id,
        label=label,
        first=first,
        last=last,
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        reports=reports,
        outlets=tuple(dict.fromkeys(one[0] for one in printed if one[0])),
        languages=tuple(sorted({one[1] for one in printed})),
        quotations=counts.get("quotations", 0),
        altered=counts.get("altered", 0),
        claims=counts.get("claims", 0),
        drifts=counts.get("drifts", 0),
        figures=counts.get("figures", 0),
        is_current=bool(is_current),
    )


def middle_day(first: str | None, last: str | None) -> str | None:
    """The day in the middle of an interval: a day stated without a zone covers 50 hours.

    >>> middle_day("2031-05-02T10:00:00Z", "2031-05-04T11:59:59Z")
    '2031-05-03'
    """
    if first is None or last is None:
        return None
    one, other = datetime.fromisoformat(first), datetime.fromisoformat(last)
    return (one + (other - one) / 2).date().isoformat()


def list_outlets(connection: sqlite3.Connection) -> list[OutletRow]:
    """Every outlet, those with most reports first."""
    rows = connection.execute(
        "SELECT outlet, count(*), count(DISTINCT story_id), min(first), max(last) FROM reports"
        " GROUP BY outlet ORDER BY count(*) DESC, outlet"
    )
    names = ("name", "reports", "stories", "first", "last")
    return [OutletRow(**dict(zip(names, row, strict=True))) for row in rows]


def list_speakers(
    connection: sqlite3.Connection, *, name: str = "", limit: int = 100, offset: int = 0
) -> list[SpeakerRow]:
    """The speakers whose name holds some words, those who are quoted most first."""
    meant = "instr(lower(name), lower(?))" if name else "? = ''"
    rows = connection.execute(_SPEAKERS.format(meant), [storable(name), limit, offset])
    names = ("id", "name", "kind", "said", "stories")
    return [SpeakerRow(**dict(zip(names, row, strict=True))) for row in rows]


# The fullest names of those who are listed, and not of everybody.
_SPEAKERS = (
    "SELECT id, (SELECT n.name FROM speakers n WHERE n.id = s.id ORDER BY length(n.name) DESC,"
    " n.name LIMIT 1), kind, times, stories FROM ("
    "SELECT id, min(kind) AS kind, sum(said) AS times, count(*) AS stories FROM speakers"
    " WHERE {} GROUP BY id ORDER BY times DESC, id LIMIT ? OFFSET ?) s ORDER BY times DESC, id"
)


def list_runs(connection: sqlite3.Connection, limit: int = 100) -> list[RunRow]:
    """What was done, the latest first."""
    names = [one.name for one in fields(RunRow)]
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM runs ORDER BY number DESC LIMIT ?",  # noqa: S608 - our own names
        [limit],
    )
    return [RunRow(**dict(zip(names, row, strict=True))) for row in rows]


def list_skips(connection: sqlite3.Connection, limit: int = 1000) -> list[Skip]:
    """What was left out, the latest first."""
    rows = connection.execute(
        "SELECT item, step, reason, detail FROM skips ORDER BY run DESC, item LIMIT ?", [limit]
    )
    names = ("item", "step", "reason", "detail")
    return [Skip.from_dict(dict(zip(names, row, strict=True))) for row in rows]
