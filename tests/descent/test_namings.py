"""A report that names another one's outlet for what that has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retold.descent import infer_stemma
from retold.descent.evidence import Basis, gather_evidence
from retold.descent.namings import find_namings, find_unseen_namings
from retold.descent.short_names import is_called, names_called
from retold.model import Credit, Report, Span
from retold.text.numbers import Number, find_numbers

TEXTS = {
    "The Corran Despatch": "The hall smelt of wet wool. A surveyor counted forty villages on his"
    " fingers. The rector has written us a letter.",
    "THE WEEKDAY STANDARD": "We found that 14 inspectors had been paid. “Nobody asked the baker,”"
    " said the curator. The bill is put at 3 million crowns.",
    "HALYARD NEWS AGENCY": "The toll is nine, police said, nine hamlets being lost.",
    "OSTREVANE EVENING BELL": "Some thirty people put their shoulders to the tram.",
    "THE GULL": "The monster will wipe out 380 villages. She keeps a hot tub.",
}
NAMED = [
    ("The Gull counts 380 villages.", "THE GULL"),
    ("The Gull has found a hot tub.", "THE GULL"),
    ("The minister confirmed the Gull's account of the hot tub.", "THE GULL"),
    ("A surveyor whom the Despatch found counts forty villages.", "The Corran Despatch"),
    ("Thursday's Despatch carried a letter from the rector.", "The Corran Despatch"),
    ("By the Standard's reckoning the bill is 3 million crowns.", "THE WEEKDAY STANDARD"),
    ("A Standard investigation found that 14 inspectors were paid.", "THE WEEKDAY STANDARD"),
    ("“Nobody asked the baker,” one reads in the Standard.", "THE WEEKDAY STANDARD"),
    ("Nine hamlets are lost, if one goes by Halyard.", "HALYARD NEWS AGENCY"),
    ("As for those people, the Evening Bell counted thirty.", "OSTREVANE EVENING BELL"),
]
CITED = [
    ("The hall smelt, according to the Despatch.", "The Corran Despatch"),
    ("He told the Evening Bell so.", "OSTREVANE EVENING BELL"),
    ("So Halyard reported.", "HALYARD NEWS AGENCY"),
]
UNNAMED = [
    "The Gull's offices in Quay Street were closed by the flood.",
    "The ferry passed Gull Island with 380 people from the villages.",
    "The Standard Bank put the bill at 3 million crowns.",
    "He delivered the Despatch as a boy.",
    "Despatch riders counted forty villages.",
    "The minister declined to speak to the Standard.",
    "A van of the Evening Bell was among the vehicles damaged.",
]


def _story(sentence: str) -> list[Report]:
    reports = [
        Report.from_text(text, outlet=name, published="2034-09-25") for name, text in TEXTS.items()
    ]
    text = f"What do we know on the fourth day? Little enough.\n\n{sentence}\n\nIt is fine."
    return [*reports, Report.from_text(text, outlet="The Prism", published="2034-09-27")]


@pytest.mark.parametrize(("sentence", "outlet"), NAMED)
def test_named_for_what_its_report_has(sentence: str, outlet: str) -> None:
    """Whatever the verb, the sentence repeats what the outlet's report has: it is a source."""
    reports = _story(sentence)
    found = find_namings(reports, {})
    assert {reports[exemplar].outlet.name for _, exemplar in found} == {outlet}
    ((one,),) = found.values()
    assert one.basis is Basis.NAMED
    assert one.governed[0].of(reports[-1].text) == sentence


@pytest.mark.parametrize("sentence", UNNAMED)
def test_a_bare_name_is_no_source(sentence: str) -> None:
    """An outlet that is named for something else, or a name that goes on, says nothing."""
    assert not find_namings(_story(sentence), {})


@pytest.mark.parametrize(("sentence", "outlet"), CITED)
def test_a_short_name_is_cited(sentence: str, outlet: str) -> None:
    """As "the Evening Bell" in the words of a citation is the outlet that has it in its name."""
    reports = _story(sentence)
    (one,) = gather_evidence(reports, (), ())[-1].citations
    assert (one.name, one.basis) == (outlet, Basis.CITED)


def test_an_outlet_that_is_named_is_a_second_exemplar() -> None:
    """A column that compares two outlets has something from each of them."""
    reports = _story("The Gull counts 380 villages. A surveyor in the Despatch counts forty.")
    stemma = infer_stemma(reports)
    sigla = {one.siglum: one.report_id or "" for one in stemma.witnesses}
    names = {report.id: report.outlet.name for report in reports}
    edges = {(names[sigla[one.exemplar]], names[sigla[one.copy]]) for one in stemma.descents}
    assert edges >= {("THE GULL", "The Prism"), ("The Corran Despatch", "The Prism")}


def test_a_name_that_two_outlets_share_means_neither() -> None:
    """Alone, "the Gazette" is nobody where two gazettes report."""
    called = names_called(["The Fell Gazette", "The Marrow Gazette"])
    assert "Gazette" not in called
    assert called["Fell Gazette"].outlet == "The Fell Gazette"


def test_a_single_name_needs_its_article() -> None:
    """A "Gull" alone is a bird, "Gull Island" a place, "the Gull" the paper."""
    called = names_called(["THE GULL"])["Gull"]
    text = "Gull, the Gull, the Gull Island"
    assert [is_called(text, at, at + 4, called) for at in (0, 10, 20)] == [False, True, False]


def test_an_unseen_source_is_named_for_what_those_who_credit_it_have() -> None:
    """A column that goes by an agency has it from there, where the agency's copy is at hand."""
    credit = Credit(text="(Talvik Press)", names=("Talvik Press",), raw=Span(0, 0), span=None)
    copy = Report.from_text("“Our patience is a well,” he said of the envoys.", outlet="Courier")
    column = "“Our patience is a well,” he said, if one goes by Talvik Press."
    reports = [replace(copy, credits=(credit,)), Report.from_text(column, outlet="The Prism")]
    found = find_unseen_namings(reports, {"Talvik Press": [0]})
    assert list(found) == [(1, "Talvik Press")]


def test_a_company_that_a_story_is_about_is_no_source_for_being_named() -> None:
    """Its own page is among the reports, and another one names it in sentence after sentence."""
    page = Report.from_text("The rocket Comet 4 is 23 storeys tall.", outlet="Brask")
    text = " ".join(f"Brask built rocket Comet {at} of 23 storeys." for at in range(6))
    assert not find_namings([page, Report.from_text(text, outlet="The Prism")], {})


def test_a_sentence_is_read_once_for_all_reports_of_an_outlet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many reports an outlet has, what names it is read no more often."""
    read: list[str] = []

    def find(text: str, span: Span | None = None) -> Sequence[Number]:
        if span is not None:
            read.append(span.of(text))
        return find_numbers(text, span)

    monkeypatch.setattr("retold.descent.namings.find_numbers", find)
    reports = _story("The Gull counts 380 of these.")
    gull = next(one for one in reports if one.outlet.name == "THE GULL")
    more = [
        Report.from_text(f"{gull.text} Part {part}.", outlet="THE GULL", published="2034-09-25")
        for part in range(7)
    ]
    found = find_namings([*reports, *more], {})
    assert len(found) == 8
    assert read.count("The Gull counts 380 of these.") == 1
