"""Which story each report belongs to: the stream of stories, kept in step with the desk's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.model import Alignment, JudgementKind, Report, Story
from retold.store.judgements import load_judgements
from retold.store.placings import (
    count_placing,
    forget_placing,
    load_placings,
    move_reports,
    placing_count,
    put_placing,
)
from retold.stories import Placement, StoryEntry, StoryStream

_Pairs = list[tuple[str, str]]


class Placer:
    """Places reports in stories; used by whoever has the right to write, within a transaction.

    The stream is read from the file when it is needed first, and again whenever somebody else has
    changed a story since, or a transaction of ours came to nothing: the file counts the changes.
    """

    def __init__(self) -> None:
        self._stream: StoryStream | None = None
        self._count = -1

    def add(self, connection: sqlite3.Connection, report: Report) -> Placement:
        """Place a new report; its row has to be there."""
        stream = self._changing(connection)
        placement = stream.add(report)
        entry = stream.entry(report.id)
        put_placing(connection, report.id, entry.story_id, entry.body)
        if set(placement.changed) - {entry.story_id}:
            _move(connection, stream, {entry.story_id, *placement.changed})
        self._step(connection)
        return placement

    def remove(self, connection: sqlite3.Connection, report_id: str) -> set[str]:
        """Take a report out of its story; the stories that changed."""
        if report_id not in self._current(connection):
            return set()
        stream = self._changing(connection)
        changed = set(stream.remove(report_id))
        forget_placing(connection, report_id)
        _move(connection, stream, changed)
        self._step(connection)
        return changed

    def place_again(self, connection: sqlite3.Connection, reports: Iterable[Report]) -> set[str]:
        """Take reports out of their stories and place them anew; the stories that changed."""
        given = list(reports)
        changed: set[str] = set()
        for report in given:
            changed |= self.remove(connection, report.id)
        for report in given:
            placement = self.add(connection, report)
            changed |= {placement.story_id, *placement.changed}
        return changed

    def put_together(self, connection: sqlite3.Connection, a: str, b: str) -> set[str]:
        """Make the stories of two reports one; the stories that changed.

        Raises:
            RetoldError: The two were kept apart before.
        """
        stream = self._changing(connection)
        return self._ruled(connection, stream, stream.put_together(a, b))

    def keep_apart(self, connection: sqlite3.Connection, a: str, b: str) -> set[str]:
        """Let two reports stand in two stories; the stories that changed.

        Raises:
            RetoldError: The two were put together before.
        """
        stream = self._changing(connection)
        return self._ruled(connection, stream, stream.keep_apart(a, b))

    def neighbours(self, connection: sqlite3.Connection, story_id: str) -> tuple[str, ...]:
        """The reports of a small story and of those that may be one with it."""
        return self._current(connection).neighbours(story_id)

    def weigh(
        self,
        connection: sqlite3.Connection,
        report_ids: Iterable[str],
        alignments: Iterable[Alignment],
    ) -> set[str]:
        """Group the stories of neighbours anew by what they share; the stories that changed."""
        stream = self._changing(connection)
        changed = set(stream.weigh(report_ids, alignments))
        for story_id in filter(stream.has_story, changed):
            for report_id in stream.story(story_id).report_ids:
                put_placing(connection, report_id, story_id, stream.entry(report_id).body)
        if changed:
            count_placing(connection)
        self._count = placing_count(connection)
        return changed

    def story(self, connection: sqlite3.Connection, story_id: str) -> Story | None:
        """A story as it stands; None where it has no reports any more."""
        stream = self._current(connection)
        return stream.story(story_id) if stream.has_story(story_id) else None

    def forget_rulings(self) -> None:
        """Read what the user ruled again, for something was taken back."""
        self._stream = None

    def _ruled(
        self, connection: sqlite3.Connection, stream: StoryStream, changed: Iterable[str]
    ) -> set[str]:
        found = set(changed)
        _move(connection, stream, found)
        self._step(connection)
        return found

    def _current(self, connection: sqlite3.Connection) -> StoryStream:
        count = placing_count(connection)
        if self._stream is None or count != self._count:
            together, apart = _rulings(connection)
            entries = [
                StoryEntry(report_id=report_id, story_id=story_id, body=body)
                for report_id, story_id, body in load_placings(connection)
            ]
            self._stream = StoryStream.restore(entries, together=together, apart=apart)
            self._count = count
        return self._stream

    def _changing(self, connection: sqlite3.Connection) -> StoryStream:
        """The stream, about to be changed: if that is broken off, it is read anew."""
        stream = self._current(connection)
        self._count = -1
        return stream

    def _step(self, connection: sqlite3.Connection) -> None:
        count_placing(connection)
        self._count = placing_count(connection)


def _move(connection: sqlite3.Connection, stream: StoryStream, story_ids: Iterable[str]) -> None:
    """Let every report of these stories have them as its story."""
    for story_id in story_ids:
        if stream.has_story(story_id):
            move_reports(connection, stream.story(story_id).report_ids, story_id)


def _rulings(connection: sqlite3.Connection) -> tuple[_Pairs, _Pairs]:
    """The pairs that the user put together, and those that the user kept apart."""
    given = load_judgements(connection)

    def pairs(kind: JudgementKind) -> _Pairs:
        return [(one.subject, one.other) for one in given if one.kind is kind]

    return pairs(JudgementKind.ONE_STORY), pairs(JudgementKind.NOT_THIS_STORY)
