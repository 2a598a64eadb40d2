from __future__ import annotations

import pytest

from descent.telling import edges, tell
from retold.descent.statements import find_seen_text
from retold.model import DescentKind, Report

BY_NORVANE = """North lock to shut for eleven weeks

GREY SOUND, June 3 (Norvane) - The Grey Sound Harbour Authority will shut the north lock for \
eleven weeks from August, it said in a statement on Tuesday.

"A gate that no longer closes is only a very heavy door," the Authority said.

The gates, cast in 1903, have sunk by nine centimetres since the flood, according to the \
statement by the Grey Sound Harbour Authority.

Barges of up to 60 tonnes can use the south lock, the Authority said, and tolls will be halved."""
BY_QUILLON = """Lock closure to last eleven weeks

The north lock at Grey Sound is to close for eleven weeks beginning in August, Quillon reported.

"A gate that does not shut any more is just an extremely heavy door," the Grey Sound Harbour \
Authority said in a statement.

Its gates were cast in 1903 and have gone down nine centimetres since the flood. Tolls at the \
south lock are to be cut by half, the Authority said."""
SEEN = """Lightermen fear for their summer

The Grey Sound Harbour Authority will close the north lock from August, according to the text of \
its statement, seen by the Herald.

"A gate that no longer closes is only a very heavy door," the text says, and goes on to promise \
half tolls at the south lock.

The lightermen's guild, with 61 members, met at the Ship on Tuesday. Its warden, Bram Tuck, \
called the plan a winter's work done in summer."""
BODY = "Grey Sound Harbour Authority (statement)"


def test_two_unseen_wires_stand_under_one_unseen_statement() -> None:
    """Each report names its wire, and both go back to what one body gave out."""
    found = edges(
        tell("Courier", "2031-06-03T14:00", BY_NORVANE),
        tell("Lantern", "2031-06-03T16:00", BY_QUILLON, "Quillon"),
    )
    assert set(found) == {
        ("Courier 2031-06-03T14:00", "Norvane"),
        ("Lantern 2031-06-03T16:00", "Quillon"),
        ("Norvane", BODY),
        ("Quillon", BODY),
    }


def test_an_outlet_that_saw_the_text_hangs_under_the_statement() -> None:
    """Not under the wire of another paper, whatever words of the statement they share."""
    found = edges(
        tell("Courier", "2031-06-03T14:00", BY_NORVANE),
        tell("The Vale Herald", "2031-06-04", SEEN),
    )
    descent = found["The Vale Herald 2031-06-04", BODY]
    assert descent.kind is DescentKind.QUOTATION
    assert "seen by the Herald" in descent.evidence[0]
    assert sum(copy.startswith("The Vale Herald") for copy, _ in found) == 1


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("A copy of the letter obtained by The Vale Herald says so.", True),
        ("A copy of the statement was seen by us.", True),
        ("This newspaper has seen the text.", True),
        ("A copy of the letter obtained by Norvane says so.", False),
        ("The ship was last seen by the keeper.", False),
    ],
)
def test_who_saw_a_text(text: str, is_seen: bool) -> None:  # noqa: FBT001
    """Only the outlet's own sight counts."""
    report = Report.from_text(text, outlet="The Vale Herald")
    assert (find_seen_text(report) is not None) is is_seen


def test_who_holds_an_office_speaks_for_the_body() -> None:
    """A minister speaks for the ministry, whose paper is called what the report calls it."""
    text = (
        "Three envoys told to leave\n\nMIREM, June 3 (Norvane) - Three envoys have three days to"
        " leave, the Foreign Ministry said in a communiqué.\n\n“Our patience is a well, but a well"
        " has a floor,” Foreign Minister Anwar Deshkani said. “Who came as guests will go home as"
        " neither guests nor friends,” Deshkani added."
    )
    found = edges(tell("Courier", "2031-06-03T14:00", text))
    assert ("Norvane", "Foreign Ministry (communiqué)") in found


def test_a_paper_that_both_cite_takes_the_place_of_an_unnamed_source() -> None:
    """Two reports share words that neither has from the other, and both cite a bulletin."""
    shared = (
        "A single pane was cut from the north wall, and the putty was laid beside it in a neat"
        " roll, {cite}. The alarm of the house had apparently been switched off with a key."
    )
    one = shared.format(cite="police said in their bulletin No. 118") + (
        "\n\nThe night watchman, Enoch Bartle, told the Courier that he had been on his round among"
        " the ferns. “I heard glass, and I thought it was the frost,” he said.\n\nThe mayor, Isaura"
        " Penhallow, offered 2,000 florins. Gardeners hope to save most of the 900 other plants."
    )
    other = shared.format(cite="as it says in the police bulletin") + (
        "\n\nDr Jocasta Merriweather, curator since 2019, had gone through the benches three times"
        " when we met. By her own count twenty-three plants are gone, six of them seedlings.\n\n"
        "“They left the labels,” she said. “That is what keeps me awake.” Schoolchildren who had"
        " adopted the Bishop’s Slipper last spring are to be told on Friday."
    )
    found = edges(
        tell("Courier", "2031-06-03T14:00", one), tell("Lantern", "2031-06-03T16:00", other)
    )
    assert set(found) == {
        ("Courier 2031-06-03T14:00", "Police (bulletin)"),
        ("Lantern 2031-06-03T16:00", "Police (bulletin)"),
    }
