from __future__ import annotations

import pytest

from retold.descent import infer_stemma
from retold.descent.addresses import find_links
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
