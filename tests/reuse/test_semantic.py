"""Vectors of words and sentences, each made once."""

from __future__ import annotations

import numpy as np

from retold.reuse.semantic import cosines, vectors_of


def test_cosines_made_in_pieces_are_the_product() -> None:
    """Cut into pieces or not, the cosines are the same."""
    words = [f"{one}{other}" for one in ("ferry", "lamp", "heron") for other in "abcdefghij" * 9]
    assert np.allclose(cosines(words, words), vectors_of(words) @ vectors_of(words).T, atol=1e-5)


def test_nothing_against_something_is_empty() -> None:
    """No texts give no rows."""
    assert cosines([], ["ferry"]).shape == (0, 1)
    assert cosines(["ferry"], []).shape == (1, 0)
