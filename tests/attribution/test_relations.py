import numpy as np
import pytest

from retold.attribution.relations import best_roles


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
