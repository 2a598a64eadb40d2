"""What stands on one page of an outlet after the other is no part of its reports."""

from __future__ import annotations

from pathlib import Path

from retold.ingest import read
from retold.model import Report

_HEAD = "Home\nHarbour\nPolitics\nMoney\nSport\nTides\nPuzzles\nSign in\nSubscribe\nSearch"
_APPEAL = "We walked the quays for this report, as we do for every report that we print here."
_FOOT = "About\nPrivacy\nCookies\nContact\nHelp\nJobs"
_FIRST = """The board closed the northern quay on Monday after a crane had leaned over the fence.
Nobody was hurt, said Ann Orr, who speaks for the board, and the crane will be taken down.
{appeal}
Traders on the quay said that they had not been told how long they would have to wait."""
_SECOND = """Two bakers in Port Emmel have stopped selling the salted loaf the town is proud of.
Salt costs three times what it did in the spring, the older of the two bakers said on Friday.
{appeal}
The guild of bakers meets next week and has asked the council to send somebody who can count."""


def _page(title: str, body: str) -> str:
    return "\n".join([_HEAD, title, body.format(appeal=_APPEAL), _FOOT])


def test_a_sentence_of_every_page_is_left_out_of_the_second(tmp_path: Path) -> None:
    """It is kept on the first page, where nothing tells it from the report."""
    (tmp_path / "1.txt").write_text(_page("Crane leans over quay", _FIRST), encoding="utf-8")
    (tmp_path / "2.txt").write_text(_page("No salt in the loaf", _SECOND), encoding="utf-8")
    texts = [one.text for one in read(tmp_path) if isinstance(one, Report)]
    assert [_APPEAL in text for text in texts] == [True, False]
    assert "The guild of bakers meets next week" in texts[1]
