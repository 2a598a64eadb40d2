import numpy as np
import pytest

from retold.attribution.relations import BEFORE, BEHIND, best_roles, find_reach


@pytest.mark.parametrize(
    ("share", "inside", "expected"),
    [
        ([[0.9, 0.1], [0.9, 0.1], [0.1, 0.9]], [0, 0, 0], [0, 0, 1]),
        ([[0.9, 0.1], [0.4, 0.6], [0.9, 0.1]], [0, 0, 0], [0, 0, 0]),
        ([[0.6, 0.4], [0.1, 0.9]], [0, 1], [1, 1]),
        ([[0.1, 0.9]], [0], [1]),
    ],
)
def test_best_roles(share: list[list[float]], inside: list[int], expected: list[int]) -> None:
    """The likeliest roles: a word has one, and a change for a little is not worth its price."""
    made = best_roles(np.array([share], dtype=np.float32), np.array([inside], dtype=bool))
    assert made[0].tolist() == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [(2, (0, 6)), (5, (0, 6)), (6, (6, 6 + BEHIND)), (150, (150 - BEFORE, 200)), (203, (200, 205))],
)
def test_reach_ends_with_the_line(cue: int, expected: tuple[int, int]) -> None:
    """A cue is read with so many pieces on either side, those of its own line alone."""
    lines = np.array([5, 199])
    assert find_reach(cue, lines, 205) == expected
