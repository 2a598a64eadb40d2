"""The desk: the one door to a collection that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from retold.desk.correcting import read_reports, same_speakers
from retold.desk.finding import Found, find_versions
from retold.desk.joining import with_outlet_swaps
from retold.desk.reading import ReadingDesk, Successor
from retold.desk.speaking import Speaking, read_speaking
from retold.errors import RetoldError
from retold.model import (
    Alignment,
    Capture,
    Judgement,
    JudgementKind,
    Noun,
    Report,
    Skip,
    Story,
    Trace,
)
from retold.store.alignments import load_alignments
from retold.store.database import Database
from retold.store.former import find_finding_now, find_story_now
from retold.store.judgements import load_judgements
from retold.store.listing import (
    OutletRow,
    RunRow,
    SpeakerRow,
    StoryFilter,
    StoryRow,
    count_stories,
    list_outlets,
    list_runs,
    list_skips,
    list_speakers,
    list_stories,
    story_rows,
)
from retold.store.reports import load_body, load_capture
from retold.store.stories import load_finding, load_findings, load_story

# What only writing and comparing need is imported where it is used: the stages load slowly, and a
# desk that is looked at should be there at once.
if TYPE_CHECKING:
    from retold.desk.adding import Added, Captures, Watch
    from retold.desk.archived import ArchiveDesk
    from retold.desk.checking import Checked
    from retold.desk.forgetting import Forgotten
    from retold.desk.judging import Judging
    from retold.desk.placing import Placer
    from retold.desk.watching import FeedCache, Now, Watching

_N = TypeVar("_N", bound=Noun)


class Desk(ReadingDesk):
    """Reports that are kept in one file, and what was found in them, story by story.

    Any number of threads and processes read at once while one writes; `version` says whether
    anything has changed.

    >>> with Desk("harbour.retold") as desk:  # doctest: +SKIP
    ...     desk.add(retold.read("clippings/"))
    ...     for story in desk.stories():
    ...         print(story.label, story.reports)
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        """Open a desk, or make one where there is no file.

        Raises:
            RetoldError: The file is no desk, is of a newer retold, or cannot be opened or made.
        """
        self._database = Database(path, read_only=read_only)
        self._placed: Placer | None = None

    @staticmethod
    def open_archive(folder: str | Path) -> ArchiveDesk:
        """An archive that `retold archive` made, to be read as a desk is; nothing is imported.

        Raises:
            RetoldError: There is no finished archive in that folder, or DuckDB is not installed.
        """
        try:
            from retold.desk.archived import ArchiveDesk  # noqa: PLC0415 - an extra, slow to load
        except ModuleNotFoundError as error:
            if error.name not in {"duckdb", "pyarrow"}:
                raise
            raise RetoldError("archives need a package: pip install 'retold[archive]'") from error
        return ArchiveDesk(str(folder))

    def _placer(self) -> Placer:
        from retold.desk.placing import Placer  # noqa: PLC0415 - see above

        if self._placed is None:
            self._placed = Placer()
        return self._placed

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def version(self) -> int:
        """A number that changes with each write: what was read at one is current at it."""
        return self._database.version

    def add(
        self,
        items: Iterable[Report | Skip],
        *,
        tier: str | None = None,
        progress: Watch | None = None,
        captures: Captures | None = None,
    ) -> Added:
        """Keep reports, and compare each with the others of its story.

        Every report is safe on the disk once `progress` was told of it. What is on the desk
        already stays as it is; what an earlier run did not get to is done now.

        Args:
            items: Reports, and what was left out on the way to them (as `read` gives both).
            tier: Who says what is read by the "accurate" or the "fast" tier, as for `trace`.
            progress: Told of each item read and each story compared.
            captures: Holds the bytes of what is read: `read(..., keep=captures.keep)`.

        Raises:
            RetoldError: Somebody else is writing, the disk is full, or there is no such tier.
        """
        from retold.desk.adding import Adding  # noqa: PLC0415 - see above

        return Adding(self._database, self._placer(), tier, captures).add(items, progress)

    def watching(
        self, *, every: timedelta, tier: str | None = None, now: Now | None = None
    ) -> Watching:
        """What asks feeds now and then, and adds what is new in them to this desk.

        Args:
            every: How long after one look at a feed the next one comes.
            tier: Who says what is read by this tier, as for `add`.
            now: The clock; the system's if left out.
        """
        from retold.desk.watching import Watching  # noqa: PLC0415 - see above

        def add(
            items: Iterable[Report | Skip], captures: Captures, progress: Watch | None
        ) -> Added:
            return self.add(items, tier=tier, progress=progress, captures=captures)

        return Watching(self._database, add, every=every, now=now)

    def feed_cache(self) -> FeedCache:
        """What feeds answered last, for a fetcher."""
        from retold.desk.watching import FeedCache  # noqa: PLC0415 - see above

        return FeedCache(self._database)

    def _list_stories(
        self, wanted: StoryFilter, order: str, limit: int, offset: int
    ) -> list[StoryRow]:
        with self._database.reading() as connection:
            return list_stories(connection, wanted, order=order, limit=limit, offset=offset)

    def rows(self, story_ids: Iterable[str]) -> list[StoryRow]:
        """These stories in the light form, the largest first; those that are not there left out."""
        with self._database.reading() as connection:
            return story_rows(connection, story_ids)

    def _count_stories(self, wanted: StoryFilter) -> int:
        with self._database.reading() as connection:
            return count_stories(connection, wanted)

    def sizes(self) -> Mapping[str, int]:
        """How many rows of each sort there are: reports, stories, captures, judgements, skips."""
        names = ("reports", "stories", "bodies", "judgements", "skips")
        with self._database.reading() as connection:
            return {
                name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - our own names
                for name in names
            }

    def story(
        self, story_id: str, *, has_alignments: bool = True, most_swaps: int | None = None
    ) -> Trace:
        """A story with everything that was found in it; see `ReadingDesk.story`.

        Raises:
            RetoldError: There is no such story.
        """
        with self._database.reading() as connection:
            story = load_story(connection, story_id)
            if story is None:
                raise RetoldError(f"no such story on this desk: {story_id}")
            reports = read_reports(connection, story.report_ids)
            return load_findings(
                connection,
                story,
                reports,
                has_alignments=has_alignments,
                most_swaps=most_swaps,
                count_swaps=with_outlet_swaps,
            )

    def trace(self, story_ids: Iterable[str] | None = None) -> Trace:
        """Several stories as they stand at one moment; see `ReadingDesk.trace`.

        Raises:
            RetoldError: One is not there.
        """
        with self._database.reading():
            return super().trace(story_ids)

    def report(self, report_id: str) -> Report:
        """A report.

        Raises:
            RetoldError: There is no such report.
        """
        with self._database.reading() as connection:
            found = read_reports(connection, [report_id])
        if not found:
            raise RetoldError(f"no such report on this desk: {report_id}")
        return found[0]

    def story_of(self, report_id: str) -> Story:
        """The story that a report belongs to.

        Raises:
            RetoldError: There is no such report.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT story_id FROM reports WHERE id = ?", [report_id]
            ).fetchone()
            story = load_story(connection, row[0]) if row else None
        if story is None:
            raise RetoldError(f"no such report on this desk: {report_id}")
        return story

    def successor(self, thing_id: str) -> Successor | None:
        """What stands now where something stood that is no more; see `ReadingDesk.successor`."""
        with self._database.reading() as connection:
            found = find_finding_now(connection, thing_id)
            if found is not None:
                return Successor(kind=found[0], id=found[1])
            speaker = same_speakers(connection).get(thing_id)
            if speaker is not None:
                return Successor(kind="speaker", id=speaker.id)
            story_id = find_story_now(connection, thing_id)
        return None if story_id is None else Successor(kind="story", id=story_id)

    def capture(self, capture_id: str) -> Capture:
        """What a report was read from (`Report.capture_id`).

        Raises:
            RetoldError: There is no such capture: its bytes were not kept.
        """
        with self._database.reading() as connection:
            found = load_capture(connection, capture_id)
        if found is None:
            raise RetoldError(f"no such capture on this desk: {capture_id}")
        return found

    def body(self, capture_id: str) -> bytes:
        """The bytes of a capture, as they came.

        Raises:
            RetoldError: There is no such capture.
        """
        capture = self.capture(capture_id)
        with self._database.reading() as connection:
            return load_body(connection, capture.sha256) or b""

    def _kept_alignment(self, left: Report, right: Report) -> Alignment | None:
        with self._database.reading() as connection:
            for one in load_alignments(connection, [left, right]):
                if (one.left_id, one.right_id) == (left.id, right.id):
                    return one
        return None

    def find(self, words: str, limit: int = 50) -> list[Found]:
        """Every version of some words, earliest first; see `ReadingDesk.find`."""
        with self._database.reading() as connection:
            return find_versions(connection, words, limit)

    def _finding(self, finding_id: str, noun: type[_N]) -> tuple[str, _N]:
        with self._database.reading() as connection:
            found = load_finding(connection, finding_id, noun)
        if found is None:
            raise RetoldError(f"no such {noun.__name__.lower()} on this desk: {finding_id}")
        return found

    def judge(
        self, kind: JudgementKind | str, subject: str, other: str = "", value: str = ""
    ) -> Judgement:
        """Correct something; what follows from it is found again at once.

        Args:
            kind: What is corrected; `Judgement` says what the rest means for each kind.
            subject: A report, or a speaker.
            other: A second report or speaker; for NOT_THIS_STORY and ONE_STORY also a story.
            value: The right date, outlet or body.

        Raises:
            RetoldError: What it names is not there, the value is none, it contradicts another
                judgement, or somebody else is writing.
        """
        if kind not in tuple(JudgementKind):
            raise RetoldError(
                f"no such judgement: {kind!r}: it is one of {', '.join(JudgementKind)}"
            )
        return self._judging().judge(JudgementKind(kind), subject, other, value)

    def judgements(self) -> list[Judgement]:
        """What the user corrected, in the order in which it was."""
        with self._database.reading() as connection:
            return load_judgements(connection)

    def undo(self, judgement_id: int) -> Judgement:
        """Take back a correction.

        Raises:
            RetoldError: There is none of this number.
        """
        return self._judging().undo(judgement_id)

    def _judging(self) -> Judging:
        from retold.desk.judging import Judging  # noqa: PLC0415 - see above

        return Judging(self._database, self._placer())

    def forget(self, report_id: str) -> Forgotten:
        """Take a report and all that came from it off the desk, for good.

        Raises:
            RetoldError: There is no such report, or somebody else is writing.
        """
        from retold.desk.forgetting import forget_report  # noqa: PLC0415 - see above

        return forget_report(self._database, self._placer(), report_id)

    def speaker(self, speaker_id: str) -> Speaking:
        """Everything that a speaker is said to have said, through whom, in which readings.

        Raises:
            RetoldError: There is no such speaker.
        """
        with self._database.reading() as connection:
            return read_speaking(connection, speaker_id)

    def outlets(self) -> list[OutletRow]:
        """The outlets, those with most reports first."""
        with self._database.reading() as connection:
            return list_outlets(connection)

    def speakers(self, *, name: str = "", limit: int = 100, offset: int = 0) -> list[SpeakerRow]:
        """The speakers whose name holds some words, those who are quoted most first."""
        with self._database.reading() as connection:
            return list_speakers(connection, name=name, limit=limit, offset=offset)

    def check(self, progress: Callable[[int, int], None] | None = None) -> Checked:
        """Verify everything, from the raw bytes to the spans; nothing is changed.

        Args:
            progress: Told how many stories of how many were verified.
        """
        from retold.desk.checking import check_desk  # noqa: PLC0415 - see above

        return check_desk(self._database, progress)

    def runs(self) -> list[RunRow]:
        """What was done with this desk, the latest first."""
        with self._database.reading() as connection:
            return list_runs(connection)

    def skips(self) -> list[Skip]:
        """What was left out, the latest first."""
        with self._database.reading() as connection:
            return list_skips(connection)
