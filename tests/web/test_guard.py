"""What is refused before a page sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from retold import Desk
from retold.web import WebSettings, make_app
from retold.web.guard import POLICY
from retold.web.settings import MEGABYTE
from web.conftest import HOST

TOKEN = "correct-horse"  # noqa: S105 - a test's own


@pytest.fixture
def guarded(desk: Desk) -> Iterator[TestClient]:
    """A browser that has not shown the token yet."""
    settings = WebSettings(hosts=frozenset({HOST}), token=TOKEN)
    with TestClient(
        make_app(desk, settings), base_url=f"http://{HOST}", follow_redirects=False
    ) as made:
        yield made


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost:8765.evil", ""],
)
def test_a_name_that_was_bound_again_is_refused(client: TestClient, host: str) -> None:
    """DNS rebinding: a request under a name that is not the desk's own gets nothing."""
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Stories" not in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/", "/stories.json", "/find?q=crane"])
def test_a_request_of_another_site_is_refused(client: TestClient, site: str, path: str) -> None:
    """What another page asks for, by whatever means, is not given."""
    assert client.get(path, headers={"sec-fetch-site": site}).status_code == 403
    followed = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
    assert client.get(path, headers=followed).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8765"])
def test_a_form_of_another_origin_is_refused(client: TestClient, origin: str) -> None:
    """A browser without Fetch Metadata is known by its Origin header."""
    answer = client.post("/judgements", data={"kind": "ONE_STORY"}, headers={"origin": origin})
    assert answer.status_code == 403


def test_a_form_that_says_nothing_of_its_origin_is_refused(client: TestClient) -> None:
    """Every browser says where a form comes from; what does not say so is none."""
    assert client.post("/judgements/1/undo").status_code == 403


def test_a_form_of_the_desk_itself_is_let_through(client: TestClient) -> None:
    """Its own pages may post."""
    ours = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    answer = client.post("/judgements", data={"kind": "NONSENSE"}, headers=ours)
    assert answer.status_code == 422
    assert "There is no such correction." in answer.text


@pytest.mark.parametrize("path", ["/", "/stories.json", "/add", "/static/x/desk.css", "/none"])
def test_nothing_is_shown_without_the_token(guarded: TestClient, path: str) -> None:
    """Neither pages nor files, and not even whether an address is one."""
    answer = guarded.get(path)
    assert answer.status_code == 403
    assert "asks for its token" in answer.text


def test_the_printed_address_opens_the_desk_and_hides_the_token(guarded: TestClient) -> None:
    """The token becomes a cookie that no script and no other site can use."""
    answer = guarded.get(f"/find?q=crane&token={TOKEN}")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert 'content="0;url=/find?q=crane"' in answer.text
    assert TOKEN not in answer.text
    assert guarded.get("/find?q=crane").status_code == 200


def test_the_printed_address_may_be_a_link_elsewhere(guarded: TestClient) -> None:
    """A link in a note or a terminal that holds the token is the user's own."""
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert guarded.get(f"/?token={TOKEN}", headers=followed).status_code == 200
    fetched = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    assert guarded.get(f"/?token={TOKEN}", headers=fetched).status_code == 403


@pytest.mark.parametrize("token", ["wrong", "", TOKEN[:-1], TOKEN + "x", "é"])
def test_a_wrong_token_opens_nothing(guarded: TestClient, token: str) -> None:
    """Nor does a part of the right one."""
    assert guarded.get("/", params={"token": token}).status_code == 403


def test_entering_leads_to_no_other_host(guarded: TestClient) -> None:
    """Two slashes in front of a path would name a host."""
    answer = guarded.get(f"//evil.example/?token={TOKEN}")
    assert "url=//" not in answer.text


def test_every_answer_has_the_headers_of_safety(client: TestClient) -> None:
    """Also refusals and pages that are not there."""
    for path in ("/", "/none", "/stories.json"):
        answer = client.get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "private, no-store"
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


OURS = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}


def test_a_form_that_is_too_long_is_refused(client: TestClient) -> None:
    """By the length that it states."""
    answer = client.post("/judgements", content=b"x" * (MEGABYTE + 1), headers=OURS)
    assert answer.status_code == 413


def test_a_form_that_hides_its_length_is_refused_too(client: TestClient) -> None:
    """By what comes, where no length is stated."""

    def chunks() -> Iterator[bytes]:
        for _ in range(40):
            yield b"value=" + b"x" * 50_000

    form = OURS | {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/judgements", content=chunks(), headers=form)
    assert answer.status_code == 413


def test_an_upload_that_is_too_large_is_refused(desk: Desk) -> None:
    """The bound of uploads is another one."""
    settings = WebSettings(hosts=frozenset({HOST}), most_upload_bytes=10_000)
    with TestClient(make_app(desk, settings), base_url=f"http://{HOST}") as client:
        large = {"files": ("a.txt", b"x" * 20_000)}
        assert client.post("/add", files=large, headers=OURS).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_do_nothing(client: TestClient, method: str) -> None:
    """Pages are read and forms are posted; nothing else is done."""
    assert client.request(method, "/").status_code == 405
