"""Small stories looked at once more, with what their reports share, before they are analysed."""

from __future__ import annotations

from retold.desk.analysing import align_reports
from retold.desk.correcting import read_reports
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.store.alignments import insert_alignments, load_alignments
from retold.store.database import Database
from retold.store.stories import stale_stories


def regroup_waiting(database: Database, placer: Placer) -> None:
    """Group every small story that has changed anew, with those that may be one with it.

    A report is placed by its words and names, for that is quick; the passages that two reports
    share are known once they are aligned, which `retold trace` goes by from the start.
    """
    seen: set[frozenset[str]] = set()
    for story_id in stale_stories(database.reader()):
        with database.reading() as connection:
            near = placer.neighbours(connection, story_id)
            if len(near) < 2 or frozenset(near) in seen:
                continue
            reports = read_reports(connection, near)
            known = load_alignments(connection, reports)
        seen.add(frozenset(near))
        alignments, fresh = align_reports(reports, known)
        with database.writing("grouping stories") as connection:
            insert_alignments(connection, fresh)
            settle_stories(connection, placer, placer.weigh(connection, near, alignments))
