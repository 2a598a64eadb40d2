"""Which reports are near enough to be compared."""

from __future__ import annotations

from retold.stories.postings import FEW, near_pairs
from retold.stories.profile import read_profile
from retold.stories.table import TermTable
from retold.text.weights import WordWeights
from reuse.reports import ferry_reports, made_of


def test_few_reports_are_compared_all_with_all() -> None:
    """A small set gives every pair, whatever its words."""
    table = TermTable()
    profiles = [read_profile(made_of(["Onions."], path=str(n)), table) for n in range(4)]
    assert len(near_pairs(profiles, table)) == 6


def test_reports_of_one_event_are_found_among_many() -> None:
    """Two translations of one statement meet; reports without a word in common do not."""
    others = [
        made_of(
            [f"{letter}anvil {letter}bugle {letter}camel {letter}dingo {letter}ember."], path=letter
        )
        for letter in (f"{a}{b}" for a in "bcdfghjk" for b in "mnprtv")
    ]
    ferry = ferry_reports()
    reports = [ferry["A"], ferry["C"], *others]
    assert len(reports) > FEW
    table = TermTable(WordWeights.from_reports(reports))
    pairs = near_pairs([read_profile(report, table) for report in reports], table)
    assert pairs == {tuple(sorted((ferry["A"].id, ferry["C"].id)))}
