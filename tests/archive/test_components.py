from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.archive.components import components

PAIRS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 5)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda pair: pair[:2],
)


def _groups(pairs: list[tuple[int, int, int]], most: int) -> dict[int, int]:
    first, second, strength = np.array(pairs, dtype=np.int64).T
    numbers, groups = components(first, second, strength, most)
    return dict(zip(numbers.tolist(), groups.tolist(), strict=True))


@given(PAIRS)
def test_what_is_paired_is_together_where_groups_may_be_large(
    pairs: list[tuple[int, int, int]],
) -> None:
    """Without a bound that bites, both ends of every pair are in one group."""
    found = _groups(pairs, 100)
    assert all(found[a] == found[b] for a, b, _ in pairs)


@given(PAIRS)
def test_a_group_is_named_for_its_least_member(pairs: list[tuple[int, int, int]]) -> None:
    """The name of a group is the smallest number in it."""
    found = _groups(pairs, 100)
    for name in set(found.values()):
        assert name == min(number for number, group in found.items() if group == name)


@given(PAIRS, st.integers(1, 6))
def test_no_group_is_larger_than_the_bound(pairs: list[tuple[int, int, int]], most: int) -> None:
    """The bound on a group holds whatever the pairs are."""
    found = _groups(pairs, most)
    assert max(Counter(found.values()).values()) <= most


@given(PAIRS, st.integers(2, 6), st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_makes_no_difference(
    pairs: list[tuple[int, int, int]], most: int, rng: st.DataObject
) -> None:
    """Shuffled pairs give the same groups."""
    shuffled = list(pairs)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _groups(pairs, most) == _groups(shuffled, most)


def test_the_weakest_tie_is_cut() -> None:
    """Two pairs held together by a weak one fall apart there, where three may not be together."""
    found = _groups([(1, 2, 9), (2, 3, 1), (3, 4, 9)], 3)
    assert found == {1: 1, 2: 1, 3: 3, 4: 3}


def test_nothing_is_paired() -> None:
    """No pairs, no groups."""
    none = np.zeros(0, dtype=np.int64)
    assert [one.tolist() for one in components(none, none, none, 3)] == [[], []]
