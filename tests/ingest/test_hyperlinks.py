from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest import read_bytes
from retold.ingest.hyperlinks import MAX_LINKS
from retold.model import Report

PROSE = (
    "The ferry struck the north mole at Emmel on Monday evening and 17 passengers were hurt. "
    "The harbour guard closed the fairway for two hours while divers looked at the hull."
)


def _read(inner: str, head: str = "") -> Report:
    page = (
        f"<html><head><title>Ferry</title>{head}</head><body>"
        '<nav><a href="https://emmel.example/menu">Menu</a> <a href="/home">Home</a></nav>'
        f"<article><h1>Ferry hits mole</h1><p>{PROSE}</p>{inner}<p>{PROSE[::-1]}</p></article>"
        "</body></html>"
    )
    report = read_bytes(page.encode(), path="page.html")
    assert isinstance(report, Report)
    return report


def _links(report: Report) -> list[tuple[str, str]]:
    return [(one.url, report.words(one.span).text) for one in report.links]


def test_a_link_is_kept_with_its_words() -> None:
    """Tags and entities inside of it are read as in any text; menus are no part of the article."""
    report = _read(
        "<p>The captain was asleep, <a href='https://norvane.example/f?a=1&amp;b=2#c'> the"
        " Norvane <b>Herald</b> &amp; Post\n reported</a>, but nobody on the bridge said so.</p>"
    )
    assert _links(report) == [
        ("https://norvane.example/f?a=1&b=2", "the Norvane Herald & Post reported")
    ]


def test_a_link_is_completed_by_the_page_s_own_address() -> None:
    """Without one it leads nowhere that is known."""
    inner = "<p>All that is known stands in <a href='../notes/7'>a note of the guard</a> today.</p>"
    head = '<link rel="canonical" href="https://ossel.example/news/2031/ferry">'
    assert _links(_read(inner, head)) == [
        ("https://ossel.example/news/notes/7", "a note of the guard")
    ]
    assert _links(_read(inner)) == []


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="javascript:alert(1)">the Herald reported</a>',
        '<a href="mailto:desk@ossel.example">the Herald reported</a>',
        '<a name="top">the Herald reported</a>',
        '<a href="">the Herald reported</a>',
        f'<a href="https://ossel.example/{"x" * 3000}">the Herald reported</a>',
        '<a href="https://[broken/">the Herald reported</a>',
        '<a href="https://ossel.example/n"></a>the Herald reported',
        'the Herald reported<a href="https://ossel.example/never-closed',
    ],
)
def test_what_leads_to_no_page_is_no_link(anchor: str) -> None:
    """And the text is read all the same."""
    report = _read(f"<p>The captain had been asleep at the wheel, {anchor}, on Tuesday night.</p>")
    assert _links(report) == []
    assert "17 passengers were hurt" in report.text


def test_a_report_has_so_many_links_and_no_more() -> None:
    """A list of links costs no more than an article."""
    many = "".join(
        f"<p>Note {at} of the guard is <a href='https://ossel.example/{at}'>kept</a> in a book.</p>"
        for at in range(MAX_LINKS + 50)
    )
    assert len(_read(many).links) == MAX_LINKS


@given(
    st.lists(
        st.sampled_from(
            [
                "<a href='https://ossel.example/1'>",
                "</a>",
                "<p>",
                "</p>",
                "the guard said ",
                "&amp;",
                "\u00e2\u20ac\u2122",
                "<a>",
                "<b>",
                "\n",
            ]
        ),
        max_size=30,
    )
)
def test_every_link_lies_in_the_text_and_on_words(parts: list[str]) -> None:
    """However anchors are nested, broken off or left open."""
    report = _read("".join(parts))
    for link in report.links:
        words = report.words(link.span).text
        assert words == words.strip() != ""
        assert "\n" not in words


def test_links_come_back_from_the_trace_document() -> None:
    """A report that was written down before there were any has none."""
    report = _read("<p>It was late, <a href='https://ossel.example/1'>Ossel reported</a> then.</p>")
    data = report.to_dict()
    assert Report.from_dict(data) == report
    del data["links"]
    assert Report.from_dict(data).links == ()
