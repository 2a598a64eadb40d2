"""Which reports of a large story are compared."""

from __future__ import annotations

from itertools import combinations

from retold.claims.nearest import MAX_COMPARED, nearest_alignments
from retold.model import Alignment


def _alignments(size: int) -> list[Alignment]:
    return [
        Alignment(
            left_id=f"r{i:03}", right_id=f"r{j:03}", share_left=1 / j, share_right=0.0, passages=()
        )
        for i, j in combinations(range(size), 2)
    ]


def test_a_small_story_is_compared_whole() -> None:
    """Up to the limit every pair is kept, in its order."""
    every = _alignments(MAX_COMPARED + 1)
    assert nearest_alignments(every, {}) == every


def test_a_large_story_is_compared_in_linear_time() -> None:
    """The number of pairs grows with the reports, and the exemplar is always among them."""
    kept = nearest_alignments(_alignments(80), {"r079": ["r078"]})
    assert len(kept) <= 80 * MAX_COMPARED
    assert any((one.left_id, one.right_id) == ("r078", "r079") for one in kept)
