"""Groups from scores of pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retold.stories.linkage import cluster


def test_a_chain_makes_no_story() -> None:
    """Two groups that one pair ties together stay apart when the others are strangers."""
    scores = {("a", "b"): 4.0, ("c", "d"): 4.0, ("b", "c"): 3.0}
    assert cluster(list("abcd"), scores) == [["a", "b"], ["c", "d"]]


def test_a_weak_pair_inside_a_group_is_carried() -> None:
    """Two reports that share nothing stand together when a third ties both."""
    scores = {("a", "b"): 4.0, ("b", "c"): 4.0, ("a", "c"): -1.0}
    assert cluster(list("abc"), scores) == [["a", "b", "c"]]


def test_against_a_pair_that_disagrees_the_group_wins() -> None:
    """A report that is near one member and far from all others stays out."""
    scores = {("a", "b"): 4.0, ("a", "c"): 4.0, ("b", "c"): 4.0, ("c", "d"): 1.5}
    assert cluster(list("abcd"), scores) == [["a", "b", "c"], ["d"]]


pairs = st.dictionaries(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda p: p[0] < p[1]),
    st.floats(-5, 5),
    max_size=15,
)


@given(pairs, st.randoms(use_true_random=False))
def test_order_makes_no_difference(scores: dict[tuple[str, str], float], chance: object) -> None:
    """Items and pairs in any order give the same groups, and every item stands in one."""
    shuffled = list(scores.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    expected = cluster(list("abcdefg"), scores)
    assert cluster(list("gfedcba"), dict(shuffled)) == expected
    assert sorted(item for group in expected for item in group) == list("abcdefg")
