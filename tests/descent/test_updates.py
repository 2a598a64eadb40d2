from __future__ import annotations

import pytest

from descent.telling import edges, tell
from retold.descent.updates import find_revised, find_update
from retold.model import DescentKind, Report

SNAP = """Signal mast falls at Lunn Head

LUNN HEAD, May 5 (Norvane) - The signal mast on Lunn Head fell into the fairway on Monday, the \
pilot office said. Two deckhands were hurt."""
UPDATE = """UPDATE 1-Mast falls at Lunn Head, three hurt

(Adds pilot's comment, corrects number of hurt)

LUNN HEAD, May 5 (Norvane) - Three deckhands of the tug Patience were treated for cuts after the \
signal mast on Lunn Head fell into the fairway, the pilot office said.

"We heard a crack and then the whole thing leaned over like a tired man," said the pilot on duty, \
Jorund Pell.

The mast was built in 1952 and was to be replaced next spring at a cost of 310,000 crowns."""
COPY = """Three hurt as mast falls

Three deckhands of the tug Patience were treated for cuts after the signal mast on Lunn Head fell \
into the fairway, the pilot office said.

"We heard a crack and then the whole thing leaned over like a tired man," said the pilot on duty, \
Jorund Pell."""

NOTES = [
    ("UPDATE 2-Mast falls", 2),
    ("Mast falls\n\n(Corrects number of hurt in paragraph 2)", 1),
    ("CORRECTION: Mast falls", 1),
    ("Mast falls\n\nAdds details, quotes", 1),
    ("Mast falls.\n\nAn earlier version of this report gave a wrong name.", 1),
    ("The update of the tide tables adds two pages, the pilot office said.", None),
    ("The mast was corrected by a carpenter.", None),
]


@pytest.mark.parametrize(("text", "number"), NOTES)
def test_a_note_of_an_update_is_read(text: str, number: int | None) -> None:
    """Notes stand at the head or the foot and have their own forms."""
    found = find_update(Report.from_text(text))
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-05-05T10:00", "2031-05-05T12:40"),
        ("2031-05-05T10:00Z", "2031-05-05T12:40Z"),
        ("2031-05-05", "2031-05-05T12:40"),
        (None, "2031-05-05"),
    ],
)
def test_an_update_descends_from_the_earlier_report(first: str | None, second: str) -> None:
    """Longer as it is, it is the copy; and who credits the wire has it from the update."""
    found = edges(
        tell("Norvane", first, SNAP),
        tell("Norvane", second, UPDATE),
        tell("Ossel", "2031-05-06T18:00", COPY, "Norvane"),
    )
    assert set(found) == {
        (f"Norvane {second}", f"Norvane {first}"),
        ("Ossel 2031-05-06T18:00", f"Norvane {second}"),
    }
    descent = found[f"Norvane {second}", f"Norvane {first}"]
    assert descent.kind is DescentKind.REVISION
    assert any("replaces an earlier report" in line for line in descent.evidence)


def test_the_last_report_before_is_the_one_replaced() -> None:
    """Of two earlier reports the one of the next lower number counts; another outlet's never."""
    reports = [
        tell("Norvane", "2031-05-05T10:00", SNAP),
        tell("Norvane", "2031-05-05T12:00", UPDATE),
        tell("Norvane", "2031-05-05T14:00", UPDATE.replace("UPDATE 1", "UPDATE 2")),
        tell("Quillon", "2031-05-05T13:00", UPDATE),
    ]
    assert sorted(find_revised(reports)) == [(1, 0), (2, 1)]


def test_a_snap_whose_outlet_is_not_known_is_the_agency_in_its_dateline() -> None:
    """The agency's correction was made of it, and not it of the correction."""
    snap = (
        "PORT EMMEL, May 5 (Norvane) - The quay at Port Emmel was closed by the council on Monday."
    )
    later = (
        "PORT EMMEL, May 5 (Norvane) - The quay at Port Emmel was closed by the harbour board on"
        " Monday.\n\n(Corrects who closed it.)"
    )
    found = edges(
        tell("", "2031-05-05T09:00", f"Quay closed\n\n{snap}"),
        tell("Norvane", "2031-05-05T11:00", f"Quay closed\n\n{later}"),
    )
    assert list(found) == [("Norvane 2031-05-05T11:00", " 2031-05-05T09:00")]
