"""Whose paper it is, by the lines around the headline."""

from __future__ import annotations

import re

import pytest

from retold.ingest import read_bytes
from retold.ingest.masthead import free_name
from retold.model import Precision, Report

_TITLE = "Brindle council votes to close ferry slip"
_T = re.compile(r"\bT\b")
_BODY = """The town council of Brindle voted on Tuesday to close the old ferry slip.

The mayor, Orla Fenwick, said that the slip could not be used for another winter.

"Nobody wants to be the one who closes it," she told the meeting.

Fishermen who land their catch there said that they had not been asked.
"""
HEADS = [
    ("BRINDLE BEACON LIVE\nMonday 12 May 2031\n\nT\n\n", "BRINDLE BEACON"),
    ("NewsMerge | Region | May 12, 2031\n\nT\n\n", "NewsMerge"),
    ("Coastline Today\nHome > News > Brindle\nSign in | Subscribe\n\nT\n\n", "Coastline Today"),
    ("Marrow daily digest\n12 May 2031\n09:05\n\nT\n\n", "Marrow daily digest"),
    ("T\n\nTarrant Press\nBRINDLE, Monday 12 May 2031, 08:55\n\n", "Tarrant Press"),
    ("Radio Marrow\nListen live | Schedule\n\nT\n\n12 May 2031\n\n", "Radio Marrow"),
    ("Harbour Ledger: Trade, Ports, Weather\nT\n12 May 2031\n\n", "Harbour Ledger"),
    ("T | The Daily Oar\n\nBy Ola Brandt\nMay 12, 2031\n\n", "The Daily Oar"),
    ("THE DAILY OAR | T\n\nMonday, 12 May 2031\n\n", "THE DAILY OAR"),
    ("T\n\nBy Ola Brandt, The Daily Oar\nMay 12, 2031\n\n", "The Daily Oar"),
    ("T\n\nOla Brandt | The Daily Oar\nMay 12, 2031\n\n", "The Daily Oar"),
    ("The Daily Oar, 12 May 2031, page 3\n\nT\n\n", "The Daily Oar"),
    ("The Daily Oar (Brindle)\nMay 12, 2031\nSection A\n\nT\n\n", "The Daily Oar"),
    ("Source: The Daily Oar\nDate: 12 May 2031\n\nT\n\n", "The Daily Oar"),
    ("From The Daily Oar of 12 May 2031\n\nT\n\n", "The Daily Oar"),
    ("https://www.dailyoar.example/2031/05/12/slip\n\nT\n\n", "dailyoar.example"),
    ("T\n\ndailyoar.example\nMay 12, 2031\n\n", "dailyoar.example"),
    ("Monday, May 12, 2031\n\nThe Daily Oar\n\nT\n\n", "The Daily Oar"),
    ("Oar & Anchor\n\n12.05.2031\n\nT\n\n", "Oar & Anchor"),
    ("BRINDLE BOARD\nMedia release 14/31\n\nT\n\n", "BRINDLE BOARD, Media release 14/31"),
    ("PRESS RELEASE\nBrindle Board\n12 May 2031\n\nT\n\n", "Brindle Board, PRESS RELEASE"),
]
BARE = [
    "T\n\nMay 12, 2031\n\n",
    "Opinion\n\nT\n\nBy Ola Brandt\nMay 12, 2031\n\n",
    "News\n12 May 2031\n\nT\n\n",
    "Updated: June 3, 2031\n\nT\n\nSanna Holt\n\n",
    "Ferry latest\n\nT\n\n",
    "T\n\nBy Sanna Holt, harbour correspondent\n\n",
]


def _read(head: str) -> Report:
    """A page with this head, in which T alone stands for the title."""
    report = read_bytes(f"{_T.sub(_TITLE, head)}{_BODY}".encode(), path="a.txt")
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(("head", "name"), HEADS)
def test_the_outlet_is_named_around_the_headline(head: str, name: str) -> None:
    """The name is read without the date, the path or the menu that stand on its line."""
    assert _read(head).outlet.name == name


@pytest.mark.parametrize("head", BARE)
def test_what_is_no_name_is_no_outlet(head: str) -> None:
    """A section, a label of a date, a kicker in small letters: none of these is a masthead."""
    assert _read(head).outlet.name == ""


def test_a_dateline_can_print_the_hour() -> None:
    """Behind its day it dates the report to the minute."""
    report = _read("T\n\nBRINDLE, 12 May 2031, 09:40 (Tarrant) -- ")
    assert report.dateline == "BRINDLE, 12 May 2031, 09:40 (Tarrant)"
    assert report.published.precision is Precision.MINUTE


@pytest.mark.parametrize(
    ("line", "name"),
    [("The Gull // Politics", "The Gull"), ("12 May 2031", ""), ("Oar - our town", "Oar")],
)
def test_a_name_is_freed(line: str, name: str) -> None:
    """What is printed behind a name is not part of it."""
    assert free_name(line) == name
