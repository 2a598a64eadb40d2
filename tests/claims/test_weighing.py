"""Which swapped terms come first."""

from __future__ import annotations

from quotations.making import aligned, lines, report, story
from retold.claims import find_swaps
from retold.model import Swap

PLAIN = lines(
    "The boats reached the port on Sunday.", "The government spoke.", "The council of Tarsk met."
)
TOLD = lines(
    "The vessels reached the port on Sunday.", "The regime spoke.", 'The council of "Tarsk" met.'
)


def _swaps() -> tuple[Swap, ...]:
    a, b = report("a", PLAIN), report("b", TOLD)
    return find_swaps([aligned(a, b, (a.text, b.text))], [story(a, b)], [a, b])


def test_terms_that_judge_or_refuse_come_before_mere_wordings() -> None:
    """A word that judges and marks that refuse a name come first, and every pair is kept."""
    found = [{term.text for term in swap.terms} for swap in _swaps()]
    assert found[-1] == {"boats", "vessels"}
    assert {"government", "regime"} in found[:2]
    assert {"Tarsk", '"Tarsk"'} in found[:2]


def test_a_sign_says_what_makes_a_pair_telling() -> None:
    """The reason stands in words; a mere wording has none."""
    signs = {swap.terms[0].text: swap.signs for swap in _swaps()}
    assert signs["government"] == ('"regime" judges as it names',)
    assert signs["boats"] == ()
