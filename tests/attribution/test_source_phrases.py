"""Reading a source phrase: name, role, owner, kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.attribution.source_phrases import read_phrase
from retold.model import SpeakerKind

PERSON, BODY, OUTLET = SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.OUTLET
DOCUMENT, ANONYMOUS = SpeakerKind.DOCUMENT, SpeakerKind.ANONYMOUS

# phrase, name, kind, head, owner's name
CASES = [
    ("Ada Brell", "Ada Brell", PERSON, "", None),
    ("Mr Tolland", "Tolland", PERSON, "mr", None),
    ("harbour minister John Vale", "John Vale", PERSON, "minister", None),
    ("John Vale, the minister of ports", "John Vale", PERSON, "minister", None),
    ("the minister of ports, John Vale", "John Vale", PERSON, "minister", None),
    ("Vale's spokesman, Dmitri Oss", "Dmitri Oss", PERSON, "spokesman", "Vale"),
    ("Ellery Ferries chief executive Ann Toll", "Ann Toll", PERSON, "executive", "Ellery Ferries"),
    ("a spokeswoman for the Port Board", "", ANONYMOUS, "spokeswoman", "Port Board"),
    ("the Port Board's spokesman", "", ANONYMOUS, "spokesman", "Port Board"),
    ("Coastal Rescue Service (CRS)", "Coastal Rescue Service", BODY, "service", None),
    ("Norrland news agency", "Norrland", OUTLET, "agency", None),
    ("the Ellery Courier", "Ellery Courier", OUTLET, "", None),
    ("island newspaper The Lantern", "The Lantern", BODY, "newspaper", None),
    ("Reuters", "Reuters", OUTLET, "", None),
    ("Ministry of Ports", "Ministry of Ports", BODY, "", None),
    ("General Freight Corporation", "General Freight Corporation", BODY, "corporation", None),
    ("the agency", "", BODY, "agency", None),
    ("a report by the Port Board", "", DOCUMENT, "report", "Port Board"),
    ("the Port Board's report", "", DOCUMENT, "report", "Port Board"),
    ("A Harbourmaster statement", "", DOCUMENT, "statement", "Harbourmaster"),
    ("the US administration", "US administration", BODY, "administration", None),
    ("two officials", "", ANONYMOUS, "official", None),
    ("people familiar with the matter", "", ANONYMOUS, "person", None),
    ("a group of island fishermen", "", ANONYMOUS, "fisherman", None),
    ("the Americans", "Americans", ANONYMOUS, "", None),
    ("US", "US", BODY, "", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "head", "owner"), CASES)
def test_a_phrase_says_who_it_is(
    text: str, name: str, kind: SpeakerKind, head: str, owner: str | None
) -> None:
    """Titles, appositions, possessors and brackets are told from the name."""
    phrase = read_phrase(text)
    assert (phrase.name, phrase.kind, phrase.head) == (name, kind, head)
    assert (phrase.owner.name if phrase.owner else None) == owner


def test_an_alias_goes_to_the_name_before_it() -> None:
    """In "the press office of the Coastal Service (CRS)" the short name is the service's."""
    phrase = read_phrase("a report from the press office of the Coastal Service (CRS)")
    assert phrase.owner is not None
    assert phrase.owner.owner is not None
    assert (phrase.owner.head, phrase.owner.owner.alias) == ("office", "CRS")


def test_who_obtained_a_document_is_not_its_author() -> None:
    """A cable obtained by an outlet is held by it, not owned."""
    phrase = read_phrase("a cable obtained by the Ellery Courier")
    assert phrase.owner is None
    assert phrase.holder is not None
    assert phrase.holder.name == "Ellery Courier"


def test_two_names_are_a_group() -> None:
    """Names joined by "and" are members, a name with "and" inside is one."""
    assert [one.name for one in read_phrase("Brell and Tolland").members] == ["Brell", "Tolland"]
    assert read_phrase("the Department of Ports and Fisheries").members == ()


@given(st.text(max_size=200))
def test_no_phrase_breaks_the_reader(text: str) -> None:
    """Any text at all is read as some phrase."""
    assert read_phrase(text).text is not None
