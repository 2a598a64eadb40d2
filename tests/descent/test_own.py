from __future__ import annotations

import retold
from descent.telling import edges, tell
from retold.descent.own import own_papers
from retold.model import Report

FINDINGS = """
Findings on dust along the harbour road

The Agency has measured dust on 52 days and found it above the limit on 41 of them.

The Agency estimates that the road gave off at least 1,200 tonnes last year.

"The dust comes off one road, on dry nights, when nobody turns the water on," said Orsola Venn,
head of the Air Division. "We have measured dust, and we have not measured intentions," she said.
"""
NOTICE = """
Recall of the Nestle lamp

Our engineers believe that a solder joint made by a supplier can work loose when it is folded.

"A lamp has one task, and that is to be safe to fall asleep under," said Edda Sorrel, our chief
executive. She said that every customer would have their money back within ten working days.
"""
PAPER = """
Dust above the limit at the harbour

The Harbour Agency estimates that the road gave off at least 1,200 tonnes last year, it said.

"The dust comes off one road, on dry nights, when nobody turns the water on," said Orsola Venn,
head of the agency's air division.
"""


def _of(outlet: str, text: str) -> Report:
    """A report of these lines, each paragraph in one."""
    parts = text.strip().split("\n\n")
    return tell(outlet, "2031-05-05", "\n\n".join(part.replace("\n", " ") for part in parts))


def _own(report: Report) -> bool:
    said = retold.resolve_speakers([report]).attributions
    return report.id in own_papers([report], said)


def test_a_body_that_speaks_for_itself_is_its_own_paper() -> None:
    """By its name and its offices, or by people that it calls its own."""
    assert _own(_of("Harbour Agency of Tarsk, Air Division", FINDINGS))
    assert _own(_of("Sorrel Lamps Ltd, Customer notice", NOTICE))


def test_a_report_of_the_same_is_none() -> None:
    """Nor is one of a paper that is named for the body, or of a wire."""
    assert not _own(_of("The Emmel Courier", PAPER))
    assert not _own(_of("Harbour Agency Gazette", FINDINGS))
    assert not _own(_of("Harbour News Agency", FINDINGS))


def test_a_body_that_attributes_nothing_is_not_taken_for_one() -> None:
    """There is nothing to go by."""
    assert not _own(_of("Harbour Agency", "A title\n\nThe road is closed until June."))


def test_its_paper_stands_above_the_reports_of_it() -> None:
    """Even where the times, without a zone, leave the order open."""
    found = edges(
        _of("Harbour Agency of Tarsk, Air Division", FINDINGS),
        _of("Norvane Wire", PAPER),
    )
    assert [(copy.split(" 2")[0], exemplar.split(",")[0]) for copy, exemplar in found] == [
        ("Norvane Wire", "Harbour Agency of Tarsk")
    ]
