"""A copy of a corrected report: which version had its readings."""

from __future__ import annotations

import pytest

from descent.telling import edges, tell
from retold.descent.corrections import corrected_readings
from retold.descent.wording import Words
from retold.model import Report

FIRST = """Blast at Brennick mill hurts dozens

HADDENFOLD - A blast at the Brennick mill in Haddenfold hurt 41 people on Monday, police said.

The fire brigade under Captain Odile Marsh needed six hours to put out the flames in the silo.

Neighbours had complained about dust for years, said the owner of the bakery opposite."""
SECOND = f"(Corrects toll to 14, not 41)\n\n{FIRST.replace('41', '14')}"
COPY = """Mill blast in Haddenfold

A blast at the Brennick mill in Haddenfold on Monday hurt {} people, police said.

The fire brigade under Captain Odile Marsh needed six hours to put out the flames in the silo.

The mill will stay shut, its manager told the Observer."""


@pytest.mark.parametrize(("toll", "hour"), [("41", "06:00"), ("14", "12:00")])
def test_the_version_whose_reading_a_copy_has_is_its_exemplar(toll: str, hour: str) -> None:
    """Also where the copy came out when the figure had long been corrected."""
    found = edges(
        tell("Harvane", "2031-06-03T06:00", FIRST),
        tell("Harvane", "2031-06-03T12:00", SECOND),
        tell("Observer", "2031-06-04", COPY.format(toll)),
    )
    descent = found["Observer 2031-06-04", f"Harvane 2031-06-03T{hour}"]
    assert any(line.endswith(f"in other ones: {toll}.") for line in descent.evidence)


def test_what_is_left_out_or_added_is_no_reading() -> None:
    """Only words that the second version put in the place of others tell which one was copied."""
    old = Words.of(Report.from_text("The mill burned all night. It is shut."))
    new = Words.of(Report.from_text("The mill burned all night and in the morning. It is shut."))
    copy = Words.of(Report.from_text("The mill burned all night. It is shut."))
    assert corrected_readings(old, new, copy) == ([], [])
