"""Where witnesses stand."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from retold.export.layout import GAP, height, lay_out

SIGLA = [f"W{number}" for number in range(12)]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str]]]:
    """Some witnesses, and edges from earlier ones to later ones."""
    sigla = SIGLA[: draw(st.integers(0, 12))]
    pairs = list(itertools.combinations(sigla, 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return sigla, edges


@given(graphs())
def test_exemplars_stand_left_of_their_copies(
    graph: tuple[list[str], list[tuple[str, str]]],
) -> None:
    """Every witness has a place, and every edge runs to the right, column by column."""
    sigla, edges = graph
    layout = lay_out(sigla, edges)
    column_of = {slot: number for number, column in enumerate(layout.columns) for slot in column}
    assert {slot for slot in column_of if isinstance(slot, str)} == set(sigla)
    for edge in edges:
        route = layout.routes[edge]
        assert (route[0], route[-1]) == edge
        columns = [column_of[slot] for slot in route]
        assert columns == list(range(columns[0], columns[0] + len(columns)))


@given(graphs())
def test_nothing_overlaps(graph: tuple[list[str], list[tuple[str, str]]]) -> None:
    """In a column everything has its own room, and nothing lies above the picture."""
    layout = lay_out(*graph)
    for column in layout.columns:
        for upper, lower in itertools.pairwise(column):
            least = (height(upper) + height(lower)) / 2 + GAP
            assert layout.middles[lower] - layout.middles[upper] >= least - 1e-6
    assert all(layout.middles[slot] - height(slot) / 2 >= -1e-6 for slot in layout.middles)


def test_a_circle_is_drawn_all_the_same() -> None:
    """A graph that no sound stemma has does not hang the drawing."""
    layout = lay_out(["A", "B", "C"], [("A", "B"), ("B", "A"), ("C", "B")])
    assert {slot for column in layout.columns for slot in column if isinstance(slot, str)} == {
        *"ABC"
    }


def test_siblings_keep_the_order_they_are_given_in() -> None:
    """Of the copies of one exemplar the one given first stands highest."""
    layout = lay_out(["X", "A", "B", "C"], [("X", "C"), ("X", "A"), ("X", "B")])
    assert layout.columns[1] == ("A", "B", "C")
    assert layout.middles["X"] == layout.middles["B"]
