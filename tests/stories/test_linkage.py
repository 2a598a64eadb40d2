"""Groups from scores of pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.stories.linkage import cluster
from retold.stories.regroup import regroup


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


# No two averages of such whole numbers are equal by chance, but many are once they are cut.
distinct = st.lists(st.integers(-4_000, 12_000), min_size=15, max_size=15, unique=True)


def _named(scores: list[int], names: str) -> dict[tuple[str, str], float]:
    """Scores of all pairs of six items, by the names of the items."""
    made = {}
    for score, (a, b) in zip(scores, combinations(names, 2), strict=True):
        made[min(a, b), max(a, b)] = score / 997
    return made


@given(distinct, st.permutations("abcdef"))
def test_names_make_no_difference(scores: list[int], names: list[str]) -> None:
    """Of pairs that are equal once they are cut, the better one comes first, whatever its name."""
    plain = cluster(list("abcdef"), _named(scores, "abcdef"))
    renamed = cluster(sorted(names), _named(scores, "".join(names)))
    back = dict(zip(names, "abcdef", strict=True))
    assert sorted(sorted(back[item] for item in group) for group in renamed) == plain


@given(distinct)
def test_a_matrix_is_grouped_as_its_pairs_are(scores: list[int]) -> None:
    """Both ways of grouping give one answer where every pair is known."""
    pairs = _named(scores, "abcdef")
    matrix = np.zeros((6, 6))
    for (a, b), score in pairs.items():
        i, j = "abcdef".index(a), "abcdef".index(b)
        matrix[i, j] = matrix[j, i] = score
    found = regroup(matrix, [], np.zeros((6, 6), dtype=int))
    assert [["abcdef"[row] for row in group] for group in sorted(found)] == cluster(
        list("abcdef"), pairs
    )
