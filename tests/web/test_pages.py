"""Every page, as HTML and as JSON, with hostile words on it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.testclient import TestClient

from retold import Desk

# What a report could bring in: none of it may ever be an element or an attribute.
ELEMENTS = {"b", "img", "script"}


class _Elements(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inline = ""
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._in_script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.inline += data


def addresses(desk: Desk) -> list[str]:
    """The address of a page of every kind."""
    story = desk.stories()[0].id
    trace = desk.story(story)
    reports = [report.id for report in trace.reports]
    descent = trace.stemmata[0].descents[0]
    return [
        "/stories",
        f"/story/{story}",
        f"/story/{story}/edge/{descent.exemplar}/{descent.copy}",
        f"/report/{reports[1]}",
        f"/report/{reports[1]}?against={reports[2]}",
        f"/compare/{reports[0]}/{reports[1]}",
        f"/quotation/{trace.quotations[0].id}",
        f"/claim/{trace.claims[0].id}",
        "/speakers",
        f"/speaker/{desk.speakers()[0].id}",
        f"/speaker/{desk.speakers()[0].id}/same?name=o",
        f"/report/{reports[1]}/story",
        "/find?q=the+load+may+have+been+too+heavy",
        "/judgements",
        "/runs",
        "/export",
        f"/export?story={story}",
    ]


@pytest.fixture
def pages(desk: Desk, client: TestClient) -> dict[str, str]:
    """The HTML of every kind of page."""
    made = {}
    for address in ["/", "/add", *addresses(desk)]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        made[address] = answer.text
    return made


def test_no_markup_of_theirs_is_passed_through(pages: dict[str, str]) -> None:
    """Script in a headline, an address, an outlet, a quotation or a file name stays words."""
    for address, page in pages.items():
        parser = _Elements()
        parser.feed(page)
        assert not parser.inline.strip(), address
        for tag, attributes in parser.found:
            assert not [name for name in attributes if name.startswith("on")], (address, tag)
            assert "style" not in attributes, (address, tag)
            for name in ("href", "src", "action"):
                assert not (attributes.get(name) or "/").lower().startswith("javascript:")
        images = [tag for tag, _ in parser.found if tag == "img"]
        assert not images, address
        assert "<script>alert" not in page
        assert "<b>Outlet" not in page
        assert "<b>and hook" not in page
        assert "49 " not in page or "{{ 7*7 }}" in page
        assert "\u202e" not in page


def test_the_only_script_is_our_own_file(pages: dict[str, str]) -> None:
    """And nothing is loaded from anywhere else."""
    for address, page in pages.items():
        assert re.findall(r"<script[^>]*>", page) == re.findall(
            r'<script src="/static/[0-9a-f]{12}/desk\.js" defer>', page
        ), address
        loaded = re.findall(r'(?:src|href|action)="([^"#]*)', page)
        assert not [one for one in loaded if one and not one.startswith("/")], address


def test_no_page_tells_where_a_file_lay(desk: Desk, client: TestClient) -> None:
    """Neither as HTML nor as JSON: a file has a name, and no folder."""
    for address in addresses(desk):
        path, _, query = address.partition("?")
        as_json = client.get(f"{path}.json?{query}")
        assert as_json.status_code == 200, address
        for said in (client.get(address).text, as_json.text):
            assert "someone" not in said, address
            assert "/home" not in said, address


def test_every_page_is_had_as_json(desk: Desk, client: TestClient) -> None:
    """The same fields as the page's context, by name."""
    for address in addresses(desk):
        path, _, query = address.partition("?")
        answer = client.get(f"{path}.json?{query}")
        assert answer.headers["content-type"] == "application/json"
        held: dict[str, Any] = answer.json()
        assert held["title"]
    assert client.get("/add.json").json()["most"] == "64 MB"


def test_every_page_has_one_heading_and_names_itself(pages: dict[str, str]) -> None:
    """One h1, a title, a language."""
    for address, page in pages.items():
        assert page.count("<h1") == 1, address
        assert '<html lang="en">' in page
        assert re.search(r"<title>.+ · retold</title>", page), address


@pytest.mark.parametrize(
    "path",
    [
        "/story/none",
        "/report/none",
        "/quotation/none",
        "/claim/none",
        "/speaker/none",
        "/compare/none/none",
        "/job/7",
        "/nothing",
        "/export/none/csv",
    ],
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    """A page that says it, and no traceback."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Nothing is here" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/story/..%2f..%2fetc%2fpasswd",
        "/report/....//etc/passwd",
        "/export/..%2f..%2f/csv",
        "/story/%00.html",
    ],
)
def test_no_path_reaches_the_file_system(client: TestClient, path: str) -> None:
    """Whatever is written into an address, no file is looked for."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


QUERIES = [
    '"',
    "'",
    '" OR 1=1 --',
    "NEAR(a b)",
    "crane AND",
    "text:crane",
    "*",
    "^crane",
    "crane*",
    "(crane",
    "{a}",
    "'; DROP TABLE reports; --",
    "\x00",
    "a" * 5_000,
    "%",
    "\ud800",
]


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_in_the_search_box_is_a_command(client: TestClient, query: str) -> None:
    """Neither the syntax of full-text search nor that of SQL means anything."""
    asked = {"q": query.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    assert client.get("/find", params=asked).status_code == 200
    assert client.get("/speakers", params={"name": asked["q"][:200]}).status_code == 200
    assert client.get("/find", params={"q": "load too heavy for the brake"}).text.count("<li") > 6


@pytest.mark.parametrize("name", ["outlet", "speaker", "since", "until", "language", "order"])
@pytest.mark.parametrize(
    "value", ["' OR 1=1 --", "<script>alert(1)</script>", "2031-13-45", "9" * 300]
)
def test_no_filter_is_a_command(client: TestClient, name: str, value: str) -> None:
    """A filter that means nothing finds nothing, or is said to be none."""
    answer = client.get("/", params={name: value})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_filters_narrow_the_list(client: TestClient) -> None:
    """By outlet, by day, by language, by speaker."""
    assert "1 story fits" in client.get("/?since=2031-05-02&until=2031-05-03").text
    assert "0 stories fit" in client.get("/?since=2031-06-01").text
    assert "0 stories fit" in client.get("/?language=de").text
    assert "1 story fits" in client.get("/?speaker=Quell").text
    assert "Nobody on this desk" in client.get("/?speaker=Zebedee").text


def test_a_report_shows_its_exemplars_wording_and_what_was_dropped(
    desk: Desk, client: TestClient
) -> None:
    """Both are on the page; the switch and the gaps open them without a script."""
    first, second, _ = (report.id for report in desk.story(desk.stories()[0].id).reports)
    page = client.get(f"/report/{second}?against={first}").text
    assert 'type="checkbox" id="wording"' in page
    assert 'class="over"' in page
    assert re.search(r'<details class="gap"><summary><span>\d+ words? of the exemplar', page)


def test_a_story_goes_with_every_export(desk: Desk, client: TestClient) -> None:
    """Each file has a harmless name, and is to be saved."""
    story = desk.stories()[0].id
    for name in ("csv", "graphml", "tei", "prov", "ris"):
        answer = client.get(f"/export/{story}/{name}")
        assert answer.status_code == 200
        assert re.fullmatch(
            r'attachment; filename="[a-z0-9-]+\.[a-z.]+"', answer.headers["content-disposition"]
        )
        assert "someone" not in answer.text
    page = client.get(f"/story/{story}.html")
    assert page.status_code == 200
    assert "/home" not in page.text
    assert client.get(f"/export/{story}/doc").status_code in {404, 503}
