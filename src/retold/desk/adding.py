"""Reports added to a desk: kept at once, then compared with the rest of their stories."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from retold.attribution import prepare_tier
from retold.desk.analysing import analyse_story
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.desk.regrouping import regroup_waiting
from retold.model import Capture, Noun, Report, Skip
from retold.pipeline import read_attributions
from retold.store.database import Database
from retold.store.reports import has_report, insert_capture, insert_report
from retold.store.runs import begin_run, count_in_run, end_run, insert_skip
from retold.store.stories import stale_stories

PURPOSE = "adding reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Noun):
    """How far the adding is."""

    step: Annotated[str, "`reading` or `comparing`."]
    done: Annotated[int, "Items read, or stories compared."]
    total: Annotated[int | None, "Of how many; null where that is not known yet."]
    report_id: Annotated[str, "The report that is kept now, and safe; empty if it is none."] = ""
    is_new: Annotated[bool, "Whether the report was not there before."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Noun):
    """What became of what was given to a desk."""

    run: Annotated[int | None, "The number of the run; null where there was nothing to do."]
    report_ids: Annotated[tuple[str, ...], "The reports that are new."]
    known: Annotated[int, "How many reports were there already."]
    skips: Annotated[tuple[Skip, ...], "What was left out on the way to reports."]
    story_ids: Annotated[tuple[str, ...], "The stories that were analysed."]


class Captures:
    """Holds the bytes of what is read until its reports are kept: give `keep` to `read`."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Capture, bytes]] = {}

    def keep(self, capture: Capture, body: bytes) -> None:
        """Hold the latest capture of an input, in place of the one before it."""
        self._held = {capture.id: (capture, body)}

    def of(self, report: Report) -> tuple[Capture, bytes] | None:
        """What a report was read from, as long as it is held."""
        return self._held.get(report.capture_id)


Watch = Callable[[Progress], None]


class Adding:
    """One run of adding."""

    def __init__(
        self, database: Database, placer: Placer, tier: str | None, captures: Captures | None
    ) -> None:
        self.database, self.placer, self.captures = database, placer, captures
        self.tier = prepare_tier(tier)
        self.new: list[str] = []
        self.skips: list[Skip] = []
        self.known = 0
        self.run: int | None = None

    def add(self, items: Iterable[Report | Skip], watch: Watch | None) -> Added:
        """Keep reports as they come, each safe before the next is taken; then compare."""
        with self.database.claimed(PURPOSE):
            for number, item in enumerate(items, start=1):
                progress = self._take(item, number)
                if watch is not None:
                    watch(progress)
            stories = list(self._compare(watch))
            if self.run is not None:
                with self.database.writing(PURPOSE) as connection:
                    end_run(connection, self.run)
        return Added(
            run=self.run,
            report_ids=tuple(self.new),
            known=self.known,
            skips=tuple(self.skips),
            story_ids=tuple(stories),
        )

    def _run(self, connection: sqlite3.Connection) -> int:
        """The number of this run, which begins when there is something to do."""
        if self.run is None:
            self.run = begin_run(connection, "add", {"tier": self.tier.value})
        return self.run

    def _take(self, item: Report | Skip, number: int) -> Progress:
        if isinstance(item, Skip):
            self.skips.append(item)
            with self.database.writing(PURPOSE) as connection:
                run = self._run(connection)
                insert_skip(connection, item, run)
                count_in_run(connection, run, skipped=1)
            return Progress(step="reading", done=number, total=None)
        is_new = not has_report(self.database.reader(), item.id)
        if is_new:
            self._keep(item)
            self.new.append(item.id)
        else:
            self.known += 1
        return Progress(step="reading", done=number, total=None, report_id=item.id, is_new=is_new)

    def _keep(self, report: Report) -> None:
        said = read_attributions(report, self.tier.value)
        held = self.captures.of(report) if self.captures else None
        with self.database.writing(PURPOSE) as connection:
            run = self._run(connection)
            if held is not None:
                insert_capture(connection, *held)
            insert_report(connection, report, said=said, tier=self.tier.value, run=run)
            placement = self.placer.add(connection, report)
            changed = {placement.story_id, *placement.changed}
            settle_stories(connection, self.placer, changed)
            count_in_run(connection, run, added=1)

    def _compare(self, watch: Watch | None) -> Iterator[str]:
        """Analyse the stories that changed, also those that an earlier run did not get to."""
        regroup_waiting(self.database, self.placer)
        waiting = stale_stories(self.database.reader())
        for number, story_id in enumerate(waiting, start=1):
            analyse_story(self.database, story_id)
            with self.database.writing(PURPOSE) as connection:
                count_in_run(connection, self._run(connection), stories=1)
            if watch is not None:
                watch(Progress(step="comparing", done=number, total=len(waiting)))
            yield story_id
