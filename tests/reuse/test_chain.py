"""The best way to pair sentences, in order and out of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.reuse.chain import Prices, find_beads
from retold.reuse.offers import Offers
from retold.reuse.windows import Shape

PRICES = Prices(follow=1.0, near=0.5, run=0.0, cross=0.75)


def _offers(values: list[list[float]], shape: Shape = (1, 1)) -> Offers:
    left, right = np.indices((len(values), len(values[0]))).reshape(2, -1)
    return Offers.of_shape(left, right, shape, np.array(values, dtype=np.float64).ravel())


def _beads(values: list[list[float]], prices: Prices | None = None) -> list[tuple[int, int, bool]]:
    prices = prices or PRICES
    found = find_beads(_offers(values).paying(prices).beads(), prices)
    return [(bead.left, bead.right, bead.crosses) for bead in found]


def test_a_weak_pair_between_firm_ones_is_taken() -> None:
    """A pair that would not stand alone stands between two anchors."""
    alone = [[-5.0, -5.0, -5.0], [-5.0, -1.5, -5.0], [-5.0, -5.0, -5.0]]
    between = [[4.0, -5.0, -5.0], [-5.0, -1.5, -5.0], [-5.0, -5.0, 4.0]]
    assert _beads(alone) == []
    assert (1, 1, False) in _beads(between)


def test_a_pair_out_of_order_has_to_bring_more() -> None:
    """A crossing pair is taken from the price of crossing on, and says that it crosses."""
    weak = [[-5.0, -5.0, 0.5], [4.0, -5.0, -5.0], [-5.0, 4.0, -5.0]]
    firm = [[-5.0, -5.0, 2.5], [4.0, -5.0, -5.0], [-5.0, 4.0, -5.0]]
    assert _beads(weak) == [(1, 0, False), (2, 1, False)]
    assert _beads(firm) == [(0, 2, True), (1, 0, False), (2, 1, False)]


def test_two_sentences_against_one() -> None:
    """A bead of two sentences wins where it is worth more than either alone."""
    offers = Offers.joined([_offers([[1.0], [1.0]]), _offers([[3.0]], (2, 1))])
    found = find_beads(offers.beads(), PRICES)
    assert [(bead.left, bead.right, bead.shape) for bead in found] == [(0, 0, (2, 1))]


def test_a_run_has_to_bring_its_price() -> None:
    """A pair that stands alone is left out where two of the same worth in a row are taken."""
    prices = replace(PRICES, run=3.0)
    assert _beads([[2.5]], prices) == []
    assert _beads([[2.5, -5.0], [-5.0, 2.5]], prices) == [(0, 0, False), (1, 1, False)]


@given(
    st.integers(1, 7).flatmap(
        lambda width: st.lists(
            st.lists(st.floats(-6, 6, width=32), min_size=width, max_size=width),
            min_size=1,
            max_size=7,
        )
    )
)
def test_no_sentence_is_paired_twice(values: list[list[float]]) -> None:
    """Whatever the values, each sentence of a side stands in one bead, and no bead loses."""
    found = _beads(values)
    assert len({left for left, _, _ in found}) == len(found)
    assert len({right for _, right, _ in found}) == len(found)
    straight = [right for _, right, crosses in found if not crosses]
    assert straight == sorted(straight)
