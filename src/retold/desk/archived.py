"""An archive, read as a desk is: its stories, and what was found in them, from the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Never, TypeVar

from retold.archive.telling import trace_nouns
from retold.desk import archivelist
from retold.desk.archivespeakers import list_speakers, read_speaking
from retold.desk.archivetables import ArchiveTables
from retold.desk.finding import Found, find_versions_among
from retold.desk.reading import ReadingDesk
from retold.desk.speaking import Speaking
from retold.errors import RetoldError
from retold.model import Alignment, Judgement, Report, Skip, Story, Trace
from retold.model.noun import Noun
from retold.store.listing import OutletRow, RunRow, SpeakerRow, StoryFilter, StoryRow
from retold.store.words import Held

_READ_ONLY = (
    "an archive is not written to: take the story to a desk (retold add --from DIR --story ID)"
)
_TABLES = {"Quotation": "quotations", "Claim": "claims"}
_MOST_HOLDERS = 200
_N = TypeVar("_N", bound=Noun)


class ArchiveDesk(ReadingDesk):
    """The reading half of a `Desk`, over the tables that `retold archive` wrote.

    Nothing is imported: a page reads the rows of its story alone. What would write is refused in
    a line that says what to do instead.
    """

    def __init__(self, folder: str) -> None:
        """Open an archive.

        Raises:
            RetoldError: There is no finished archive in that folder.
        """
        self._tables = ArchiveTables(folder)
        archivelist.prepare_list(self._tables)

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What the archive says of itself."""
        return self._tables.manifest

    def close(self) -> None:
        """Let go of the tables."""
        self._tables.close()

    @property
    def version(self) -> int:
        """Always one: an archive does not change."""
        return 1

    def _list_stories(
        self, wanted: StoryFilter, order: str, limit: int, offset: int
    ) -> list[StoryRow]:
        return archivelist.list_stories(self._tables, wanted, order, limit, offset)

    def rows(self, story_ids: Iterable[str]) -> list[StoryRow]:
        """These stories in the light form, the largest first."""
        return archivelist.story_rows(self._tables, story_ids)

    def _count_stories(self, wanted: StoryFilter) -> int:
        return archivelist.count_stories(self._tables, wanted)

    def sizes(self) -> Mapping[str, int]:
        """How many rows of each sort there are."""
        tables = self.manifest["tables"]
        return {name: tables.get(name, 0) for name in ("reports", "stories", "skips")} | {
            "captures": 0,
            "judgements": 0,
        }

    def story(
        self, story_id: str, *, has_alignments: bool = True, most_swaps: int | None = None
    ) -> Trace:
        """A story with everything that was found in it; see `ReadingDesk.story`.

        Raises:
            RetoldError: There is no such story.
        """
        week = self._week_of(story_id)
        found: dict[str, list[dict[str, Any]]] = {
            name: self._told(name, story_id, week)
            for name in trace_nouns()
            if has_alignments or name != "alignments"
        }
        found["swaps"] = found["swaps"][:most_swaps]
        order = {one: place for place, one in enumerate(found["stories"][0]["reports"])}
        sql = "SELECT * FROM reports WHERE in_story = ?"
        reports = [row for row in self._tables.rows(sql, [story_id]) if row["id"] in order]
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
        row = self._tables.first("SELECT in_story FROM reports WHERE id = ?", [report_id])
        if row is None or row[0] is None:
            raise RetoldError(f"no such report in a story of this archive: {report_id}")
        return self.story(row[0]).stories[0]

    def copies_of(self, report_id: str) -> list[str]:
        """The ids of reports with the same words, beyond those that its story shows."""
        if "copies" not in self._tables:
            return []
        sql = "SELECT copy FROM copies WHERE original = ? ORDER BY place"
        return [row[0] for row in self._tables.tuples(sql, [report_id])]

    def _kept_alignment(self, left: Report, right: Report) -> Alignment | None:
        if "alignments" not in self._tables:
            return None
        sql = 'SELECT * FROM alignments WHERE "left" = ? AND "right" = ? LIMIT 1'
        rows = self._tables.rows(sql, [left.id, right.id])
        return next(map(Alignment.from_dict, rows), None)

    def find(self, words: str, limit: int = 50) -> list[Found]:
        """Every version of some words, earliest first, found by the words themselves.

        An archive has no index of words: all its reports are looked through.
        """
        return find_versions_among(self._holders, words, limit)

    def _finding(self, finding_id: str, noun: type[_N]) -> tuple[str, _N]:
        table = _TABLES[noun.__name__]
        if table in self._tables:
            sql = f"SELECT * FROM {table} WHERE id = ? LIMIT 1"  # noqa: S608 - our own names
            for row in self._tables.rows(sql, [finding_id]):
                return row["in_story"], noun.from_dict(row)
        raise RetoldError(f"no such {noun.__name__.lower()} in this archive: {finding_id}")

    def speaker(self, speaker_id: str) -> Speaking:
        """Everything that a speaker is said to have said; see `ReadingDesk.speaker`.

        Raises:
            RetoldError: There is no such speaker.
        """
        return read_speaking(self._tables, speaker_id)

    def outlets(self) -> list[OutletRow]:
        """The outlets, those with most reports first."""
        sql = (
            "SELECT outlet.name AS name, count(*) AS reports, count(DISTINCT in_story) AS stories,"
            " min(published.earliest) AS first, max(published.latest) AS last FROM reports"
            " GROUP BY outlet.name ORDER BY reports DESC, name"
        )
        return [OutletRow(**row) for row in self._tables.rows(sql)]

    def speakers(self, *, name: str = "", limit: int = 100, offset: int = 0) -> list[SpeakerRow]:
        """The speakers whose name holds some words, those in most stories first."""
        return list_speakers(self._tables, name, limit, offset)

    def runs(self) -> list[RunRow]:
        """None: the manifest says how the archive was made."""
        return []

    def skips(self) -> list[Skip]:
        """What was left out, in the order of reading."""
        if "skips" not in self._tables:
            return []
        rows = self._tables.rows("SELECT * FROM skips ORDER BY place")
        return [Skip.from_dict(row) for row in rows]

    def judgements(self) -> list[Judgement]:
        """None: an archive is not corrected."""
        return []

    def add(self, *_: object, **__: object) -> Never:
        """Refuse: an archive is not added to."""
        raise RetoldError(_READ_ONLY)

    def judge(self, *_: object, **__: object) -> Never:
        """Refuse: an archive is not corrected."""
        raise RetoldError(_READ_ONLY)

    def undo(self, _: int) -> Never:
        """Refuse: an archive is not corrected."""
        raise RetoldError(_READ_ONLY)

    def _holders(self, words: Sequence[str]) -> list[Held]:
        held = " AND ".join(["contains(lower(text), ?)"] * len(words))
        sql = (
            "SELECT id, coalesce(in_story, ''), outlet.name, headline, published.earliest,"  # noqa: S608 - our own words
            f" published.latest, text FROM reports WHERE {held} ORDER BY place"
            f" LIMIT {_MOST_HOLDERS}"
        )
        return [Held(*row) for row in self._tables.tuples(sql, words)]

    def _week_of(self, story_id: str) -> str:
        row = self._tables.first("SELECT week FROM listed WHERE id = ?", [story_id])
        if row is None:
            raise RetoldError(f"no such story in this archive: {story_id}")
        return str(row[0])

    def _told(self, table: str, story_id: str, week: str) -> list[dict[str, Any]]:
        if table not in self._tables:
            return []
        sql = f"SELECT * FROM {table} WHERE week = ? AND in_story = ? ORDER BY place"  # noqa: S608 - our own names
        return self._tables.rows(sql, [week, story_id])

    def _reports(self, where: str, given: Sequence[Any]) -> list[Report]:
        sql = f"SELECT * FROM reports WHERE {where} ORDER BY place"  # noqa: S608 - our own words
        return [Report.from_dict(row) for row in self._tables.rows(sql, given)]
