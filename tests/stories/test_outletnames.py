"""What outlets are called in each other's reports, and where one is named as a source."""

from __future__ import annotations

import pytest

from retold.stories.table import TermTable
from retold.stories.terms import Imprint, Sort, Terms, read_terms

# Outlet, text, and whether the text has something from it.
CASES = [
    ("Ostrevane Evening Bell", "The driver told the Bell that the brakes were worn.", True),
    ("Ostrevane Evening Bell", "As the Evening Bell reported, the mayor knew.", True),
    ("Ostrevane Evening Bell", "A letter to the Bell this week said bread is too dear.", True),
    ("Ostrevane Evening Bell", "It rang the bell at the stop near Bell Road.", False),
    ("Ostrevane Evening Bell", "Jon Bell said he was sorry.", False),
    ("Kveld", "The minister has to go, if what Kveld wrote last night is true.", True),
    ("Kveld", "According to the Norlish newspaper Kveld, the bank lost two billion.", True),
    ("Kveld", "A story first published by Kveld set off the inquiry.", True),
    ("Kveld", "Kveld is a village of ninety people by the sea.", False),
    ("Meridian News Agency", "TARVIN (Meridian) - Rain is coming.", True),
    ("Meridian News Agency", "The trial opens on Monday, Meridian reports.", True),
    ("Meridian News Agency", "Source: Meridian", True),
    ("Meridian News Agency", "The Meridian Hotel is full.", False),
    ("The Comet", "In Saturday's Comet a columnist asked who pays.", True),
    ("The Comet", "A comet was seen by the observatory.", False),
    ("Tarsk Post", "He was talking to the Post about rates.", True),
    ("Tarsk Post", "He was talking to the Corran Post about rates.", False),
    ("Tarsk Post", "The Post Office will close on Friday.", False),
    ("Radio Lathe", "In an interview with Radio Lathe, the coach blamed the referee.", True),
    ("Bench & Bar Agency", "The judge put it at 212,000, said the agency Bench & Bar.", True),
    ("Fald Mirror", "Readers of the Mirror knew it on Tuesday.", True),
    ("Fald Mirror", "She looked in the mirror. Mirror neurons fire.", False),
]


def cited(text: str, *outlets: str, own: str = "Own Gazette") -> set[str]:
    """The terms of the outlets that a text names as a source, of those that are known."""
    table = TermTable()
    for outlet in outlets:
        table.name_outlet(outlet)
    return cited_terms(table, *read_terms([text], table, [None], [Imprint(own)]))


def cited_terms(table: TermTable, terms: Terms) -> set[str]:
    """The terms of a text that are what outlets are called."""
    return {table.terms[term] for term in terms.ids[terms.tags >> 8 == Sort.CITED]}


@pytest.mark.parametrize(("outlet", "text", "is_cited"), CASES)
def test_an_outlet_is_cited_where_something_is_from_it(
    outlet: str,
    text: str,
    is_cited: bool,  # noqa: FBT001 - a case of the table
) -> None:
    """A name alone is a source where the words around it say so; a part of another is none."""
    assert bool(cited(text, outlet)) is is_cited


def test_a_report_does_not_cite_itself() -> None:
    """A paper that says "told the Bell" of itself has it from nobody."""
    text = "The driver told the Bell that the brakes were worn."
    assert not cited(text, "Ostrevane Evening Bell", own="Ostrevane Evening Bell")


def test_a_printed_credit_cites_its_agency() -> None:
    """What a credit names is named as a source, in any of its names."""
    table = TermTable()
    table.name_outlet("Norvane News Agency")
    imprint = Imprint(credited=("Norvane", "Nobody"))
    terms = read_terms(["Rain."], table, [None], [imprint])
    assert cited_terms(table, *terms) == {"»norvan"}
