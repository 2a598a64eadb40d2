"""Stories as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from model.nouns import any_of
from retold.model import OutletSwap, Place, Report, Span, Story, Swap, SwapOccurrence, Trace
from retold.store.database import Database
from retold.store.reports import insert_report, load_reports
from retold.store.runs import begin_run
from retold.store.stories import KINDS, load_findings, load_story, put_findings

HEALTH = list(HealthCheck)


def test_nothing_of_a_trace_is_left_behind() -> None:
    """Every list of a trace is kept: with the story, or with its reports."""
    kept = {field for field, _ in KINDS.values()}
    assert {one.name for one in fields(Trace)} == kept | {
        "schema",
        "reports",
        "stories",
        "alignments",  # by pairs of reports
        "skips",  # by runs
        "outlet_swaps",  # with the swaps
    }


def occurrences_in(report: Report) -> st.SearchStrategy[SwapOccurrence]:
    """Two places in a report's text."""

    def place(ends: tuple[int, int]) -> Place:
        span = Span(*sorted(ends))
        return Place(report_id=report.id, span=span, text=span.of(report.text))

    ends = st.integers(0, len(report.text))
    places = st.tuples(ends, ends).map(place)
    return st.builds(SwapOccurrence, left=places, right=places)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An empty desk."""
    made = Database(tmp_path_factory.mktemp("store") / "a.retold")
    yield made
    made.close()


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=HEALTH)
@given(data=st.data())
def test_every_noun_survives_the_store(database: Database, data: st.DataObject) -> None:
    """Whatever nouns a story holds, hostile texts among them, come back equal."""
    report = replace(data.draw(any_of(Report)), id="r1")
    story = replace(data.draw(any_of(Story)), id="s1", report_ids=("r1",))
    nouns: dict[str, Any] = {
        field: tuple(data.draw(st.lists(any_of(noun), max_size=1)))
        for field, noun in KINDS.values()
    }
    # Of swaps the places are kept, and the words come from the report's text.
    occurrences = tuple(data.draw(st.lists(occurrences_in(report), min_size=1, max_size=3)))
    nouns["swaps"] = (replace(data.draw(any_of(Swap)), story_id="s1", occurrences=occurrences),)
    swap = data.draw(any_of(OutletSwap))
    nouns["outlet_swaps"] = (replace(swap, occurrences=occurrences[:1]),)
    nouns["speakers"] = nouns["speakers"][:1]
    trace = Trace(reports=(report,), stories=(story,), **nouns)
    with database.writing("testing") as connection:
        run = begin_run(connection, "add", {})
        connection.execute("DELETE FROM texts")
        connection.execute("DELETE FROM reports")
        insert_report(connection, report, said=[], tier="fast", run=run)
        put_findings(connection, story, trace)
    with database.reading() as connection:
        reports = load_reports(connection, ["r1"])
        assert load_story(connection, "s1") == story
        assert load_findings(connection, story, reports) == trace
