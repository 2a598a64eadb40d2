from __future__ import annotations

import pytest

from retold.descent.evidence import Basis, gather_evidence
from retold.model import Block, Credit, Report, Span, Zone

CITED = [
    ("The mole was struck, according to Norvane.", "according to Norvane"),
    ("The mole was struck, Norvane reported on Monday.", "Norvane reported"),
    ("“We saw it,” she told Radio Sandbar.", "told Radio Sandbar"),
    ("The guard, quoted by the Norvane news agency, said so.", "quoted by the Norvane"),
    ("In an interview with Radio Sandbar he denied it.", "interview with Radio Sandbar"),
    ("It was struck, as indicated by Norvane.", "as indicated by Norvane"),
]
APPOSED = [
    ("“We paid,” she told the Lunnish newspaper Kveld on Monday.", "Kveld"),
    ("In an interview with the broadcaster Kanal Brenn he denied it.", "Kanal Brenn"),
    ("She told the daily Kvarter so.", "Kvarter"),
    ("“We paid,” he said to Kveldsblad in an interview.", "Kveldsblad"),
    ("It was dear, according to the trade journal Lens & Light.", "Lens & Light"),
    ("He told the Kveld newspaper Monday that it was dear.", "Kveld"),
]
UNCITED = [
    "He told the newspaper Monday that it was dear.",
    "Norvane is a hill above the port.",
    "He walked to Norvane and back.",
    "The Environment Agency said the water was clean.",
]


def _credit(name: str, start: int = 0, end: int = 0) -> Credit:
    return Credit(text=f"({name})", names=(name,), raw=Span(0, 0), span=Span(start, end))


def _wire() -> Report:
    return Report.from_text("The mole was struck.", outlet="Norvane")


@pytest.mark.parametrize(("text", "words"), CITED)
def test_an_outlet_named_as_source_is_a_citation(text: str, words: str) -> None:
    """The words that name the outlet, and the sentence they speak for, are kept."""
    report = Report.from_text(text, outlet="The Ossel Paper")
    (found,) = gather_evidence([report, _wire()], (), ())[0].citations
    assert found.basis is Basis.CITED
    assert found.words.startswith(words)
    assert [span.of(text) for span in found.governed] == [text]


@pytest.mark.parametrize(("text", "name"), APPOSED)
def test_an_outlet_has_the_name_beside_its_kind(text: str, name: str) -> None:
    """Of "the Lunnish newspaper Kveld" the name is Kveld."""
    report = Report.from_text(text, outlet="The Ossel Paper")
    assert [one.name for one in gather_evidence([report], (), ())[0].citations] == [name]


@pytest.mark.parametrize("text", UNCITED)
def test_a_name_that_is_no_source_is_no_citation(text: str) -> None:
    """A mention alone says nothing of descent."""
    report = Report.from_text(text, outlet="The Ossel Paper")
    assert not gather_evidence([report, _wire()], (), ())[0].citations


def test_a_dateline_with_an_agency_speaks_for_the_whole_report() -> None:
    """`PORT, May 5 (Agency) -` is a credit."""
    report = Report.from_text("PORT EMMEL, May 5 (Norvane) - The mole was struck.", outlet="Ossel")
    (found,) = gather_evidence([report], (), ())[0].citations
    assert (found.name, found.basis, found.is_whole) == ("Norvane", Basis.DATELINE, True)


def test_a_paper_that_was_told_something_itself_cites_nobody() -> None:
    """The Emmel Courier that writes "told the Courier" means itself, another paper does not."""
    text = "“It was struck twice,” the pilot told the Courier on Monday."
    own = Report.from_text(text, outlet="THE EMMEL COURIER")
    other = Report.from_text(text, outlet="The Ossel Paper")
    of_own, of_other = gather_evidence([own, other], (), (), ["Courier"])
    assert not of_own.citations
    assert [one.name for one in of_other.citations] == ["Courier"]


def test_a_report_that_names_its_own_outlet_is_its_own_wire() -> None:
    """Its own credit is no source."""
    report = Report.from_text("PORT EMMEL, May 5 (Norvane) - It was struck.", outlet="NORVANE")
    (evidence,) = gather_evidence([report], (), ())
    assert evidence.is_own_wire
    assert not evidence.citations


def test_a_picture_credit_is_no_credit_of_the_report() -> None:
    """Neither by its words nor by where it stands."""
    text = "A boat at the mole (Norvane)\nThe mole was struck."
    report = Report.from_text(
        text,
        outlet="Ossel",
        credits=(
            Credit(text="Photo: Norvane", names=("Norvane",), raw=Span(0, 0), span=None),
            _credit("Norvane", 19, 28),
        ),
        blocks=(
            Block(zone=Zone.CAPTION, span=Span(0, 28)),
            Block(zone=Zone.BODY, span=Span(29, len(text))),
        ),
    )
    assert not gather_evidence([report], (), ())[0].citations
