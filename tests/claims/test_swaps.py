"""Terms in one slot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotations.making import aligned, report, said, story
from retold.claims import find_swaps
from retold.model import Swap


def _terms(swaps: tuple[Swap, ...]) -> list[set[str]]:
    return [{term.text for term in swap.terms} for swap in swaps]


def test_an_exchanged_term_is_a_swap() -> None:
    """The words that stand for each other are shown with their places."""
    a = report("a", "The boats blocked the port on Sunday.")
    b = report("b", "The boats besieged the port on Sunday.")
    (swap,) = find_swaps([aligned(a, b, (a.text, b.text))], [story(a, b)], [a, b])
    assert {term.text for term in swap.terms} == {"blocked", "besieged"}
    assert swap.occurrences[0].left.text == "blocked"


def test_every_occurrence_is_counted_under_one_swap() -> None:
    """The same two terms in two slots are one swap with two occurrences."""
    a = report("a", "The boats lay there. Nobody moved the boats.")
    b = report("b", "The ships lay there. Nobody moved the ships.")
    pair = aligned(a, b, (a.text, b.text))
    (swap,) = find_swaps([pair], [story(a, b)], [a, b])
    assert len(swap.occurrences) == 2


def test_a_refused_name_is_a_swap() -> None:
    """A name in marks on one side and without them on the other."""
    a = report("a", "The council of Tarsk met on Sunday.")
    b = report("b", 'The council of "Tarsk" met on Sunday.')
    found = find_swaps([aligned(a, b, (a.text, b.text))], [story(a, b)], [a, b])
    assert _terms(found) == [{"Tarsk", '"Tarsk"'}]


def test_cues_are_terms_too() -> None:
    """How a source is said to have spoken stands in a slot as well."""
    a = report("a", "The lamp is old, Fenn said.")
    b = report("b", "The lamp is old, as was revealed by Fenn.")
    attributions = [
        said(a, "Fenn", "said", "The lamp is old"),
        said(b, "Fenn", "as was revealed by", "The lamp is old"),
    ]
    pair = aligned(a, b, (a.text, b.text))
    found = find_swaps([pair], [story(a, b)], [a, b], attributions)
    assert {"said", "as was revealed by"} in _terms(found)


TEXT = st.text(alphabet="abc de.\"'“”\n", min_size=1, max_size=120)


@given(TEXT, TEXT)
def test_occurrences_show_their_words(one: str, other: str) -> None:
    """Each place of a swap equals the report's text there."""
    a, b = report("a", one), report("b", other)
    texts = {a.id: one, b.id: other}
    for swap in find_swaps([aligned(a, b, (one, other))], [story(a, b)], [a, b]):
        for occurrence in swap.occurrences:
            for place in (occurrence.left, occurrence.right):
                assert place.text == place.span.of(texts[place.report_id])
