"""Who wrote an article."""

from __future__ import annotations

import pytest

from retold.ingest import read_bytes
from retold.model import Report

BODY = (
    "A ferry struck the mole of Port Ellery in thick fog, and nobody was hurt, the guard said.\n\n"
    "The guard said that the master had been told of the fog an hour before she left the quay.\n"
)

BYLINES = [
    ("By Ann Roe", "By Ann Roe"),
    ("By Ann Roe and Bo Lunn", "By Ann Roe and Bo Lunn"),
    ("By\nAnn Roe\nHarbour reporter", "By Ann Roe"),
    ("By Ann Roe • December 17, 2031 • 11 min read", "By Ann Roe"),
    ("Written by: Ann van Roe", "Written by: Ann van Roe"),
    ("by Ann Roe | Harbours | 8 min read", "By Ann Roe"),
    ("Written By\nAnn Roe\nHarbour reporter", "By Ann Roe"),
    ("Published 7 May 2031 by Ann Roe", "By Ann Roe"),
    ("Ann Roe", "Ann Roe"),
    ("Ann Roe and Bo Lunn", "Ann Roe and Bo Lunn"),
    ("Ann Roe May 3, 2031", "Ann Roe"),
    ("Ann Roe, Political Editor", "Ann Roe"),
    ("Ann Roe, MD, PhD", "Ann Roe"),
    ("Ann Roe @annroe", "Ann Roe"),
    ("Ann Roe reports", "Ann Roe"),
    ("Ann Roe•May 3, 2031", "Ann Roe"),
    ("Ann Roe Published 3 May 2031", "Ann Roe"),
    ("3 May 2031 · 3 min read · By Ann Roe", "By Ann Roe"),
    ("May 3, 2031 • Harbours • Ann Roe", "By Ann Roe"),
    ("Posted by quayside on May 3, 2031", "By quayside"),
    ("By The Herald editors", "By The Herald editors"),
    ("Opinion by Ann Roe", "By Ann Roe"),
    ("Authors: Ann Roe, Bo Lunn", "By Ann Roe, Bo Lunn"),
    ("By Dr Ann Maria de la Roe", "By Dr Ann Maria de la Roe"),
    ("Web Desk", "Web Desk"),
    ("From our own correspondent", "From our own correspondent"),
    ("By Type\nBy Place\nBy Year", ""),
    ("Ferries", ""),
    ("Thick Fog", ""),
]


@pytest.mark.parametrize(("lines", "byline"), BYLINES)
def test_bylines(lines: str, byline: str) -> None:
    """The line above the article that names its author is the byline, and says why."""
    text = f"Ferry strikes mole in fog\n{lines}\n3 May 2031\n{BODY}"
    report = read_bytes(text.encode(), path="a.txt")
    assert isinstance(report, Report)
    assert report.byline.startswith(byline)
    assert bool(report.byline) == bool(byline) == bool(report.byline_evidence)


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("Ann Roe is a reporter of the harbour desk.", "Ann Roe"),
        ("Share\nAnn Roe", "Ann Roe"),
        ("Ann Roe Street has a quay.", ""),
        ("More news", ""),
    ],
)
def test_a_name_alone(below: str, byline: str) -> None:
    """A name alone above the article is the byline where it stands below the article again."""
    text = f"Home\nSearch\nSign in\nFerry strikes mole in fog\nAnn Roe\n{BODY}Tags\n{below}\nTop\n"
    report = read_bytes(text.encode(), path="a.txt")
    assert isinstance(report, Report)
    assert report.byline == byline


PLACES = [
    ("Home\nSearch\nSign in\nFerry strikes mole in fog\n", "Written by Ann Roe\nTags\nTop\n", True),
    ("Home\nSearch\nSign in\nFerry strikes mole in fog\n", "By Ann Roe\nMore news\nTop\n", False),
    ("By Fog\nSearch\nSign in\nHome\nFerry strikes mole in fog\n", "Tags\nTop\n", False),
    ("Home\nSearch\nAnn Roe\nFerry strikes mole in fog\n", "Ann Roe is a reporter.\nTop\n", True),
    ("Home\nSearch\nOur Work\nFerry strikes mole in fog\n", "Tags\nOur Work\nTop\n", False),
]


@pytest.mark.parametrize(("above", "below", "is_told"), PLACES)
def test_where_a_byline_stands(above: str, below: str, *, is_told: bool) -> None:
    """At the foot where it says "written by", above the headline where it is no menu's."""
    report = read_bytes(f"{above}{BODY}{below}".encode(), path="a.txt")
    assert isinstance(report, Report)
    assert ("Ann Roe" in report.byline) is is_told
    assert bool(report.byline) is is_told
