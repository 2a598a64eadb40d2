from __future__ import annotations

import pytest

from retold.descent.statements import (
    cites_body,
    find_original,
    find_statement_citations,
    statement_body,
    without_office,
)
from retold.model import Report, ReportKind

GIVEN_OUT = [
    (
        "citing a paper it had from the press office of the Ministry of Harbours (MOH), that",
        True,
    ),
    ("The Ministry of Harbours said in a statement that the mole was struck.", True),
    ("according to a communiqué from the Ministry of Harbours.", True),
    ("The Ministry of Harbours' press service declined.", True),
    ("the ministry's press office said in a statement.", True),
    ("The ministry said it would rain.", False),
    ("The mole was struck, the ministry said in its bulletin.", True),
    ("The ministry's ruling runs to forty pages.", True),
    ("The ministry reads every bulletin.", False),
]


@pytest.mark.parametrize(("text", "is_cited"), GIVEN_OUT)
def test_words_given_out_by_a_body_are_found(text: str, is_cited: bool) -> None:  # noqa: FBT001
    """A statement, a communiqué, a press office: each names the body, or a word of it."""
    citations = find_statement_citations(Report.from_text(text))
    assert (cites_body(citations, "Ministry of Harbours") is not None) is is_cited


def test_a_paper_is_called_what_the_report_calls_it() -> None:
    """A bulletin is a bulletin, and what is not said is a statement."""
    (found,) = find_statement_citations(Report.from_text("So police bulletin No. 9 has it."))
    assert (found.name, found.is_named, found.paper) == ("police", False, "bulletin")
    (plain,) = find_statement_citations(Report.from_text("It said in a statement: no."))
    assert plain.paper == "statement"


def test_a_statement_knows_whose_it_is() -> None:
    """By its kind and outlet, or by its title alone."""
    given = Report.from_text("We regret it.", outlet="Ministry of Harbours, Press Office")
    titled = Report.from_text("MINISTRY OF HARBOURS\nPress Office\nStatement on the mole\nWe ...")
    plain = Report.from_text("The mole was struck.", outlet="The Ossel Paper")
    notice = Report.from_text("MEDIA NOTICE 4/31\nHARBOUR BOARD\nThe slip is closed.")
    assert statement_body(notice) == "Harbour Board"
    assert statement_body(given) == "Ministry of Harbours"
    assert statement_body(titled) == "Ministry Of Harbours"
    assert statement_body(plain) is None
    kind = Report.from_text("We regret it.", outlet="Lunn Bank", kind=ReportKind.STATEMENT)
    assert statement_body(kind) == "Lunn Bank"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("according to a Lunnish-language communiqué from the ministry", "Lunnish"),
        ("Translated from the Lunnish by Quillon", "Lunnish"),
        ("The Lunnish text, issued at 09:15 today, is the authentic one.", "Lunnish"),
        ("The ministry spoke Lunnish.", None),
    ],
)
def test_a_foreign_original_is_found_where_the_report_names_it(
    text: str, language: str | None
) -> None:
    """A report that says it was translated goes back to a text in that language."""
    original = find_original(Report.from_text(text))
    assert (original.language if original else None) == language


def test_a_body_is_named_without_its_office() -> None:
    """The press office speaks for the body."""
    assert without_office("Ministry of Harbours, Press Office") == "Ministry of Harbours"
    assert without_office("MOH's press office") == "MOH"
