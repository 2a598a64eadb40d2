"""Which values of one quantity are held against each other."""

from __future__ import annotations

from datetime import UTC, datetime

from quotations.making import aligned, said, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.figures import find_figures
from retold.model import Attribution, DriftKind, Moment, Relation, Report

CONFLICT, LATER = Relation.CONFLICT, Relation.LATER
POLICE = "Police said at least nine islanders were killed by the storm on Haldane."
OFFICE = "The harbour office said fourteen islanders were killed by the storm on Haldane."
BOTH = (
    "The storm on Haldane killed 17 islanders, police said. The harbour office gave a toll of 21."
)


def _report(name: str, text: str, hour: int, day: int = 3) -> Report:
    moment = datetime(2031, 5, day, hour, tzinfo=UTC)
    return Report.from_text(text, path=f"{name}.txt", published=moment.isoformat())


def _told(
    reports: list[Report], said: list[Attribution], exemplars: dict[str, list[str]] | None = None
) -> list[tuple[str, str, Relation | None]]:
    figures = [one for report in reports for one in find_figures(report, said)]
    material = Material(
        cue_strength=find_strength,
        reports=reports,
        attributions=said,
        alignments=[aligned(a, b) for a in reports for b in reports if a.id < b.id],
        stories=[story(*reports)],
        figures=figures,
        exemplars=exemplars or {},
    )
    return [
        (one.from_.text if one.from_ else "", one.to.text if one.to else "", one.relation)
        for one in find_drifts(material)
        if one.kind is DriftKind.FIGURE_CHANGED
    ]


def test_two_sources_of_one_day_disagree_and_a_later_toll_grew() -> None:
    """Each new toll meets the latest of each source: of one day in conflict, of the next grown."""
    first, second = _report("a", POLICE, 9), _report("b", OFFICE, 12)
    last = _report("c", "The toll of the storm on Haldane: 23 islanders were killed.", 12, day=5)
    told = _told(
        [first, second, last],
        [
            said(first, "Police", "said", POLICE[12:], speaker="police"),
            said(second, "The harbour office", "said", OFFICE[24:], speaker="office"),
        ],
    )
    nine, fourteen = "at least nine islanders", "fourteen islanders"
    assert told == [
        (nine, fourteen, CONFLICT), (nine, "23 islanders", LATER), (fourteen, "23 islanders", LATER)
    ]  # fmt: skip


def test_tolls_that_one_report_gives_side_by_side_are_in_conflict() -> None:
    """Two tolls of one report, neither of which became the other, disagree in all reports."""
    first = _report("a", "The storm on Haldane killed 17 islanders.", 8)
    later = _report("c", "The storm on Haldane has killed 21 islanders.", 14)
    assert _told([first, _report("b", BOTH, 9), later], []) == [
        ("17 islanders", "21 islanders", CONFLICT)
    ]


def test_what_a_copy_changed_is_told_of_it_and_its_exemplar() -> None:
    """The change stands between the copy and what it was copied from, not an earlier report."""
    text = "Three riders were hurt when the tram left the rails at Mole Street on Sunday."
    made = [_report(name, text, at) for at, name in enumerate("ab")]
    changed = _report("c", text.replace("Three", "Thirty"), 5)
    exemplars = {made[1].id: [made[0].id], changed.id: [made[1].id]}
    figures = _told([*made, changed], [], exemplars)
    assert figures == [("Three riders", "Thirty riders", CONFLICT)]


def test_a_correction_decides_between_the_reports_that_print_it() -> None:
    """The report that prints a correction corrects its exemplar; for others it is only told."""
    text = "Three riders were hurt when the tram left the rails at Mole Street on Sunday."
    notice, wire = _report("a", text, 1), _report("b", text.replace("Three", "Thirteen"), 2)
    note = "(Corrects number of hurt to three, not thirteen.)"
    mended = _report("c", f"{note}\n\n{text}", 3)
    exemplars = {wire.id: [notice.id], mended.id: [wire.id]}
    assert _told([notice, wire, mended], [], exemplars) == [
        ("Three riders", "Thirteen riders", CONFLICT), ("Thirteen riders", "Three riders", LATER)
    ]  # fmt: skip


def test_fewer_are_missing_later() -> None:
    """Of the missing a smaller number in a later report is no conflict."""
    first = _report("a", "About 45 islanders are missing after the storm on Haldane.", 9)
    last = _report("b", "No more than twelve islanders are missing after the storm on Haldane.", 12)
    assert [relation for _, _, relation in _told([first, last], [])] == [LATER]


def test_moments_order_the_reports() -> None:
    """The invented reports have the moments that the rules are told to read."""
    assert isinstance(_report("a", POLICE, 9).published.moment, Moment)
