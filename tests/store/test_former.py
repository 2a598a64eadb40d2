"""Addresses of stories, quotations and claims that are no more."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager

from hypothesis import given
from hypothesis import strategies as st

from retold.model import Quotation, Reading, Report, Span, Story, Trace, Voice
from retold.store.forgetting import delete_report, delete_story
from retold.store.former import find_finding_now, find_story_now
from retold.store.placings import move_reports
from retold.store.reports import insert_report
from retold.store.runs import begin_run
from retold.store.stories import load_finding, load_story, put_findings, put_story
from retold.store.versions import read_schema

REPORTS = 6
MADE = [
    Report.from_text(f"The lamp failed, said witness {number}.", outlet=f"Gazette {number}")
    for number in range(REPORTS)
]
# Which report goes to which story; a report that goes to none is forgotten.
MOVES = st.lists(st.tuples(st.integers(0, REPORTS - 1), st.integers(-1, REPORTS - 1)), max_size=14)


def name(number: int) -> str:
    """The id of a story."""
    return f"s{number}"


def tell(connection: sqlite3.Connection, number: int, report_ids: list[str]) -> None:
    """A story that has these reports, each of which has said one thing."""
    story = Story(id=name(number), label="The lamp", report_ids=tuple(report_ids))
    put_story(connection, story, is_current=False)
    move_reports(connection, report_ids, story.id)
    readings = tuple(
        Reading(report_id=one, span=Span(4, 8), text="lamp", voice=Voice.QUOTED)
        for one in report_ids
    )
    quotation = Quotation(id=f"q{number}", story_id=story.id, readings=readings, speaker_id=None)
    put_findings(connection, story, Trace(stories=(story,), quotations=(quotation,)))


@contextmanager
def desk() -> Iterator[sqlite3.Connection]:
    """A desk in memory, on which each report is a story of its own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(read_schema())
        connection.execute("PRAGMA foreign_keys = ON")
        run = begin_run(connection, "test", {})
        for number, report in enumerate(MADE):
            insert_report(connection, report, said=(), tier="fast", run=run)
            tell(connection, number, [report.id])
        yield connection


def settle(connection: sqlite3.Connection, held: dict[int, list[str]]) -> None:
    """Let the stories be those that are held: the rest go."""
    connection.execute("BEGIN")
    for number in range(REPORTS):
        if held.get(number):
            tell(connection, number, held[number])
    for number in range(REPORTS):
        if not held.get(number) and load_story(connection, name(number)):
            delete_story(connection, name(number))
    connection.execute("COMMIT")


@given(moves=MOVES)
def test_an_address_leads_to_where_most_of_its_reports_are(moves: list[tuple[int, int]]) -> None:
    """After any merges, splits and forgettings; and nowhere once all of them are forgotten."""
    held = {number: [report.id] for number, report in enumerate(MADE)}
    had = {number: list(ids) for number, ids in held.items()}
    with desk() as connection:
        for which, target in moves:
            report_id = MADE[which].id
            at = next((one for one, ids in held.items() if report_id in ids), None)
            if at is None:
                continue
            held[at].remove(report_id)
            if target < 0:
                delete_report(connection, report_id)
            else:
                held[target].append(report_id)
            settle(connection, held)
            had |= {one: list(ids) for one, ids in held.items() if ids}
            check(connection, held, had)


def check(
    connection: sqlite3.Connection, held: dict[int, list[str]], had: dict[int, list[str]]
) -> None:
    """Each story that was leads to one that is, and so does its quotation."""
    place = {one: number for number, ids in held.items() for one in ids}
    for number, ids in had.items():
        if held[number]:
            assert load_finding(connection, f"q{number}", Quotation) is not None
            continue
        where = Counter(place[one] for one in ids if one in place)
        now = find_story_now(connection, name(number))
        told = find_finding_now(connection, f"q{number}")
        if not where:
            assert (now, told) == (None, None)
            continue
        assert now is not None
        assert where[int(now[1:])] == max(where.values())
        assert told == ("quotation", f"q{now[1:]}")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_is_noted_but_ids_and_places() -> None:
    """What was noted of a forgotten report goes with it, and no word was ever in it."""
    with desk() as connection:
        settle(connection, {0: [one.id for one in MADE]})
        columns = {
            row[1]: row[2]
            for table in ("former_stories", "former_findings")
            for row in connection.execute(f"PRAGMA table_info({table})")
        }
        assert sorted(columns) == ["end", "id", "kind", "report_id", "start", "story_id"]
        for report in MADE:
            delete_report(connection, report.id)
        for table in ("former_stories", "former_findings"):
            assert connection.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
