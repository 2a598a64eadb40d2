"""An archive, read as a desk is: its stories, and what was found in them, from the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import duckdb

from retold.archive.folders import Folders
from retold.archive.run import MANIFEST
from retold.archive.telling import trace_nouns
from retold.desk.adding import Added
from retold.desk.finding import Found, find_versions_among
from retold.desk.speaking import Saying, Speaking, Utterance
from retold.errors import RetoldError
from retold.model import (
    Alignment,
    Attribution,
    Claim,
    Descent,
    Judgement,
    Quotation,
    Report,
    Skip,
    Speaker,
    Story,
    Trace,
)
from retold.model.noun import Noun
from retold.reuse import align
from retold.store.listing import OutletRow, RunRow, SpeakerRow, StoryRow, middle_day
from retold.store.words import Held

_READ_ONLY = (
    "an archive is not written to: take the story to a desk (retold add --from DIR --story ID)"
)
_ORDERS = {
    "newest": "last DESC NULLS LAST, id",
    "oldest": "first NULLS LAST, id",
    "largest": "reports DESC, id",
    "altered": "altered DESC, reports DESC, id",
}
_MOST_HOLDERS = 200
_NONE = "SELECT '' AS in_story, 0 AS number WHERE false"
_ALTERED = (
    "SELECT in_story, count(DISTINCT id) AS number FROM"
    " (SELECT in_story, id, unnest(differences) AS one FROM quotations) AS differing"
    " WHERE one.judgement = 'ALTERED' GROUP BY in_story"
)
# What a list of stories shows, counted once when the archive is opened.
_LISTED = """
CREATE TABLE listed AS
SELECT s.week, s.id, s.label, s.first, s.last, len(s.reports) AS reports,
       o.first_day, o.last_day, coalesce(o.outlets, []) AS outlets,
       coalesce(o.languages, []) AS languages,
       coalesce(q.number, 0) AS quotations, coalesce(a.number, 0) AS altered,
       coalesce(c.number, 0) AS claims, coalesce(d.number, 0) AS drifts,
       coalesce(f.number, 0) AS figures
