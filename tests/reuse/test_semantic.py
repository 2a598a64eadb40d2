"""Vectors of words and sentences, each made once."""

from __future__ import annotations

import numpy as np

from retold.reuse.semantic import products, vectors_of


def test_products_made_in_pieces_are_the_product() -> None:
    """Cut into pieces or not, the products are the same."""
    words = [f"{one}{other}" for one in ("ferry", "lamp", "heron") for other in "abcdefghij" * 9]
    vectors = vectors_of(words)
    assert np.allclose(products(vectors, vectors), vectors @ vectors.T, atol=1e-5)


def test_nothing_against_something_is_empty() -> None:
    """No texts give no rows."""
    assert products(vectors_of([]), vectors_of(["ferry"])).shape == (0, 1)
    assert products(vectors_of(["ferry"]), vectors_of([])).shape == (1, 0)
