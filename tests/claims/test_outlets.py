"""Words swapped, counted for each outlet."""

from __future__ import annotations

from quotations.making import aligned, story
from retold.claims import find_swaps, swaps_by_outlet, telling_by_outlet
from retold.model import OutletSwap, Report, Trace


def tell(*pairs: tuple[str, str]) -> Trace:
    """Two or more reports, each of an outlet with its text, aligned with the first."""
    reports = [Report.from_text(text, path=f"{name}{text}", outlet=name) for name, text in pairs]
    first, *others = reports
    alignments = [aligned(first, one, (first.text, one.text)) for one in others]
    swaps = find_swaps(alignments, [story(*reports)], reports)
    return Trace(reports=tuple(reports), swaps=swaps)


PORT = tell(
    ("Lantern", "The boats blocked the port on Sunday."),
    ("Courier", "The boats besieged the port on Sunday."),
    ("Mercury", "The boats besieged the port on Sunday."),
)
QUAY = tell(
    ("Lantern", "Crews blocked the old quay at noon."),
    ("Courier", "Crews besieged the old quay at noon."),
)


def _of(outlet: str, found: tuple[OutletSwap, ...]) -> list[tuple[str, str, int]]:
    return [(one.own, one.other, one.count) for one in found if one.outlet == outlet]


def test_an_outlets_places_are_counted_over_its_stories() -> None:
    """A place counts once, however many others have the other term there."""
    found = swaps_by_outlet([PORT, QUAY])
    assert _of("Lantern", found) == [("blocked", "besieged", 2)]
    assert _of("Courier", found) == [("besieged", "blocked", 2)]
    assert found[0].outlet == "Courier"


def test_every_occurrence_is_there_with_the_own_term_first() -> None:
    """Each occurrence has the outlet's own place on the left."""
    (lantern,) = [one for one in swaps_by_outlet([PORT, QUAY]) if one.outlet == "Lantern"]
    assert [one.left.text for one in lantern.occurrences] == ["blocked"] * 3
    assert lantern.outlets == ("Courier", "Mercury")


def test_a_trace_keeps_what_is_repeated_or_telling() -> None:
    """A pair that an outlet has once is kept only where a word judges or the like."""
    told = tell(
        ("Lantern", "The government met. Boats sank."), ("Mercury", "The regime met. Ships sank.")
    )
    assert {(one.own, one.other) for one in telling_by_outlet(told)} == {
        ("government", "regime"), ("regime", "government"),
    }  # fmt: skip


def test_a_story_told_twice_counts_once() -> None:
    """The same trace given again adds nothing."""
    assert swaps_by_outlet([QUAY, QUAY]) == swaps_by_outlet([QUAY])


def test_one_outlet_swaps_nothing_with_itself() -> None:
    """Two reports of one outlet, or of none that is known, say nothing of its ways."""
    own = ("Lantern", "Crews blocked the old quay."), ("Lantern", "Crews besieged the old quay.")
    nameless = ("", "Crews blocked the old quay."), ("", "Crews besieged the old quay.")
    assert swaps_by_outlet([tell(*own), tell(*nameless)]) == ()
