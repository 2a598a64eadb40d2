"""A desk verified, from raw bytes to spans."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from retold.desk.correcting import read_reports
from retold.desk.spans import spans_of
from retold.ingest.again import linear_texts
from retold.model import How, Noun, Report
from retold.store.checking import capture_rows, find_damage, lone_captures, story_ids
from retold.store.database import Database
from retold.store.reports import load_body, load_reports
from retold.store.stories import load_findings, load_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Noun):
    """Something that is not as it should be."""

    where: Annotated[str, "The file, or the id of a capture, report or story."]
    what: Annotated[str, "What is wrong with it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Noun):
    """What was verified, and what is wrong."""

    captures: Annotated[int, "Captures whose bytes have the hash that they are kept under."]
    reports: Annotated[int, "Reports whose text was held against the bytes."]
    without_bytes: Annotated[int, "Reports whose bytes were not kept, or do not read again."]
    spans: Annotated[int, "Spans whose words stand there."]
    problems: Annotated[tuple[Problem, ...], "What is wrong; empty where all is well."]


def check_desk(database: Database, progress: Callable[[int, int], None] | None = None) -> Checked:
    """Verify a desk; nothing is changed.

    Args:
        database: The desk's file.
        progress: Told how many stories of how many were verified.
    """
    tally = _Tally()
    with database.reading() as connection:
        tally.problems += [Problem(where="file", what=what) for what in find_damage(connection)]
        if not tally.problems:
            _check_captures(connection, tally)
            ids = story_ids(connection)
            for number, story_id in enumerate(ids, start=1):
                _check_story(connection, story_id, tally)
                if progress is not None:
                    progress(number, len(ids))
    return Checked(
        captures=tally.captures,
        reports=tally.reports,
        without_bytes=tally.without_bytes,
        spans=tally.spans,
        problems=tuple(tally.problems),
    )


@dataclass(slots=True)
class _Tally:
    captures: int = 0
    reports: int = 0
    without_bytes: int = 0
    spans: int = 0
    problems: list[Problem] = field(default_factory=list)

    def blame(self, where: str, what: str) -> None:
        self.problems.append(Problem(where=where, what=what))


def _check_captures(connection: sqlite3.Connection, tally: _Tally) -> None:
    for capture_id, sha256 in capture_rows(connection):
        try:
            body = load_body(connection, sha256)
        except zlib.error:
            body = None
        if body is None or hashlib.sha256(body).hexdigest() != sha256:
            tally.blame(capture_id, "its bytes are not those that came")
        elif capture_id != "c" + sha256[:15]:
            tally.blame(capture_id, "its id is not made of its bytes")
        else:
            tally.captures += 1
    for sha256 in lone_captures(connection):
        tally.blame("c" + sha256[:15], "bytes are kept that no report was read from")


def _check_story(connection: sqlite3.Connection, story_id: str, tally: _Tally) -> None:
    story = load_story(connection, story_id)
    if story is None:
        return
    as_read = load_reports(connection, story.report_ids)
    if len(as_read) != len(story.report_ids):
        tally.blame(story_id, "it names reports that are not there")
    for report in as_read:
        _check_report(connection, report, tally)
    reports = read_reports(connection, story.report_ids)
    trace = load_findings(connection, story, reports)
    texts = {report.id: report.text for report in reports}
    for report_id, span, words in spans_of(trace):
        text = texts.get(report_id)
        # Of a story that is to be analysed again, a report may be elsewhere already.
        if text is not None:
            if span.end > len(text) or (words is not None and span.of(text) != words):
                tally.blame(report_id, f"other words stand at [{span.start}, {span.end})")
            else:
                tally.spans += 1


def _check_report(connection: sqlite3.Connection, report: Report, tally: _Tally) -> None:
    at = 0
    for block in report.blocks:
        if block.span.start < at or block.span.end > len(report.text):
            tally.blame(report.id, "its zones overlap, or go beyond its text")
            break
        at = block.span.end
    body = load_body(connection, _sha_of(connection, report))
    if body is None:
        tally.without_bytes += 1
        return
    readings = list(linear_texts(body, report.path))
    if any(_comes_from(report, raw) for raw in readings):
        tally.reports += 1
    elif readings:
        tally.blame(report.id, "its text is not what its bytes say")
    else:
        tally.without_bytes += 1


def _sha_of(connection: sqlite3.Connection, report: Report) -> str:
    row = connection.execute(
        "SELECT sha256 FROM captures WHERE id = ? LIMIT 1", [report.capture_id]
    ).fetchone()
    return str(row[0]) if row else ""


def _comes_from(report: Report, raw: str) -> bool:
    """Whether every EXACT piece of a report equals the raw text at its place."""
    return all(
        piece.raw.of(raw) == piece.text.of(report.text)
        for piece in report.pieces
        if piece.how is How.EXACT
    )
