"""Stories on the file, in step with the stream that places reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import planted
from desk.told import light, market
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.model import Report
from retold.store.database import Database
from retold.store.reports import insert_report
from retold.store.runs import begin_run


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty desk."""
    with closing(Database(tmp_path / "a.retold")) as made:
        yield made


def place(database: Database, placer: Placer, report: Report) -> None:
    """Put a report on the desk, unread."""
    with database.writing("testing") as connection:
        run = begin_run(connection, "add", {})
        insert_report(connection, report, said=(), tier="fast", run=run)
        placement = placer.add(connection, report)
        settle_stories(connection, placer, {placement.story_id, *placement.changed})


def stories(database: Database) -> dict[str, set[str]]:
    """The reports of each story, by the file."""
    made: dict[str, set[str]] = {}
    rows = database.reader().execute("SELECT id, story_id FROM reports")
    for report_id, story_id in rows:
        made.setdefault(story_id, set()).add(report_id)
    return made


def test_the_file_says_what_the_stream_says(database: Database) -> None:
    """Whatever is joined, split and merged on the way, both have the same stories in the end."""
    placer = Placer()
    for story in planted.stories(5, 40):
        for report in story.reports:
            place(database, placer, report)
    found = stories(database)
    with database.reading() as connection:
        for story_id, reports in found.items():
            kept = placer.story(connection, story_id)
            assert kept is not None
            assert set(kept.report_ids) == reports
        rows = connection.execute("SELECT id, reports FROM stories").fetchall()
        assert {row[0]: row[1] for row in rows} == {key: len(it) for key, it in found.items()}


def test_a_stream_that_others_have_overtaken_is_read_again(database: Database) -> None:
    """What another has placed meanwhile is known, and so is what came to nothing here."""
    mine, theirs = Placer(), Placer()
    place(database, mine, light("Reef Gazette"))
    place(database, theirs, light("Skerry Wire"))
    with pytest.raises(LookupError), database.writing("testing") as connection:  # noqa: PT012
        run = begin_run(connection, "add", {})
        insert_report(connection, market("Quay News"), said=(), tier="fast", run=run)
        mine.add(connection, market("Quay News"))
        raise LookupError
    place(database, mine, light("Late Echo"))
    assert sorted(map(len, stories(database).values())) == [3]
