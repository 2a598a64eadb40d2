"""How much of one wording is found in another, word by word and in sense."""

from __future__ import annotations

from collections.abc import Sequence

from retold.text.scales import scales_of
from retold.text.stems import is_alike
from retold.text.vectors import sentence_vectors

SAME_SCALE = 0.6
MAX_STEMS = 120


def found_in(stems: Sequence[str], others: Sequence[str]) -> float:
    """The number of stems that have a counterpart among the others, each used once.

    A counterpart of the same family counts 1, one on the same scale of strength less.
    """
    free = list(others[:MAX_STEMS])
    total = 0.0
    left = []
    for stem in stems[:MAX_STEMS]:
        match = next((other for other in free if is_alike(stem, other)), None)
        if match is None:
            left.append(stem)
        else:
            free.remove(match)
            total += 1
    graded = [other for other in free if scales_of(other)]
    for stem in left if graded else ():
        mine = scales_of(stem)
        match = next((other for other in graded if mine & scales_of(other)), None)
        if match is not None:
            graded.remove(match)
            total += SAME_SCALE
    return total


def containment(stems: Sequence[str], others: Sequence[str]) -> float:
    """The share of the shorter side that is found in the longer one, 0 to 1."""
    short, long = sorted((stems[:MAX_STEMS], others[:MAX_STEMS]), key=len)
    return found_in(short, long) / len(short) if short else 0.0


def overlap_f(stems: Sequence[str], others: Sequence[str]) -> float:
    """The harmonic mean of what of each side is found in the other, 0 to 1."""
    size = len(stems[:MAX_STEMS]) + len(others[:MAX_STEMS])
    return 2 * found_in(stems, others) / size if size else 0.0


def senses(texts: Sequence[str]) -> list[list[float]]:
    """The cosine of every pair of texts, from static word vectors."""
    if not texts:
        return []
    rows = sentence_vectors(list(texts))
    made: list[list[float]] = (rows @ rows.T).tolist()
    return made
