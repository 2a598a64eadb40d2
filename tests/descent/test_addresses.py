from __future__ import annotations

import pytest

from retold.descent import infer_stemma
from retold.descent.addresses import find_links
from retold.ingest import read_bytes
from retold.model import Report

AT = "https://www.norvane.example/2031/05/ferry-hits-mole.html"


def _report(text: str, path: str, url: str = "") -> Report:
    return Report.from_text(text, path=path, outlet=path, url=url)


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        (f"As we read at {AT}, the ferry is late.", True),
        ("See http://norvane.example/2031/05/ferry-hits-mole.html?from=home#top.", True),
        ("See https://norvane.example/ for more.", False),
        ("See https://norvane.example/2031/05/ferry-hits-mole-again.html", False),
        ("Norvane has more.", False),
    ],
)
def test_a_printed_address_of_a_report_is_a_link_to_it(text: str, is_link: bool) -> None:  # noqa: FBT001
    """However the page is asked for; the front page of its site is no report."""
    reports = [_report("The ferry struck the mole.", "norvane", AT), _report(text, "ossel")]
    assert ((1, 0) in find_links(reports)) is is_link


def test_a_report_is_no_link_to_itself() -> None:
    """It prints its own address at its foot."""
    assert not find_links([_report(f"The ferry is late. {AT}", "norvane", AT)])


def test_who_links_to_a_report_has_it_from_there() -> None:
    """Without a date and with few words in common, the link gives the edge and its direction."""
    reports = [
        _report(
            "The ferry struck the north mole at Emmel on Monday and 17 passengers were hurt.",
            "norvane",
            AT,
        ),
        _report(
            f"Seventeen people were hurt when a ferry hit the mole at Emmel, it says ({AT}).",
            "ossel",
        ),
    ]
    (descent,) = infer_stemma(reports).descents
    assert "link" in descent.evidence[0]
    assert AT in descent.evidence[0]


PAGE = """<html><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="og:site_name" content="{outlet}"></head><body><article><h1>{title}</h1>
<p>{text}</p></article></body></html>"""


def _page(outlet: str, url: str, text: str) -> Report:
    made = PAGE.format(title=f"News of {outlet}", url=url, outlet=outlet, text=text)
    report = read_bytes(made.encode(), path=f"{outlet}.html")
    assert isinstance(report, Report)
    return report


NORVANE = _page(
    "Norvane",
    AT,
    "The ferry struck the north mole at Emmel on Monday and 17 passengers were hurt.</p><p>The"
    " harbour guard closed the fairway for two hours while divers looked at the hull.",
)


def _ossel(anchor: str) -> Report:
    return _page(
        "Ossel",
        "https://ossel.example/n/3",
        f"Seventeen people were hurt when a ferry hit the mole at Emmel on Monday, {anchor}.</p>"
        "<p>Our own reporter found the quay empty and the gates locked at six in the evening.",
    )


def test_a_link_in_the_markup_of_a_page_is_a_citation() -> None:
    """The address in the page leads to the other report, however it is written."""
    asked = AT.replace("https://www.", "http://m.") + "?utm_source=ossel#top"
    reports = [NORVANE, _ossel(f'<a href="{asked}">it was said here</a>')]
    (descent,) = infer_stemma(reports).descents
    assert "link" in descent.evidence[0]
    assert "it was said here" in descent.evidence[0]
    assert "norvane.example/2031/05/ferry-hits-mole.html" in descent.evidence[0]


def test_a_link_that_stands_alone_is_more_to_read() -> None:
    """It says where to go on, and nothing of where the words are from."""
    more = f'as it was said</p><p><a href="{AT}">Ferry strikes the mole at Emmel, many hurt</a>'
    assert not find_links([NORVANE, _ossel(more)])


def test_pages_that_a_query_tells_apart_stay_apart() -> None:
    """One address is stored with its number; a link with another number leads elsewhere."""
    at = "https://norvane.example/story.php?id={}"
    reports = [_report("The ferry struck the mole.", "norvane", at.format(5))]
    for number, is_link in ((5, True), (6, False)):
        text = f"As we read at {at.format(number)} the ferry is late."
        assert ((1, 0) in find_links([*reports, _report(text, "ossel")])) is is_link
