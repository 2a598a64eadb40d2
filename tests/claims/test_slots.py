"""How surely two terms stand in one slot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.claims.slots import slot_fit
from retold.claims.weighing import SURE
from retold.model import Span


def _fit(left: str, right: str) -> float:
    """The fit of what stands between bars in two lines."""
    spans = []
    for line in (left, right):
        before, term, _ = line.split("|")
        spans.append(Span(len(before), len(before) + len(term)))
    return slot_fit(left.replace("|", ""), spans[0], right.replace("|", ""), spans[1])


def test_terms_in_one_frame_fit_though_they_mean_different_things() -> None:
    """Equal words on either side are enough."""
    assert (
        _fit("She called it a |gift| for the town.", "She called it a |bribe| for the town.") > SURE
    )


def test_terms_that_mean_the_same_fit_without_a_frame() -> None:
    """What the two have to do with each other is half of it."""
    assert _fit("A |road| ran past it.", "Their |street| had gone early.") > SURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The |dam, the| town.", "The |weir and the| town."),
        ("It |will flood| the town.", "It |wipe| the town."),
        ("It killed |six| men.", "It killed |nine| men."),
        ("He |asks| the town.", "He |asked| the town."),
        ("The |new harbour master of| Sarn.", "The |man| Sarn."),
    ],
)
def test_scraps_figures_and_forms_of_one_word_do_not_fit(left: str, right: str) -> None:
    """A mark inside, a word of grammar at an end, a number, an ending, another length."""
    assert _fit(left, right) == 0


def test_the_edge_of_a_line_frames_a_term_as_a_word_does() -> None:
    """A headline's first word stands in the slot of the other's first word."""
    headline, other = "|Hound| bites postman\nMore.", "|Chairman| bites postman\nLess."
    assert _fit(headline, other) > _fit("a " + headline, "the " + other)


@given(st.text(max_size=40), st.text(max_size=40), st.data())
def test_it_is_between_nothing_and_one_and_the_same_from_both_sides(
    left: str, right: str, data: st.DataObject
) -> None:
    """Whichever report is named first."""
    one, other = (
        Span(*sorted(data.draw(st.tuples(*2 * [st.integers(0, len(text))]))))
        for text in (left, right)
    )
    fit = slot_fit(left, one, right, other)
    assert -1e-6 <= fit <= 1 + 1e-6
    assert fit == pytest.approx(slot_fit(right, other, left, one), abs=1e-6)
