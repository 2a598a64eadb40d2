"""The page: safe, whole, and readable without scripts."""

from __future__ import annotations

import base64
import hashlib
import itertools
from typing import Any

import pytest
from lxml import html

from export.sample import HOSTILE, make_trace
from retold.export.page import render_page
from retold.model import Trace


@pytest.fixture(scope="module")
def text() -> str:
    """The page of the sample."""
    return render_page(make_trace())


@pytest.fixture(scope="module")
def page(text: str) -> Any:
    """The same, parsed."""
    return html.document_fromstring(text)


def test_nothing_runs_and_nothing_is_loaded(page: Any) -> None:
    """A page has no script, no handler, no frame, no image and no address outside itself."""
    assert not page.xpath("//script|//iframe|//img|//link|//object|//embed|//form|//base")
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            if name in {"href", "src", "action", "data", "srcset", "style", "xlink:href"}:
                assert value.startswith("#"), (element.tag, name, value)


def test_the_style_sheet_loads_nothing(page: Any) -> None:
    """The style sheet imports nothing and names no address."""
    [style] = page.xpath("//style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_policy_allows_the_style_sheet_alone(page: Any) -> None:
    """The policy forbids all but the one style sheet, by its hash."""
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style] = page.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_hostile_text_is_never_raw(text: str) -> None:
    """No tag, control code, override or lone surrogate of a report reaches the page."""
    for raw in ("<script", "\x1b", "\u202e", "\x9b", "\x00", "\ud800", "</style> "):
        assert raw not in text.replace("</style>\n", "")
    text.encode("utf-8")


def test_hostile_text_is_shown(page: Any) -> None:
    """What a hostile text says is still there to be read, its steering characters written out."""
    said = page.text_content()
    assert "<script>alert(1)</script>␛[31m red ⟨U+202E⟩esrever" in said
    assert "[bold]markup[/bold]" in said
    assert "{{ 7*7 }}" in said


def test_ids_are_unique_and_links_resolve(page: Any) -> None:
    """Every id is there once, and every link of the page leads somewhere in it."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    missing = {link[1:] for link in page.xpath("//@href")} - set(ids)
    assert not missing
    labels = {one for value in page.xpath("//@aria-labelledby") for one in value.split()}
    assert not labels - set(ids)


def test_stories_reports_quotations_and_edges_have_permalinks(page: Any) -> None:
    """Whatever one may want to cite has an id."""
    ids = page.xpath("//@id")
    for prefix, number in (("story-story-", 4), ("edge-", 8), ("quote-", 6), ("claim-", 2)):
        assert sum(one.startswith(prefix) for one in ids) >= number, prefix
    assert len(page.xpath("//details[starts-with(@id, 'report-')]")) == 7


def test_headings_are_in_order(page: Any) -> None:
    """There is one h1, and no heading is more than one step below the one before it."""
    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_tables_say_what_they_are(page: Any) -> None:
    """Every table has a caption, and every heading cell its scope."""
    tables = page.xpath("//table")
    assert len(tables) >= 4
    assert all(table.xpath("./caption[normalize-space()]") for table in tables)
    assert not page.xpath("//th[not(@scope)]")


def test_landmarks_and_language(page: Any) -> None:
    """The page names its language and has its landmarks once each."""
    assert page.get("lang") == "en"
    for tag in ("header", "nav", "main", "footer"):
        assert len(page.xpath(f"/html/body/{tag}")) == 1, tag


def test_changed_words_are_marked(page: Any) -> None:
    """Altered words are marked, words that merely differ are underlined with dots."""
    marks = page.xpath("//div[@class='quote'][1]//mark/text()")
    assert marks[:6] == ["regret", "failure", "agree", "lament", "ills", "assent"]
    dotted = page.xpath("//div[@class='quote'][1]//span[@class='differs']/text()")
    assert dotted == ["inspection", "are sorry for", "breakdown", "accept", "check"]


def test_every_edge_shows_evidence_confidence_and_runners_up(page: Any) -> None:
    """Every line of the table of descent says what it rests on and how sure it is."""
    rows = page.xpath("//tr[starts-with(@id, 'edge-')]")
    assert len(rows) == 8
    for row in rows:
        said = row.text_content()
        assert "shares a run of 19 words" in said
        assert "confidence (0." in said
    assert "Runner-up" in page.text_content()
    assert "second exemplar" in rows[6].text_content()


def test_the_whole_text_of_a_report_is_in_its_reading_view(page: Any) -> None:
    """A report can be read on the page, with its notes in the margin."""
    trace = make_trace()
    [view] = page.xpath(f"//details[@id='report-{trace.reports[0].id}']")
    for number in view.xpath(".//sup"):
        number.drop_tree()
    said = "".join(view.xpath(".//div[@class='said']//text()"))
    for sentence in ("A quay crane failed in Marrow Bay on Saturday", "closed for two weeks."):
        assert sentence in said
    assert view.xpath(".//span[@class='source' or contains(@class, ' source')]")
    assert len(view.xpath(".//ol[@class='notes']/li")) == 3


def test_an_empty_trace_makes_a_page() -> None:
    """Nothing to trace is said, and is no error."""
    page = html.document_fromstring(render_page(Trace()))
    assert "nothing to trace" in page.text_content()


def test_a_title_can_be_given() -> None:
    """The caller may name the page, in any characters."""
    page = html.document_fromstring(render_page(make_trace(), title=f"Mine {HOSTILE}"))
    assert page.xpath("//h1")[0].text_content().startswith("Mine <script>")


def test_the_same_trace_makes_the_same_page(text: str) -> None:
    """A page holds nothing of the moment it was made."""
    assert render_page(make_trace()) == text
