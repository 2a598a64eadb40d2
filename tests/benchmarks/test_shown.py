from __future__ import annotations

from benchmarks.parents import UNSEEN
from benchmarks.planted.stories import Edge, Story
from benchmarks.shown import Shown, wrong_edges
from retold.model import Report

LINES = [
    "The morning ferry from Emmel struck the north mole and nobody on board was hurt.",
    "The harbour guard closed the fairway for two hours while divers looked at the hull.",
    "Bakers counted the rope store against the pilot's advice while the ice plant stood still.",
    "An island council inspected the slipway in heavy rain and found the signal mast gone.",
]


def _story(texts: list[list[int]], edges: list[tuple[int | None, int]]) -> Story:
    reports = tuple(
        Report.from_text("\n\n".join(LINES[line] for line in lines), path=f"{at}", outlet=f"O {at}")
        for at, lines in enumerate(texts)
    )
    traced = tuple(Edge(exemplar, copy, "copied", is_main=True) for exemplar, copy in edges)
    lost = frozenset(copy for exemplar, copy in edges if exemplar is None)
    return Story(0, reports, traced, (), traced, (lost,) if lost else ())


def test_what_the_texts_tell_apart_the_oracle_knows() -> None:
    """Each copy has a line that its exemplar alone has."""
    shown = Shown(_story([[0, 1, 2], [0, 1], [1, 2]], [(0, 1), (0, 2)]))
    assert (shown.oracle().hit_true, shown.oracle().found) == (2, 2)


def test_of_equal_exemplars_one_in_so_many_is_right() -> None:
    """The third could be made of either; nothing tells of which."""
    shown = Shown(_story([[0, 1], [0, 1], [0]], [(0, 1), (0, 2)]))
    assert sorted(shown.matches(2, 0)) == [0, 1]
    assert shown.oracle().hit_true == 1.5


def test_a_lost_original_counts_only_where_something_marks_it() -> None:
    """Three that share pair by pair mark it; one that has all of it stands for it."""
    marked = Shown(_story([[0, 1], [1, 2], [2, 0]], [(None, 0), (None, 1), (None, 2)]))
    assert marked.oracle().hit_true == 3
    hidden = Shown(_story([[0, 1, 2], [1, 2], [2, 0]], [(None, 0), (None, 1), (None, 2)]))
    assert (hidden.oracle().hit_true, hidden.oracle().found) == (0, 2)


def test_wrong_edges_are_counted_by_what_went_wrong() -> None:
    """One missed and one made up where a copy stands under another exemplar."""
    shown = Shown(_story([[0, 1, 2], [0, 1], [1, 2], [3]], [(0, 1), (0, 2)]))
    assert not wrong_edges(shown, {(0, 1), (0, 2)}, {(0, 1), (0, 2)})
    given = {(UNSEEN, 1), (1, 2), (0, 3)}
    assert wrong_edges(shown, given, given) == {
        "copy of a copy given to a lost source": 2,
        "other exemplar: not all dated": 2,
        "own report given an exemplar": 1,
    }
