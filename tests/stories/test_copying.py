"""What it tells that reports share passages, or none."""

from __future__ import annotations

from itertools import combinations

import pytest

from retold.model import Alignment, Report
from retold.reuse import align
from retold.stories.copying import doubted, is_whole_copy, pair_of, with_days_of_copies
from retold.stories.profile import read_profile
from retold.stories.score import NOTHING_ALIGNED, score_alignment, told_by
from retold.stories.table import TermTable
from retold.text.weights import WordWeights

COPY = [
    "The lighthouse at Cape Tolling went dark on Monday night.",
    "Keeper Olm Sarrow blamed a nest of jackdaws in the fuse box.",
    "Two fishing boats ran aground before dawn.",
    "The harbour board of Ondry will send an electrician by boat.",
]
OWN = """No light at the cape

Skippers steered by the church of Ondry after the lamp at Cape Tolling failed. Birds had built in
its wiring, Olm Sarrow, who keeps it, believes. The crews of two boats waded home."""
ELSEWHERE = """Jackdaws are loved in Ondry

A count found 400 pairs of jackdaws in the steeples of Ondry, teacher Ines Vardo said. Children had
drawn them for a wall of the library."""


def _copies(number: int, **dates: str) -> list[Report]:
    return [
        Report.from_text(
            "\n\n".join(COPY[: 4 - at % 2]), path=f"copy {at}", published=dates.get(f"d{at}")
        )
        for at in range(number)
    ]


def _aligned(reports: list[Report]) -> dict[tuple[str, str], Alignment]:
    return {pair_of(a.id, b.id): align(a, b) for a, b in combinations(reports, 2)}


def test_silence_tells_where_the_others_copy_each_other() -> None:
    """Beside three copies of one text a report that shares nothing is doubted, not beside two."""
    stranger = Report.from_text(ELSEWHERE, path="stranger")
    for number, is_doubted in ((3, True), (2, False)):
        reports = [*_copies(number), stranger]
        found = doubted([report.id for report in reports], _aligned(reports))
        assert (stranger.id in found) is is_doubted


def test_reports_in_words_of_their_own_are_not_doubted() -> None:
    """Where nobody copies, nothing shared tells nothing."""
    texts = [OWN, ELSEWHERE, "Onions are dear in Sarn.", "A tram stood still in Tarsk."]
    reports = [Report.from_text(text, path=text[:9]) for text in texts]
    assert doubted([report.id for report in reports], _aligned(reports)) == frozenset()


def test_a_copy_tells_of_the_days_of_what_it_copies() -> None:
    """Whatever date stands over a whole copy; one without a date stays without."""
    reports = _copies(3, d0="2031-02-09", d1="2031-10-02")
    table = TermTable()
    profiles = [read_profile(report, table) for report in reports]
    alignments = _aligned(reports)
    assert all(is_whole_copy(one) for one in alignments.values())
    first, second, undated = with_days_of_copies(profiles, alignments)
    assert (first.first, first.last) == (second.first, second.last)
    assert first.last - first.first == pytest.approx(236, abs=1.1)
    assert undated.first != undated.first


def test_an_alignment_that_found_nothing_counts_as_far_as_it_is_doubted() -> None:
    """Of an event of the day two in words of their own share nothing, and nothing is held to it."""
    alignment = align(_copies(1)[0], Report.from_text(ELSEWHERE, path="stranger"))
    told = told_by(WordWeights())
    scores = [score_alignment(alignment, told, doubt=doubt) for doubt in (0, 0.5, 1)]
    assert scores == [0, NOTHING_ALIGNED / 2, NOTHING_ALIGNED]
