"""Reports that come together."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.model import Report
from retold.stories import StoryStream
from retold.stories.profile import MOST_TOGETHER, read_profile, read_profiles
from retold.stories.table import TermTable
from reuse.reports import ferry_reports
from stories.test_stream import event

REPORTS = [event(number, teller) for number in range(6) for teller in range(4)]
REPORTS += ferry_reports().values()
ORDERS = st.lists(st.integers(0, len(REPORTS) - 1), max_size=60)


@given(ORDERS, st.integers(0, 40))
@settings(max_examples=15)
def test_together_or_one_by_one_is_the_same(order: list[int], first: int) -> None:
    """Placements, evidence and what is kept are the same; what comes twice stays where it is."""
    reports = [REPORTS[at] for at in order]
    apart = [(REPORTS[0].id, REPORTS[1].id)]
    together = [(REPORTS[2].id, REPORTS[9].id), (REPORTS[3].id, REPORTS[17].id)]
    one_by_one, at_once = (StoryStream(together=together, apart=apart) for _ in range(2))
    expected = [one_by_one.add(report) for report in reports]
    placed = [*at_once.add_all(reports[:first]), *at_once.add_all(reports[first:])]
    assert placed == expected
    assert one_by_one.stories() == at_once.stories()
    for report in reports:
        assert one_by_one.entry(report.id) == at_once.entry(report.id)


def test_reports_come_in_batches_and_none_is_missed() -> None:
    """Of an endless source no more is taken than is placed; each report has its placement."""
    taken = []

    def source() -> Iterator[Report]:
        for report in REPORTS * 10:
            taken.append(report.id)
            yield report

    stream = StoryStream()
    placements = stream.add_all(source())
    next(placements)
    assert len(taken) <= MOST_TOGETHER
    assert len(stream) == len(set(taken))
    assert len(list(placements)) == 10 * len(REPORTS) - 1


def test_profiles_read_together_are_those_read_alone() -> None:
    """What a report is about does not hang on what is read with it."""
    alone, together = TermTable(), TermTable()
    expected = [read_profile(report, alone) for report in REPORTS]
    for one, other in zip(expected, read_profiles(REPORTS, together), strict=True):
        assert [alone.shown[it] for it in one.ids] == [together.shown[it] for it in other.ids]
        assert one.tags.tolist() == other.tags.tolist()
        assert one.opening.tolist() == other.opening.tolist()
