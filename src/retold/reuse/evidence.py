"""What speaks for two passages being the same, as log-odds, for every pair of passages at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.reuse.coverage import Coverage, Side, best_by_unit
from retold.reuse.semantic import cosines
from retold.reuse.similarity import similarity
from retold.reuse.units import Unit
from retold.reuse.windows import Matrix, Shape, harmonic, margin, window_mean
from retold.text.weights import WordWeights

# How many sentences of the left may stand for how many of the right.
SHAPES: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))


@dataclass(frozen=True, slots=True)
class Features:
    """For every pair of passages of one shape, what is measured; each an array [left, right]."""

    soft: Matrix
    plain: Matrix
    shared: Matrix
    numbers: Matrix
    quoted: Matrix
    names_clash: Matrix
    cosine: Matrix
    soft_margin: Matrix
    cosine_margin: Matrix


class Evidence:
    """Measures passages of two reports against each other.

    Words are matched softly: every word with its best counterpart in the other passage, weighted
    by how rare it is, as in soft cardinality and in BERTScore (Zhang et al. 2020) with idf.
    """

    def __init__(self, left: Sequence[Unit], right: Sequence[Unit], weights: WordWeights) -> None:
        local = _local_weights(left, right, weights)
        self._left = Side.read(left, local)
        self._right = Side.read(right, local)
        alike = similarity(self._left.words, self._right.words)
        # best[t, j]: the best counterpart of the left's word t among the words of right unit j.
        self._to_right = best_by_unit(alike, self._right)
        self._to_left = best_by_unit(alike.T, self._left)
        self._cosine = cosines([" ".join(u.key) for u in left], [" ".join(u.key) for u in right])
        self._soft = self._softness((1, 1))

    def _softness(self, shape: Shape) -> Matrix:
        a, b = shape
        here = Coverage.measure(self._left, self._to_right, a, b)
        there = Coverage.measure(self._right, self._to_left, b, a).turned()
        return harmonic(here.soft, there.soft)

    def features(self, shape: Shape) -> Features:
        """The measures of every pair of passages of `shape[0]` and `shape[1]` sentences."""
        a, b = shape
        here = Coverage.measure(self._left, self._to_right, a, b)
        there = Coverage.measure(self._right, self._to_left, b, a).turned()
        soft = harmonic(here.soft, there.soft)
        cosine = window_mean(window_mean(self._cosine, a).T, b).T
        return Features(
            soft=soft,
            plain=harmonic(here.plain, there.plain),
            shared=np.minimum(here.shared, there.shared),
            numbers=np.minimum(here.numbers, there.numbers),
            quoted=np.minimum(here.quoted, there.quoted),
            names_clash=here.names_missing * there.names_missing,
            cosine=cosine,
            soft_margin=margin(soft, self._soft, shape),
            cosine_margin=margin(cosine, self._cosine, shape),
        )


def _local_weights(
    left: Sequence[Unit], right: Sequence[Unit], weights: WordWeights
) -> dict[str, float]:
    """The weight of each stem here: less for one that stands in many sentences of these two."""
    counts: dict[str, int] = {}
    for units in (left, right):
        mine = Counter(stem for unit in units for stem in {word.stem for word in unit.words})
        for stem, count in mine.items():
            counts[stem] = max(count, counts.get(stem, 0))
    return {
        stem: weights.weight(stem) / (1 + 0.5 * float(np.log(count)))
        for stem, count in counts.items()
    }