FROM stories AS s
LEFT JOIN (
    SELECT in_story, list_distinct(list(outlet.name ORDER BY published.earliest, place)) AS outlets,
           list_sort(list_distinct(list(language))) AS languages,
           min(day) AS first_day, max(day) AS last_day
    FROM (
        SELECT *, CAST(CAST(epoch_ms(CAST((
            epoch_ms(CAST(replace(published.earliest, 'Z', '') AS TIMESTAMP))
            + epoch_ms(CAST(replace(published.latest, 'Z', '') AS TIMESTAMP))
        ) / 2 AS BIGINT)) AS DATE) AS VARCHAR) AS day
        FROM reports
    ) AS dated
    GROUP BY in_story
) AS o ON s.id = o.in_story
LEFT JOIN ({quotations}) AS q ON s.id = q.in_story
LEFT JOIN ({altered}) AS a ON s.id = a.in_story
LEFT JOIN ({claims}) AS c ON s.id = c.in_story
LEFT JOIN ({drifts}) AS d ON s.id = d.in_story
LEFT JOIN ({figures}) AS f ON s.id = f.in_story
"""
_NO_STORIES = """
CREATE TABLE listed (
    week VARCHAR, id VARCHAR, label VARCHAR, first VARCHAR, last VARCHAR, reports BIGINT,
    first_day VARCHAR, last_day VARCHAR, outlets VARCHAR[], languages VARCHAR[],
    quotations BIGINT, altered BIGINT, claims BIGINT,
    drifts BIGINT, figures BIGINT
)
"""
_N = TypeVar("_N", bound=Noun)


class ArchiveDesk:
    """The reading half of a `Desk`, over the tables that `retold archive` wrote.

    Nothing is imported: a page reads the rows of its story alone. What would write is refused in
    a line that says what to do instead.
    """

    def __init__(self, folder: str) -> None:
        """Open an archive.

        Raises:
            RetoldError: There is no finished archive in that folder.
        """
        self._folders = Folders(folder)
        manifest = self._folders.read_json(MANIFEST)
        if manifest is None:
            raise RetoldError(f"{folder} holds no finished archive (it has no {MANIFEST})")
        self.manifest: Mapping[str, Any] = manifest
        self._duck = duckdb.connect(":memory:")
        self._tables = {name for name, rows in manifest["tables"].items() if rows}
        for name in self._tables:
            files = f"{self._folders.path(name)}/**/*.parquet"
            self._duck.read_parquet(files, hive_partitioning=True).create_view(name)
        has_stories = "stories" in self._tables
        self._duck.execute(_LISTED.format(**self._counted()) if has_stories else _NO_STORIES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the tables."""
        self._duck.close()

    @property
    def version(self) -> int:
        """Always one: an archive does not change."""
        return 1

    def stories(  # noqa: PLR0913 - as `Desk.stories`
        self,
        *,
        outlet: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        order: str = "newest",
        limit: int = 50,
        offset: int = 0,
    ) -> list[StoryRow]:
        """The stories, in a light form, by page; see `Desk.stories`."""
        if order not in _ORDERS:
            raise RetoldError(f"no such order: {order!r}: it is one of {', '.join(_ORDERS)}")
        where, given = self._meant(outlet, speaker, since, until, language)
        sql = f"SELECT * FROM listed WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608 - our own words
        return [_story_row(row) for row in self._rows(sql, [*given, limit, offset])]

    def count(
        self,
        *,
        outlet: str | None = None,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
    ) -> int:
        """How many stories there are, with the filters of `stories`."""
        where, given = self._meant(outlet, speaker, since, until, language)
        return int(self._one(f"SELECT count(*) FROM listed WHERE {where}", given)[0])  # noqa: S608 - our own words

    def sizes(self) -> Mapping[str, int]:
        """How many rows of each sort there are."""
        tables = self.manifest["tables"]
        return {name: tables.get(name, 0) for name in ("reports", "stories", "skips")} | {
            "captures": 0,
            "judgements": 0,
        }

    def story(self, story_id: str, *, has_alignments: bool = True) -> Trace:
        """A story with everything that was found in it; see `Desk.story`.

        Raises:
            RetoldError: There is no such story.
        """
        week = self._week_of(story_id)
        found: dict[str, list[dict[str, Any]]] = {
            name: self._told(name, story_id, week)
            for name in trace_nouns()
            if has_alignments or name != "alignments"
        }
        order = {one: place for place, one in enumerate(found["stories"][0]["reports"])}
        sql = "SELECT * FROM reports WHERE in_story = ?"
        reports = [row for row in self._rows(sql, [story_id]) if row["id"] in order]
        found["reports"] = sorted(reports, key=lambda row: order[row["id"]])
        return Trace.from_dict(found)

    def report(self, report_id: str) -> Report:
        """A report.

        Raises:
            RetoldError: There is no such report.
        """
        found = self._reports("id = ?", [report_id])
        if not found:
            raise RetoldError(f"no such report in this archive: {report_id}")
        return found[0]

    def story_of(self, report_id: str) -> Story:
        """The story that a report belongs to.

        Raises:
            RetoldError: There is no such report, or no stories were told.
        """
        row = self._one_or_none("SELECT in_story FROM reports WHERE id = ?", [report_id])
        if row is None or row[0] is None:
            raise RetoldError(f"no such report in a story of this archive: {report_id}")
        return self.story(row[0]).stories[0]

    def copies_of(self, report_id: str) -> list[str]:
        """The ids of reports with the same words, beyond those that its story shows."""
        if "copies" not in self._tables:
            return []
        sql = "SELECT copy FROM copies WHERE original = ? ORDER BY place"
        return [row[0] for row in self._all(sql, [report_id])]

    def compare(self, a: str, b: str) -> Alignment:
        """What two reports share, of one story or not.

        Raises:
            RetoldError: There is no such report.
        """
        return align(self.report(a), self.report(b))

    def quotation(self, quotation_id: str) -> tuple[str, Quotation]:
        """The id of a quotation's story, and the quotation.

        Raises:
            RetoldError: There is no such quotation.
        """
        return self._finding("quotations", Quotation, quotation_id)

    def claim(self, claim_id: str) -> tuple[str, Claim]:
        """The id of a claim's story, and the claim.

        Raises:
            RetoldError: There is no such claim.
        """
        return self._finding("claims", Claim, claim_id)

    def edge(self, story_id: str, exemplar: str, copy: str) -> Descent:
        """An edge of a story's stemma, by the sigla of its ends.

        Raises:
            RetoldError: There is no such story, or no such edge in it.
        """
        for stemma in self.story(story_id).stemmata:
            for one in stemma.descents:
                if (one.exemplar, one.copy) == (exemplar, copy):
                    return one
        raise RetoldError(f"no such edge in story {story_id}: from {exemplar} to {copy}")

    def find(self, words: str, limit: int = 50) -> list[Found]:
        """Every version of some words, earliest first, found by the words themselves.

        An archive has no index of words: all its reports are looked through.
        """
        return find_versions_among(self._holders, words, limit)

    def speaker(self, speaker_id: str) -> Speaking:
        """Everything that a speaker is said to have said, through whom, in which readings.

        Raises:
            RetoldError: There is no such speaker.
        """
        found = self._speakers([speaker_id])
        if not found:
            raise RetoldError(f"no such speaker in this archive: {speaker_id}")
        sayings = self._sayings(speaker_id)
        chains = {link for one in sayings for link in one.attribution.chain} - {speaker_id}
        sql = "SELECT * FROM quotations WHERE speaker = ? ORDER BY week, in_story, place"
        utterances = self._rows(sql, [speaker_id]) if "quotations" in self._tables else []
        return Speaking(
            speaker=found[0],
            sayings=tuple(sayings),
            utterances=tuple(
                Utterance(story_id=one["in_story"], quotation=Quotation.from_dict(one))
                for one in utterances
            ),
            through=tuple(self._speakers(sorted(chains))),
        )

    def outlets(self) -> list[OutletRow]:
        """The outlets, those with most reports first."""
        sql = (
            "SELECT outlet.name AS name, count(*) AS reports, count(DISTINCT in_story) AS stories,"
            " min(published.earliest) AS first, max(published.latest) AS last FROM reports"
            " GROUP BY outlet.name ORDER BY reports DESC, name"
        )
        return [OutletRow(**row) for row in self._rows(sql, [])]

    def speakers(self, *, name: str = "", limit: int = 100, offset: int = 0) -> list[SpeakerRow]:
        """The speakers whose name holds some words, those in most stories first."""
        if "speakers" not in self._tables:
            return []
        sql = (
            "SELECT id, any_value(name) AS name, any_value(kind) AS kind, count(*) AS said,"
            " count(DISTINCT in_story) AS stories FROM speakers"
            " WHERE contains(lower(name), lower(?)) GROUP BY id ORDER BY stories DESC, id"
            " LIMIT ? OFFSET ?"
        )
        return [SpeakerRow(**row) for row in self._rows(sql, [name, limit, offset])]

    def runs(self) -> list[RunRow]:
        """None: the manifest says how the archive was made."""
        return []

    def skips(self) -> list[Skip]:
        """What was left out, in the order of reading."""
        if "skips" not in self._tables:
            return []
        return [Skip.from_dict(row) for row in self._rows("SELECT * FROM skips ORDER BY place", [])]

    def judgements(self) -> list[Judgement]:
        """None: an archive is not corrected."""
        return []

    def add(self, *_: object, **__: object) -> Added:
        """Refuse: an archive is not added to."""
        raise RetoldError(_READ_ONLY)

    def judge(self, *_: object, **__: object) -> Judgement:
        """Refuse: an archive is not corrected."""
        raise RetoldError(_READ_ONLY)

    def undo(self, _: int) -> Judgement:
        """Refuse: an archive is not corrected."""
        raise RetoldError(_READ_ONLY)

    def _holders(self, words: Sequence[str]) -> list[Held]:
        held = " AND ".join(["contains(lower(text), ?)"] * len(words))
        sql = (
            "SELECT id, coalesce(in_story, ''), outlet.name, headline, published.earliest,"  # noqa: S608 - our own words
            f" published.latest, text FROM reports WHERE {held} ORDER BY place"
            f" LIMIT {_MOST_HOLDERS}"
        )
        return [Held(*row) for row in self._all(sql, words)]

    def _speakers(self, ids: Sequence[str]) -> list[Speaker]:
        if "speakers" not in self._tables or not ids:
            return []
        sql = "SELECT * FROM speakers WHERE list_contains(?, id) ORDER BY week, in_story, place"
        found: dict[str, Speaker] = {}
        for row in self._rows(sql, [list(ids)]):
            found.setdefault(row["id"], Speaker.from_dict(row))
        return [found[one] for one in ids if one in found]

    def _sayings(self, speaker_id: str) -> list[Saying]:
        if "attributions" not in self._tables:
            return []
        sql = (
            "SELECT a.*, r.outlet.name AS by_outlet, r.headline AS under,"
            " r.published.earliest AS earliest, r.published.latest AS latest FROM attributions AS a"
            " JOIN reports AS r ON a.report = r.id WHERE a.speaker = ?"
            " ORDER BY earliest NULLS LAST, r.place, a.place"
        )
        return [
            Saying(
                story_id=row["in_story"],
                outlet=row["by_outlet"],
                headline=row["under"],
                day=middle_day(row["earliest"], row["latest"]),
                attribution=Attribution.from_dict(row),
            )
            for row in self._rows(sql, [speaker_id])
        ]

    def _counted(self) -> dict[str, str]:
        """For each count of a story the query that makes it."""
        made = {}
        for name in ("quotations", "claims", "drifts", "figures"):
            is_there = name in self._tables
            made[name] = (
                f"SELECT in_story, count(*) AS number FROM {name} GROUP BY in_story"  # noqa: S608 - our own names
                if is_there
                else _NONE
            )
        made["altered"] = _ALTERED if "quotations" in self._tables else _NONE
        return made

    def _meant(
        self,
        outlet: str | None,
        speaker: str | None,
        since: str | None,
        until: str | None,
        language: str | None,
    ) -> tuple[str, list[Any]]:
        of_reports = {
            "outlet.name = ?": outlet,
            "language = ?": language,
            "published.latest >= ?": since,
            "published.earliest < ?": until,
        }
        asked = {clause: value for clause, value in of_reports.items() if value is not None}
        clauses, given = [], list(asked.values())
        if asked:
            inner = " AND ".join(asked)
            clauses.append(f"id IN (SELECT in_story FROM reports WHERE {inner})")  # noqa: S608 - our own words
        if speaker is not None:
            clauses.append("id IN (SELECT in_story FROM speakers WHERE id = ?)")
            given.append(speaker)
        return " AND ".join(clauses) or "true", given

    def _week_of(self, story_id: str) -> str:
        row = self._one_or_none("SELECT week FROM listed WHERE id = ?", [story_id])
        if row is None:
            raise RetoldError(f"no such story in this archive: {story_id}")
        return str(row[0])

    def _told(self, table: str, story_id: str, week: str) -> list[dict[str, Any]]:
        if table not in self._tables:
            return []
        sql = f"SELECT * FROM {table} WHERE week = ? AND in_story = ? ORDER BY place"  # noqa: S608 - our own names
        return self._rows(sql, [week, story_id])

    def _finding(self, table: str, noun: type[_N], wanted: str) -> tuple[str, _N]:
        if table in self._tables:
            sql = f"SELECT * FROM {table} WHERE id = ? LIMIT 1"  # noqa: S608 - our own names
            for row in self._rows(sql, [wanted]):
                return row["in_story"], noun.from_dict(row)
        raise RetoldError(f"no such {noun.__name__.lower()} in this archive: {wanted}")

    def _reports(self, where: str, given: Sequence[Any]) -> list[Report]:
        sql = f"SELECT * FROM reports WHERE {where} ORDER BY place"  # noqa: S608 - our own words
        return [Report.from_dict(row) for row in self._rows(sql, given)]

    def _rows(self, sql: str, given: Sequence[Any]) -> list[dict[str, Any]]:
        found: Any = self._duck.sql(sql, params=list(given))
        rows: list[dict[str, Any]] = found.to_arrow_table().to_pylist()
        return rows

    def _all(self, sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._duck.execute(sql, list(given)).fetchall()

    def _one_or_none(self, sql: str, given: Sequence[Any]) -> tuple[Any, ...] | None:
        return next(iter(self._all(sql, given)), None)

    def _one(self, sql: str, given: Sequence[Any]) -> tuple[Any, ...]:
        return self._all(sql, given)[0]


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
