from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.descent.arborescence import Scores, best_arborescence
from retold.descent.links import TEMPERATURE, edge_chances


def _is_tree(parents: tuple[int, ...]) -> bool:
    for start in range(1, len(parents) + 1):
        node, steps = start, 0
        while node > 0 and steps <= len(parents):
            node, steps = parents[node - 1], steps + 1
        if node > 0:
            return False
    return True


def _trees(size: int) -> list[tuple[int, ...]]:
    return [one for one in product(range(size), repeat=size - 1) if _is_tree(one)]


def _scores(numbers: list[int]) -> Scores:
    size = int(len(numbers) ** 0.5)
    return np.array(numbers[: size * size], dtype=np.float64).reshape(size, size)


SQUARES = st.sampled_from([1, 4, 9, 16, 25]).flatmap(
    lambda size: st.lists(st.integers(-9, 9), min_size=size, max_size=size)
)


@given(SQUARES)
def test_no_tree_scores_higher(numbers: list[int]) -> None:
    """The arborescence found is as good as the best of all."""
    scores = _scores(numbers)
    found = best_arborescence(scores)
    assert _is_tree(tuple(found[1:]))
    got = sum(scores[copy, exemplar] for copy, exemplar in enumerate(found) if copy)
    best = max(
        sum(scores[at + 1, exemplar] for at, exemplar in enumerate(tree))
        for tree in _trees(len(scores))
    )
    assert got == pytest.approx(best)


@given(SQUARES)
def test_the_chances_of_edges_are_those_over_all_trees(numbers: list[int]) -> None:
    """The matrix-tree theorem gives what listing the trees gives."""
    scores = _scores(numbers) / 4
    wanted, total = np.zeros_like(scores), 0.0
    for tree in _trees(len(scores)):
        value = sum(scores[at + 1, exemplar] for at, exemplar in enumerate(tree))
        weight = float(np.exp(value / TEMPERATURE))
        total += weight
        for at, exemplar in enumerate(tree):
            wanted[at + 1, exemplar] += weight
    if len(scores) > 1:
        assert edge_chances(scores) == pytest.approx(wanted / total, abs=1e-5)


def test_nothing_has_no_tree() -> None:
    """An empty matrix and a lone root are no error."""
    assert best_arborescence(np.zeros((0, 0))) == []
    assert best_arborescence(np.zeros((1, 1))) == [-1]
