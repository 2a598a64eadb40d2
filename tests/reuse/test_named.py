"""Names with the words that say whose they are."""

from __future__ import annotations

import pytest

from retold.reuse.named import find_named
from retold.reuse.units import read_units
from reuse.reports import made_of

CONTEXT = "Later we met Pia Dorn and Anselm Trott at the depot, then Trott and Dorn alone."
CASES = [
    ("The union leader Pia Dorn spoke.", ["union leader Pia Dorn"]),
    ("Yesterday Anselm Trott, mayor, and Dorn met.", ["Yesterday Anselm Trott", "Dorn"]),
    ("Nobody came to the depot.", []),
    ("A long serving city transport spokesman Trott left.", ["city transport spokesman Trott"]),
]


@pytest.mark.parametrize(("sentence", "named"), CASES)
def test_a_name_is_found_with_its_office(sentence: str, named: list[str]) -> None:
    """At most three words before it belong to a name, and none beyond a mark or word of grammar."""
    report = made_of([sentence, CONTEXT])
    unit = read_units(report)[0]
    found = [
        report.text[unit.words[first].start : unit.words[first + count - 1].end]
        for first, count in find_named(unit, report.text)
    ]
    assert found == named
