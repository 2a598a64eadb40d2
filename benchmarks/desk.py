"""A desk of twenty thousand reports: how long it takes to open, to list, to load, to find, to add.

python -m benchmarks.desk [REPORTS]

Times are processor time, so that they hold on a busy machine. The reports are planted stories; of
these a few hundred are analysed, since how many others were makes no difference to the look-ups.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks import planted
from benchmarks.table import Row
from retold import Desk
from retold.desk.analysing import analyse_story
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.model import Report
from retold.pipeline import read_attributions
from retold.store.database import Database
from retold.store.documents import pack
from retold.store.reports import insert_report, load_reports
from retold.store.runs import begin_run
from retold.store.stories import member_ids
from retold.web.pages.find import build_find_page
from retold.web.pages.stories import Filters, build_stories_page
from retold.web.pages.story import build_story_page

REPORTS = 20_000
ANALYSED = 60
# In `make bench`, which has other things to do; the whole by the command above.
FEW, FEW_ANALYSED = 1_000, 8
BATCH = 500
FINDS = 200
LOADS = 50


def build(path: Path, number: int, analysed: int = ANALYSED) -> None:
    """Make a desk of so many reports in dated stories, so many of them analysed."""
    given = (report for story in planted.stories(7, number) for report in story.reports)
    database, placer = Database(path), Placer()
    waiting = islice(given, number)
    while batch := list(islice(waiting, BATCH)):
        with database.writing("benchmark") as connection:
            run = begin_run(connection, "add", {})
            changed: set[str] = set()
            for report in batch:
                insert_report(connection, report, said=(), tier="fast", run=run)
                placement = placer.add(connection, report)
                changed |= {placement.story_id, *placement.changed}
            settle_stories(connection, placer, changed)
    for story_id in _some(database, analysed):
        _read(database, story_id)
        analyse_story(database, story_id)
    with database.writing("benchmark") as connection:
        connection.execute("UPDATE stories SET is_current = 1")
    database.close()


def _some(database: Database, number: int) -> list[str]:
    """Some stories of several reports."""
    query = "SELECT id FROM stories WHERE reports > 3 ORDER BY id LIMIT ?"
    return [story_id for (story_id,) in database.reader().execute(query, [number])]


def _read(database: Database, story_id: str) -> None:
    """Find who says what in a story's reports, as adding them one by one would have."""
    with database.writing("benchmark") as connection:
        for report in load_reports(connection, member_ids(connection, story_id)):
            said = [one.to_dict() for one in read_attributions(report, "fast")]
            connection.execute("UPDATE reports SET said = ? WHERE id = ?", [pack(said), report.id])


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of a call."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def sentences(desk: Desk, number: int) -> Iterator[str]:
    """Sentences that stand in some reports, and some that stand in none."""
    rng = Random(1)  # noqa: S311 - a sample
    rows = desk.stories(limit=5 * number)
    for row in rng.sample(rows, min(number, len(rows))):
        report = desk.story(row.id).reports[0]
        lines = [line for line in report.text.split(". ") if len(line) > 40]
        yield rng.choice(lines or [report.text[:200]])


def measure(path: Path, added: int) -> Iterator[Row]:
    """The times on a desk that is there, and of so many reports added to it."""
    begun = time.process_time()
    desk = Desk(path, read_only=True)
    size = f"{desk.sizes()['reports']:,} reports"
    desk.stories()
    yield _row("open_and_list_ms", [1000 * (time.process_time() - begun)], size)
    yield _row("list_ms", [milliseconds(desk.stories) for _ in range(LOADS)], size)
    yield _row("count_ms", [milliseconds(desk.count) for _ in range(LOADS)], size)
    # By the numbers that analysing counts, those that were analysed come first.
    analysed = [row.id for row in desk.stories(order="altered", limit=LOADS) if row.claims]
    yield from statements(path, analysed[0])
    loads = [milliseconds(lambda one=one: desk.story(one)) for one in analysed]  # type: ignore[misc]
    reports = sum(len(desk.story(one).reports) for one in analysed) / len(analysed)
    yield _row("story_ms", loads, f"{reports:.1f} reports each")
    asked = list(sentences(desk, FINDS))
    finds = [milliseconds(lambda one=one: desk.find(one)) for one in asked]  # type: ignore[misc]
    yield _row("find_ms", finds, size)
    desk.close()
    yield from _adding(path, added)


def statements(path: Path, story_id: str) -> Iterator[Row]:
    """How many statements SQLite runs for a page: a count that no busy machine changes.

    Args:
        path: The desk.
        story_id: A story that is analysed.
    """
    with closing(Database(path, read_only=True)) as database, Desk(path, read_only=True) as desk:
        desk._database = database  # noqa: SLF001 - to listen to it
        words = desk.story(story_id).reports[0].text[:100]
        pages: dict[str, Callable[[], object]] = {
            "list": lambda: build_stories_page(desk, Filters()),
            "story": lambda: build_story_page(desk, story_id),
            "find": lambda: build_find_page(desk, words),
        }
        for name, page in pages.items():
            page()  # what is counted once for all pages is counted here
            ran: list[str] = []
            database.reader().set_trace_callback(ran.append)
            page()
            database.reader().set_trace_callback(None)
            run = sum(one.startswith("SELECT") for one in ran)
            yield Row("desk", f"{name}_statements", str(run), "whatever the desk's size")


def _adding(path: Path, number: int) -> Iterator[Row]:
    given = (report for story in planted.stories(8, number) for report in story.reports)
    fresh: list[Report] = list(islice(given, number))
    with Desk(path) as desk:
        desk.add([], tier="fast")
        begun = time.process_time()
        marks: dict[str, float] = {}
        desk.add(
            fresh,
            tier="fast",
            progress=lambda progress: marks.update({progress.step: time.process_time()}),
        )
        whole = time.process_time() - begun
        kept = marks["reading"] - begun
    note = f"{number} reports; {kept / whole:.0%} of it reading and placing, the rest comparing"
    yield Row("desk", "add_reports_per_second", f"{number / whole:.1f}", note)


def _row(name: str, taken: list[float], note: str) -> Row:
    ordered = sorted(taken)
    middle, late = ordered[len(ordered) // 2], ordered[int(0.95 * (len(ordered) - 1))]
    shown = f"{middle:.1f}" if len(taken) == 1 else f"{middle:.1f} (p95 {late:.1f})"
    return Row("desk", name, shown, note)


def rows(number: int = FEW, analysed: int = FEW_ANALYSED, added: int = 20) -> list[Row]:
    """The times on a desk of so many reports, so many stories of it analysed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.retold"
        build(path, number, analysed)
        # A desk is served by a process that has not built it: what building leaves behind would
        # be looked through for circles in the middle of a page, and five times the page's own time.
        gc.collect()
        gc.freeze()
        return list(measure(path, added))


if __name__ == "__main__":
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS, ANALYSED, added=300):
        print(row.measure, row.value, row.note, sep="  ")
