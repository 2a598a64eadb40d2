"""One story analysed, from its reports and what is kept of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from retold.desk.correcting import read_reports, refused_pairs, same_speakers
from retold.model import Alignment, Report, Story, Trace
from retold.naming import with_lasting_ids
from retold.pipeline import analyse
from retold.reuse import align, candidate_pairs
from retold.store.alignments import in_order, insert_alignments
from retold.store.database import Database
from retold.store.reports import load_said
from retold.store.stories import load_findings, load_story, put_findings, stale_stories


def analyse_waiting(database: Database) -> list[str]:
    """Analyse every story that has changed since it was; their ids."""
    waiting = stale_stories(database.reader())
    for story_id in waiting:
        analyse_story(database, story_id)
    return waiting


def analyse_story(database: Database, story_id: str) -> None:
    """Find everything in a story again, and keep it; the other stories are left alone."""
    with database.reading() as connection:
        story = load_story(connection, story_id)
        if story is None:
            return
        reports = read_reports(connection, story.report_ids)
        said = load_said(connection, story.report_ids)
        before = load_findings(connection, story, reports)
        same = same_speakers(connection)
        refused = refused_pairs(connection, story.report_ids)
    alignments, fresh = align_reports(reports, before.alignments)
    trace = analyse(reports, (story,), alignments, said, same=same, refused=refused)
    trace = with_lasting_ids(trace, before)
    with database.writing("analysing a story") as connection:
        _keep(connection, story, trace, fresh)


def align_reports(
    reports: Sequence[Report], known: Sequence[Alignment]
) -> tuple[tuple[Alignment, ...], list[Alignment]]:
    """The alignments of a few reports, and those of them that are new.

    Words weigh what they weigh in English, whatever else is on the desk, and the left report is
    the one whose id is less: so what two reports share is the same whenever they came.
    """
    by_pair = {(one.left_id, one.right_id): one for one in known}
    fresh = []
    made: list[Alignment] = []
    for i, j in candidate_pairs(reports):
        left, right = sorted((reports[i], reports[j]), key=lambda one: one.id)
        one = by_pair.get((left.id, right.id))
        if one is None:
            one = align(left, right)
            fresh.append(one)
        made.append(one)
    return in_order(made, reports), fresh


def _keep(
    connection: sqlite3.Connection, story: Story, trace: Trace, fresh: Sequence[Alignment]
) -> None:
    insert_alignments(connection, fresh)
    put_findings(connection, story, trace)
