"""What may be, is believed or is only weighed, told as a fact."""

from __future__ import annotations

import pytest

from quotations.making import aligned, report, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts
from retold.claims.doubts import MAX_DOUBTS, MAX_REACH, find_doubts
from retold.model import DriftKind, Span


def _kinds(text: str, other: str) -> set[DriftKind]:
    a, b = report("a", text), report("b", other)
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[],
        alignments=[aligned(a, b, (text, other))],
        stories=[story(a, b)],
    )
    return {one.kind for one in find_drifts(material)}


@pytest.mark.parametrize(
    ("doubted", "told"),
    [
        ("The mill may close its dye works in June.", "The mill will close its dye works in June."),
        ("The mill hopes to sell its dye works.", "The mill will sell its dye works."),
        (
            "The mill is weighing a sale of its dye works.",
            "The mill is holding a sale of its works.",
        ),
        ("The dye is thought to have leaked in May.", "The dye leaked in May."),
        ("The dye works would close in June if sales fell.", "The dye works will close in June."),
        ("The dye works seem to have leaked for years.", "The dye works have leaked for years."),
        ("Leaks of the dye are possible in June.", "June brings leaks of the dye."),
    ],
)
def test_a_doubt_that_is_left_out_is_told(doubted: str, told: str) -> None:
    """What is only possible, believed, hoped or weighed is a fact in the other report."""
    assert DriftKind.HEDGE_DROPPED in _kinds(doubted, told)


@pytest.mark.parametrize(
    ("doubted", "told"),
    [
        (
            "The mill may close its dye works in June.",
            "The mill might close its dye works in June.",
        ),
        ("The mill hopes to sell its dye works.", "The mill hopes to sell its dye works soon."),
        ("The mill is thought to leak.", "The mill is believed to leak."),
        ("The mill may close its dye works.", "The mill could shut its dye works."),
        ("The mill is due to close in June.", "The mill will close in June."),
    ],
)
def test_a_doubt_in_other_words_is_none_lost(doubted: str, told: str) -> None:
    """Another word that doubts as much takes its place; what is due will be."""
    assert DriftKind.HEDGE_DROPPED not in _kinds(doubted, told)


def test_a_doubt_at_the_end_bears_on_what_stands_before_it() -> None:
    """In "gusts are possible" it is the gusts that are doubted."""
    text = "Gusts are possible, she said."
    (doubt,) = find_doubts(text, Span(0, len(text)))
    assert doubt.bears == ("gust",)


def test_a_line_without_an_end_is_read_in_part() -> None:
    """Of a sentence with doubts without number a bounded part is read, and each bears so far."""
    text = "The mill may close " + "and the mill may close the shop " * 400
    doubts = find_doubts(text, Span(0, len(text)))
    assert len(doubts) == MAX_DOUBTS
    assert max(len(one.reach) for one in doubts) <= MAX_REACH
