"""A desk with hostile reports in it, and a client of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from retold import Desk, Report
from retold.web import WebSettings, make_app

HOST = "127.0.0.1:8765"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onload=x {{ 7*7 }} \u202e=1+1"
BODY = (
    "MARROW BAY, May 3 (Northline) - A quay crane failed in Marrow Bay on Saturday, and at least "
    "41 dock workers were led to safety, the harbour office said.\n\n"
    "“The load may have been too heavy for the brake <b>and hook</b>,” harbour master Ina Quell "
    "said in a statement. “We regret the failure and agree that the inspection came late.”\n\n"
    "The quay will reportedly stay closed for two weeks, a union official said on Sunday."
)


def make_report(number: int, **known: str) -> Report:
    """One of several reports of the crane, each with something hostile in it."""
    text = f"{HOSTILE} crane\n\n{BODY}"
    given = {
        "url": f"javascript:alert({number})//<script>",
        "path": f"/home/someone/clips/<script>{number}.txt",
        "outlet": f"<b>Outlet</b> {number} {HOSTILE}",
        "headline": f"{HOSTILE} crane {number}",
        "published": f"2031-05-0{number}T08:00Z",
    }
    if number == 3:
        given["outlet"] = ""
    if number == 2:
        text = text.replace("too heavy", "far too heavy").rpartition("\n\n")[0]
    return Report.from_text(text, **{**given, **known}, number=number)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def desk_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with three reports of one story; never written to again."""
    path = tmp_path_factory.mktemp("desk") / "crane.retold"
    with Desk(path) as desk:
        desk.add([make_report(number) for number in (1, 2, 3)], tier="fast")
    return path


@pytest.fixture
def desk(desk_file: Path) -> Iterator[Desk]:
    """That desk, opened for reading."""
    with Desk(desk_file, read_only=True) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """A browser on that desk that has shown its token."""
    settings = WebSettings(hosts=frozenset({HOST}))
    with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as made:
        yield made
