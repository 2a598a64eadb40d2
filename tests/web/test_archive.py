from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from starlette.testclient import TestClient

from archive.collection import build, small
from retold import Desk
from retold.web import WebSettings, make_app

HOST = "127.0.0.1:8765"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, TestClient]]:
    """An archive of the small collection, and a browser on its pages."""
    folder = tmp_path_factory.mktemp("web-archive")
    build(small(folder / "in"), folder / "out")
    settings = WebSettings(hosts=frozenset([HOST]), token="")
    with Desk.open_archive(folder / "out") as opened:
        desk = cast("Desk", opened)
        with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as client:
            yield desk, client


@pytest.mark.parametrize(
    "address", ["/", "/speakers", "/find?q=careful+master", "/runs", "/export"]
)
def test_the_pages_of_a_desk_show_an_archive(
    archive: tuple[Desk, TestClient], address: str
) -> None:
    """Each page that a desk has is there for an archive too."""
    assert archive[1].get(address).status_code == 200


def test_a_story_of_an_archive_is_shown_with_its_reports(archive: tuple[Desk, TestClient]) -> None:
    """From a story to its reports, its speakers and a comparison."""
    desk, client = archive
    story = desk.stories(order="largest")[0]
    shown = client.get(f"/story/{story.id}")
    assert shown.status_code == 200
    assert "Norvane" in shown.text
    left, right, *_ = desk.story(story.id).reports
    assert client.get(f"/report/{left.id}").status_code == 200
    assert client.get(f"/compare/{left.id}/{right.id}").status_code == 200
    assert client.get(f"/speaker/{desk.speakers()[0].id}").status_code == 200
