"""Adding and correcting through the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from retold import Desk, Report
from retold.web import WebSettings, make_app
from web.conftest import BODY, HOST, make_report

OURS = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[tuple[Desk, TestClient]]:
    """A desk with two reports of its own, and a browser on it."""
    with Desk(tmp_path / "own.retold") as desk:
        desk.add([make_report(1), make_report(2)], tier="fast")
        settings = WebSettings(hosts=frozenset({HOST}))
        with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as client:
            yield desk, client


def _wait(client: TestClient, address: str) -> str:
    """What the events of a piece of work say last."""
    events = client.get(f"{address}/events").text.strip().split("\n\n")
    assert '"is_over": true' in events[-1]
    return str(events[-1])


def test_a_correction_is_kept_and_can_be_taken_back(writable: tuple[Desk, TestClient]) -> None:
    """It flows through the desk, is listed, and is undone from the list."""
    desk, client = writable
    report = desk.story(desk.stories()[0].id).reports[0].id
    given = {"kind": "WRONG_OUTLET", "subject": report, "value": "The Marrow Gull", "next": "/runs"}
    answer = client.post("/judgements", data=given, headers=OURS)
    last = _wait(client, str(answer.url.path))
    assert '"is_failed": false' in last
    assert '"next": "/runs"' in last
    assert desk.report(report).outlet.name == "The Marrow Gull"
    assert "The Marrow Gull" in client.get("/judgements").text
    number = desk.judgements()[0].id
    answer = client.post(f"/judgements/{number}/undo", headers=OURS)
    _wait(client, str(answer.url.path))
    assert not desk.judgements()
    assert desk.report(report).outlet.name != "The Marrow Gull"


def test_a_correction_that_cannot_be_is_said_in_a_line(writable: tuple[Desk, TestClient]) -> None:
    """The work ends, failed, with the desk's own words and no local path."""
    _, client = writable
    given = {"kind": "WRONG_DATE", "subject": "rnone", "value": "2031-05-01"}
    answer = client.post("/judgements", data=given, headers=OURS)
    last = _wait(client, str(answer.url.path))
    assert '"is_failed": true' in last


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_a_form_leads_on_to_our_own_pages_alone(
    writable: tuple[Desk, TestClient], place: str
) -> None:
    """An address elsewhere is not gone to."""
    _, client = writable
    given = {"kind": "WRONG_DATE", "subject": "rnone", "next": place}
    answer = client.post("/judgements", data=given, headers=OURS)
    assert '"next": "/judgements"' in _wait(client, str(answer.url.path))


def test_files_are_added_and_shown_as_they_go(writable: tuple[Desk, TestClient]) -> None:
    """A file's name is a label: a path in it, or markup, does nothing."""
    desk, client = writable
    text = f"Crane falls silent in Marrow Bay\n\n{BODY}\n".encode()
    files = [("files", ("../../etc/<script>alert(1)</script>.txt", text))]
    answer = client.post("/add", files=files, headers=OURS)
    assert '"Done: 1 report added' in _wait(client, str(answer.url.path))
    paths = [report.path for row in desk.stories() for report in desk.story(row.id).reports]
    assert "script>.txt" in paths
    held = client.get(f"{answer.url.path}.json").json()
    assert (held["is_over"], held["said"]) == (True, "Done: 1 report added, 1 story analysed.")
    assert client.get(str(answer.url.path)).status_code == 200


def test_a_pasted_text_is_added(writable: tuple[Desk, TestClient]) -> None:
    """Under the name that it was given."""
    desk, client = writable
    given = {"text": f"Crane stands still\n\n{BODY}", "name": "clip.txt"}
    form = {name: (None, value) for name, value in given.items()}
    answer = client.post("/add", files=form, headers=OURS)
    assert '"Done: 1 report added' in _wait(client, str(answer.url.path))
    assert any(
        report.path == "clip.txt" for row in desk.stories() for report in desk.story(row.id).reports
    )


def test_an_empty_form_is_said_so(writable: tuple[Desk, TestClient]) -> None:
    """Nothing is started."""
    _, client = writable
    answer = client.post("/add", files={"text": (None, "")}, headers=OURS)
    assert answer.status_code == 422
    assert "Choose a file or two" in answer.text


def test_a_body_is_chosen_by_its_paragraphs(writable: tuple[Desk, TestClient]) -> None:
    """The form offers the paragraphs as they begin, and the body is what lies between two."""
    desk, client = writable
    report = desk.story(desk.stories()[0].id).reports[0]
    page = client.get(f"/report/{report.id}.json").json()
    offered = page["paragraphs"]
    assert [one["is_first"] for one in offered].count(True) == 1
    assert [one["is_last"] for one in offered].count(True) == 1
    first, last = (
        next(one for one in offered if "Ina Quell" in one["words"] or "heavy" in one["words"]),
        offered[-1],
    )
    given = {"kind": "WRONG_BODY", "subject": report.id}
    given |= {"first": str(first["start"]), "last": str(last["end"])}
    answer = client.post("/judgements", data=given, headers=OURS)
    assert '"is_failed": false' in _wait(client, str(answer.url.path))
    said = client.get("/judgements.json").json()["judgements"][0]["said"]
    assert "The load may" in said
    body = [one.span for one in desk.report(report.id).blocks if one.zone == "body"]
    assert (body[0].start, body[-1].end) == (first["start"], last["end"])
    offered = client.get(f"/report/{report.id}.json").json()["paragraphs"]
    assert [one["start"] for one in offered if one["is_first"]] == [first["start"]]


def test_another_story_is_chosen_from_a_list(tmp_path: Path) -> None:
    """A report is put to a story that is found by words, and never to its own."""
    with Desk(tmp_path / "two.retold") as desk:
        lamp = "The lamp at Corrie Point failed on Tuesday, the Lights Board said. Nobody was hurt."
        lamp_report = Report.from_text(
            lamp, outlet="Skerry Wire", headline="Lamp out", published="2031-06-02"
        )
        desk.add([make_report(1), lamp_report], tier="fast")
        settings = WebSettings(hosts=frozenset({HOST}))
        with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as client:
            here = f"/report/{lamp_report.id}/story"
            assert client.get(f"{here}.json?words=the lamp at Corrie Point").json()["stories"] == []
            (choice,) = client.get(f"{here}.json?words=crane failed in Marrow Bay").json()[
                "stories"
            ]
            given = {"kind": "ONE_STORY", "subject": lamp_report.id, "other": choice["id"]}
            answer = client.post("/judgements", data=given, headers=OURS)
            assert '"is_failed": false' in _wait(client, str(answer.url.path))
        assert [row.reports for row in desk.stories()] == [2]


def test_a_speaker_is_chosen_from_a_list(writable: tuple[Desk, TestClient]) -> None:
    """Those whose names hold some words, but for the speaker; the choice makes the two one."""
    desk, client = writable
    one, other = desk.speakers()[:2]
    word = other.name.split()[0]
    offered = client.get(f"/speaker/{one.id}/same.json", params={"name": word}).json()["speakers"]
    assert other.id in [each["id"] for each in offered]
    assert one.id not in [each["id"] for each in offered]
    given = {"kind": "SAME_SPEAKER", "subject": one.id, "other": other.id}
    answer = client.post("/judgements", data=given, headers=OURS)
    assert '"is_failed": false' in _wait(client, str(answer.url.path))
    assert other.id not in [each.id for each in desk.speakers()]
