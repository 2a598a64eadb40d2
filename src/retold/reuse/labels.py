"""What became of a passage on its way from left to right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from retold.model import PassageLabel

EDITED_SHARE = 0.6


def confidence(value: float) -> float:
    """Log-odds as a number from 0 to 1.

    >>> confidence(0.0)
    0.5
    """
    return round(1 / (1 + math.exp(-min(max(value, -30.0), 30.0))), 4)


def label_of(left: Sequence[int], right: Sequence[int], *, crosses: bool) -> PassageLabel:
    """What became of the left passage's words in the right one.

    Args:
        left: The words of the left, as codes.
        right: Those of the right.
        crosses: Whether the passage stands out of order.
    """
    if left == right:
        return PassageLabel.MOVED if crosses else PassageLabel.VERBATIM
    if word_overlap(left, right) >= EDITED_SHARE:
        return PassageLabel.MOVED if crosses else PassageLabel.EDITED
    return PassageLabel.REWORDED


def word_overlap(left: Sequence[int], right: Sequence[int]) -> float:
    """Words that both have in the same order, as a share of both, 0 to 1."""
    total = len(left) + len(right)
    return 2 * LCSseq.similarity(left, right) / total if total else 0.0
