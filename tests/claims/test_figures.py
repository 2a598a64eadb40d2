"""Figures that disagree over a story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotations.making import aligned, lines, place, report, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.model import Bound, Category, Drift, DriftKind, Figure, Relation, Report


def _figure(
    one: Report,
    words: str,
    value: float,
    *,
    category: Category,
    unit: str = "people",
    counted: str = "",
) -> Figure:
    return Figure(
        id=f"{one.path}-{words}",
        report_id=one.id,
        span=place(one, words),
        text=words,
        low=value,
        high=value,
        bound=Bound.EXACT,
        unit=unit,
        counted=counted or words.rsplit(maxsplit=1)[-1],
        category=category,
        attribution_id="somebody",
    )


def _drifts(a: Report, b: Report, figures: list[Figure]) -> list[Drift]:
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[],
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
        figures=figures,
    )
    return [one for one in find_drifts(material) if one.kind is DriftKind.FIGURE_CHANGED]


def test_two_counts_of_one_thing_conflict() -> None:
    """The same sentence with another number is a conflict."""
    a = report("a", "Seventeen passengers were hurt when the ferry struck the mole on Sunday.")
    b = report("b", "Seventy passengers were hurt when the ferry struck the mole on Sunday.")
    figures = [
        _figure(a, "Seventeen passengers", 17, category=Category.INJURED),
        _figure(b, "Seventy passengers", 70, category=Category.INJURED),
    ]
    (found,) = _drifts(a, b, figures)
    assert found.relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("left", "right", "counted"),
    [
        (
            "The board will lease 100 lamps for the harbour.",
            "The board will lease 100 of the 767 lamps for the harbour.",
            "lamps",
        ),
        (
            "The 550 Sundmere guards leave the rock in May.",
            "About 850 guards leave the rock in May.",
            "Sundmere guards",
        ),
    ],
)
def test_what_counts_something_else_is_no_conflict(left: str, right: str, counted: str) -> None:
    """A whole that others are part of, and those of a name that stands nowhere near, stay apart."""
    a, b = report("a", left), report("b", right)
    ours = next(word for word in left.split() if word.isdigit())
    *_, theirs = (word for word in right.split() if word.isdigit())
    noun = counted.rsplit(maxsplit=1)[-1]
    figures = [
        _figure(a, f"{ours} {counted}", int(ours), category=Category.OTHER, counted=counted),
        _figure(b, f"{theirs} {noun}", int(theirs), category=Category.OTHER, counted=noun),
    ]
    assert not _drifts(a, b, figures)
    plain = report("b", left.replace(ours, theirs))
    again = _figure(plain, f"{theirs} {counted}", int(theirs), category=Category.OTHER)
    assert _drifts(a, plain, [figures[0], replace(again, counted=counted)])


def test_equal_counts_do_not_conflict() -> None:
    """Words and digits of one number agree."""
    a = report("a", "Seventeen passengers were hurt when the ferry struck the mole on Sunday.")
    b = report("b", "17 passengers were hurt when the ferry struck the mole on Sunday.")
    figures = [
        _figure(a, "Seventeen passengers", 17, category=Category.INJURED),
        _figure(b, "17 passengers", 17, category=Category.INJURED),
    ]
    assert not _drifts(a, b, figures)


def test_one_measure_in_two_units() -> None:
    """Metres and feet of one length are no conflict."""
    a = report("a", "The ferry had a passage of 40 metres.")
    b = report("b", "The ferry had a passage of 131 feet.")
    figures = [
        _figure(a, "40 metres", 40, category=Category.DISTANCE, unit="metres"),
        _figure(b, "131 feet", 131, category=Category.DISTANCE, unit="feet"),
    ]
    (found,) = _drifts(a, b, figures)
    assert found.relation is Relation.UNIT


def test_a_total_and_its_parts() -> None:
    """Passengers and crew make the people aboard: another scope, no conflict."""
    a = report("a", "She carried 214 passengers and 11 crew to the island.")
    b = report("b", "She carried 225 people to the island.")
    figures = [
        _figure(a, "214 passengers", 214, category=Category.PEOPLE),
        _figure(a, "11 crew", 11, category=Category.PEOPLE),
        _figure(b, "225 people", 225, category=Category.PEOPLE),
    ]
    assert [one.relation for one in _drifts(a, b, figures)] == [Relation.SCOPE]


def test_a_count_that_grew() -> None:
    """A report that has the old count and a larger one tells a later state."""
    a = report("a", "On Monday 17 passengers were injured.")
    b = report(
        "b", lines("On Monday 17 passengers were injured.", "By Tuesday it was 22 patients.")
    )
    figures = [
        _figure(a, "17 passengers", 17, category=Category.INJURED),
        _figure(b, "17 passengers", 17, category=Category.INJURED),
        _figure(b, "22 patients", 22, category=Category.INJURED),
    ]
    found = _drifts(a, b, figures)
    assert [(one.to.text if one.to else "") for one in found] == ["22 patients"]


def test_a_count_without_a_source() -> None:
    """A number of dead that nobody is named for, in no report, is UNSOURCED."""
    one = report("a", "The storm left 1,500 fishermen dead.")
    figure = Figure(
        id="f",
        report_id=one.id,
        span=place(one, "1,500 fishermen"),
        text="1,500 fishermen",
        low=1500,
        high=1500,
        bound=Bound.EXACT,
        unit="people",
        counted="fishermen",
        category=Category.KILLED,
    )
    material = Material(
        cue_strength=find_strength,
        reports=[one],
        attributions=[],
        alignments=[],
        stories=[story(one)],
        figures=[figure],
    )
    (found,) = find_drifts(material)
    assert (found.kind, found.from_) == (DriftKind.UNSOURCED, None)
