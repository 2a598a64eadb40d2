"""Stories of a desk after what their reports share was weighed: as a trace has them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.desk.regrouping import regroup_waiting
from retold.ingest import read_bytes
from retold.model import Report
from retold.store.database import Database
from retold.store.reports import insert_report
from retold.store.runs import begin_run

FERRY = files("retold") / "data" / "ferry"
Groups = set[frozenset[str]]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The reports of the ferry story and of the tanker, in the order of their files."""
    names = sorted(one.name for one in FERRY.iterdir() if one.name.endswith((".txt", ".html")))
    items = (read_bytes((FERRY / name).read_bytes(), path=name) for name in names)
    return [one for one in items if isinstance(one, Report)]


@pytest.fixture(scope="module")
def truth() -> Groups:
    """The two stories, by their files."""
    held = json.loads((FERRY / "truth.json").read_text(encoding="utf-8"))
    return {frozenset(story) for story in held["stories"]}


def keep(database: Database, placer: Placer, reports: Sequence[Report]) -> None:
    """Put reports on the desk, unread, and look at their stories once more."""
    for report in reports:
        with database.writing("testing") as connection:
            run = begin_run(connection, "add", {})
            insert_report(connection, report, said=(), tier="fast", run=run)
            placement = placer.add(connection, report)
            settle_stories(connection, placer, {placement.story_id, *placement.changed})
    regroup_waiting(database, placer)


def groups(database: Database, reports: Sequence[Report]) -> Groups:
    """The stories on the file, by the files of their reports."""
    path = {report.id: report.path for report in reports}
    made: dict[str, set[str]] = {}
    for report_id, story_id in database.reader().execute("SELECT id, story_id FROM reports"):
        made.setdefault(story_id, set()).add(path[report_id])
    return set(map(frozenset, made.values()))


@pytest.mark.parametrize("order", ["of files", "reversed", "shuffled"])
def test_the_tanker_stays_out_of_the_ferry_story(
    order: str, reports: list[Report], truth: Groups, tmp_path: Path
) -> None:
    """Two events in one port, told by one outlet, are two stories in any order of arrival."""
    given = list(reversed(reports)) if order == "reversed" else list(reports)
    if order == "shuffled":
        random.Random(3).shuffle(given)  # noqa: S311 - shuffling a test's input
    with closing(Database(tmp_path / "a.retold")) as database:
        keep(database, Placer(), given)
        assert groups(database, reports) == truth


def test_a_report_that_comes_later_leaves_the_stories_as_they_are(
    reports: list[Report], truth: Groups, tmp_path: Path
) -> None:
    """A process that reads the stream from the file comes to the same, and the reason is kept."""
    with closing(Database(tmp_path / "a.retold")) as database:
        keep(database, Placer(), reports[:-1])
        keep(database, Placer(), reports[-1:])
        assert groups(database, reports) == truth
        tanker = next(report for report in reports if "tanker" in report.path)
        with database.reading() as connection:
            row = connection.execute("SELECT story_id FROM reports WHERE id = ?", [tanker.id])
            story = Placer().story(connection, row.fetchone()[0])
        assert story is not None
        assert story.evidence[0].startswith("a story of its own: ")
