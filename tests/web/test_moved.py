"""Permalinks that outlive what they were made for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk.told import light, market
from retold import Desk
from retold.web import WebSettings, make_app
from web.conftest import HOST, make_report


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the lamp and the market in two reports each, a day apart: who copied is plain."""
    with Desk(tmp_path / "own.retold") as opened:
        reports = [light("Reef Gazette"), light("Skerry Wire", "2031-06-02")]
        opened.add(
            [*reports, market("Ostrey Post"), market("Quay News", "2031-06-11")], tier="fast"
        )
        yield opened


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """A browser on it."""
    settings = WebSettings(hosts=frozenset({HOST}))
    with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as made:
        yield made


def merge(desk: Desk) -> tuple[str, str, list[str]]:
    """Make the two stories one: who went, who stayed, and every address that the first had."""
    before = {row.id: desk.story(row.id) for row in desk.stories()}
    one, other = (trace.reports[0].id for trace in before.values())
    desk.judge("ONE_STORY", one, other)
    stayed = desk.stories()[0].id
    (gone,) = set(before) - {stayed}
    trace = before[gone]
    addresses = [f"/quotation/{one.id}" for one in trace.quotations]
    addresses += [f"/claim/{one.id}" for one in trace.claims]
    addresses += [f"/report/{one.id}" for one in trace.reports]
    for stemma in trace.stemmata:
        ids = {one.siglum: one.report_id or one.siglum for one in stemma.witnesses}
        ends = [(ids[edge.exemplar], ids[edge.copy]) for edge in stemma.descents]
        addresses += [f"/story/{gone}/edge/{exemplar}/{copy}" for exemplar, copy in ends]
    return gone, stayed, addresses


def test_every_address_of_a_story_that_became_one_with_another_leads_on(
    desk: Desk, client: TestClient
) -> None:
    """The story, its files, its quotations, claims and lines of descent, as HTML and as JSON."""
    gone, stayed, addresses = merge(desk)
    assert any("/edge/" in one for one in addresses)
    for address in (*addresses, *(f"{one}.json" for one in addresses)):
        assert client.get(address).status_code == 200, address
    for end in ("", ".json", ".html"):
        answer = client.get(f"/story/{gone}{end}")
        assert answer.status_code == 200
        assert answer.url.path == f"/story/{stayed}{end}"
    assert client.get(f"/export/{gone}/csv").status_code == 200
    assert client.get(f"/export?story={gone}").url.query == f"story={stayed}".encode()


def test_it_leads_on_for_now_and_not_for_ever(desk: Desk, client: TestClient) -> None:
    """A browser is not told to remember it; once undone, the story is there again."""
    gone, stayed, _ = merge(desk)
    answer = client.get(f"/story/{gone}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/story/{stayed}")
    desk.undo(desk.judgements()[0].id)
    assert client.get(f"/story/{gone}", follow_redirects=False).status_code == 200
    assert desk.successor(gone) is None
    lost = client.get(f"/story/{gone}/edge/r0/r1", follow_redirects=False)
    assert lost.status_code == 404


def test_nothing_leads_on_from_what_was_forgotten(desk: Desk, client: TestClient) -> None:
    """Once all reports of a former story are forgotten, its address says that nothing is there."""
    gone, _, addresses = merge(desk)
    for address in [one for one in addresses if one.startswith("/report/")]:
        desk.forget(address.rpartition("/")[2])
    for address in (f"/story/{gone}", *addresses):
        assert client.get(address).status_code == 404, address


def test_a_line_of_descent_keeps_its_address_when_a_report_comes_late(
    desk: Desk, client: TestClient
) -> None:
    """An earlier report changes the sigla of all; the address still names the same two reports."""
    story = desk.story_of(light("Reef Gazette").id).id
    stemma = desk.story(story).stemmata[0]
    ids = {one.siglum: one.report_id or one.siglum for one in stemma.witnesses}
    first = stemma.descents[0]
    address = f"/story/{story}/edge/{ids[first.exemplar]}/{ids[first.copy]}"
    before = client.get(f"{address}.json").json()["edge"]
    desk.add([light("Early Bird", "2031-06-01")], tier="fast")
    assert desk.story(story).stemmata[0].witnesses[0].report_id not in ids.values()
    after = client.get(f"{address}.json")
    assert after.json()["copy"] == ids[first.copy]
    for end in ("copy", "exemplar"):
        assert after.json()["edge"][end]["name"] == before[end]["name"]
        assert after.json()["edge"][end]["siglum"] != before[end]["siglum"]
    page = client.get(f"/story/{story}").text
    assert f"/story/{story}/edge/r" in page


def test_a_story_that_waits_to_be_analysed_again_is_shown(
    desk: Desk, client: TestClient, tmp_path: Path
) -> None:
    """One of its reports has gone to another story, and what was found names it still."""
    one, other = (row.id for row in desk.stories())
    moved = desk.story(one).reports[0]
    with closing(sqlite3.connect(tmp_path / "own.retold")) as file:
        file.execute("UPDATE reports SET story_id = ? WHERE id = ?", [other, moved.id])
        file.execute(
            "UPDATE stories SET is_current = 0, reports = 1, document ="
            " json_remove(document, '$.reports[0]') WHERE id = ?",
            [one],
        )
        file.commit()
    assert moved.id not in [report.id for report in desk.story(one).reports]
    trace = desk.story(one)
    paths = [f"/story/{one}", f"/story/{one}.html", f"/report/{trace.reports[0].id}"]
    paths += [f"/quotation/{quotation.id}" for quotation in trace.quotations]
    paths += [f"/claim/{claim.id}" for claim in trace.claims]
    for path in paths:
        assert client.get(path).status_code == 200, path


def test_a_line_of_descent_that_is_not_there_says_why(client: TestClient, desk: Desk) -> None:
    """Of a story that is there, with a way to it."""
    story = desk.stories()[0].id
    answer = client.get(f"/story/{story}/edge/r0/r1")
    assert answer.status_code == 404
    assert "another exemplar" in answer.text
    assert f'href="/story/{story}"' in answer.text
    assert make_report(1).id not in answer.text
