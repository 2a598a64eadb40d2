"""What speaks for two passages being the same, as measures of every pair of passages at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from retold.reuse.coverage import (
    NAMES_FOUND,
    NUMBERS_FOUND,
    PLAIN,
    QUOTED,
    SHARED,
    SOFT,
    Coverage,
    measure,
)
from retold.reuse.matter import Matter
from retold.reuse.profile import Part
from retold.reuse.semantic import Matrix, products
from retold.reuse.similarity import similarity
from retold.reuse.windows import Elsewhere, Shape, harmonic, ratio, window_mean

# How many sentences of the left may stand for how many of the right.
SHAPES: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
# Pairs of passages that are measured at once, at the most: all shapes of reports of 1,200 words.
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Features:
    """For every pair of passages of some shapes, what is measured; arrays [shape, left, right].

    `soft` is the share of their matter that has a counterpart, `plain` the same without names
    (the harmonic mean of both sides), `plain_least` the lesser of the two; `shared`, `numbers` and
    `quoted` are how much the words tell that both have; the clashes are high where each side has
    names or numbers that the other lacks; `cosine` is that of the sentences' vectors. The margins
    say how far `soft`, `plain` and `cosine` beat what either passage finds elsewhere. Nothing
    is to be read where a passage would reach beyond the last sentence.
    """

    shapes: Sequence[Shape]
    soft: Matrix
    plain: Matrix
    plain_least: Matrix
    shared: Matrix
    numbers: Matrix
    quoted: Matrix
    names_clash: Matrix
    numbers_clash: Matrix
    cosine: Matrix
    soft_margin: Matrix
    plain_margin: Matrix
    cosine_margin: Matrix


@dataclass(frozen=True, slots=True)
class Compared:
    """Some sentences of two reports, each word held against those of the other.

    Words are matched softly: every word with its best counterpart in the other passage, weighted
    by how rare it is, as in soft cardinality and in BERTScore (Zhang et al. 2020) with idf.
    `here` is what of the left stands in the right, `there` what of the right in the left;
    `cosines` are those of the sentences' vectors.
    """

    left: Part
    right: Part
    here: Coverage
    there: Coverage
    cosines: Matrix

    @classmethod
    def of(cls, left: Part, right: Part) -> Compared:
        """Compare all words of both."""
        ours, theirs = left.matter, right.matter
        alike = similarity(ours.lexicon, theirs.lexicon)
        return cls(
            left=left,
            right=right,
            here=measure(
                ours, _local(ours, theirs), theirs.best_by_unit(np.ascontiguousarray(alike.T))
            ),
            there=measure(theirs, _local(theirs, ours), ours.best_by_unit(alike)),
            cosines=products(left.vectors, right.vectors),
        )

    def features(self) -> Iterator[Features]:
        """The measures of every pair of passages, for as many shapes at once as memory allows.

        Only shapes that both sides are long enough for come, single sentences first.
        """
        height, width = self.cosines.shape
        shapes = [one for one in SHAPES if one[0] <= height and one[1] <= width]
        singles = _Sides.of(self.here, self.there, shapes[:1]).shares[0]
        elsewhere = Elsewhere(np.concatenate([singles, self.cosines[None]]))
        count = max(1, _AT_ONCE // self.cosines.size)
        for start in range(0, len(shapes), count):
            some = shapes[start : start + count]
            sides = _Sides.of(self.here, self.there, some)
            yield _features(some, sides, self.cosines, elsewhere)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is found of either side in the other, [shape, measure, left, right], and the totals."""

    here: Matrix
    there: Matrix
    totals_here: Matrix
    totals_there: Matrix

    @classmethod
    def of(cls, here: Coverage, there: Coverage, shapes: Sequence[Shape]) -> _Sides:
        """What is found for some shapes."""
        ours, totals_here = here.of(shapes)
        theirs, totals_there = there.of([(b, a) for a, b in shapes])
        return cls(
            here=ours,
            there=np.ascontiguousarray(theirs.swapaxes(2, 3)),
            totals_here=totals_here[..., None],
            totals_there=totals_there[:, :, None],
        )

    @property
    def covered(self) -> tuple[Matrix, Matrix]:
        """The shares of either side's matter that have a counterpart: with names, without."""
        return (
            ratio(self.here[:, SOFT : PLAIN + 1], self.totals_here[:, :2]),
            ratio(self.there[:, SOFT : PLAIN + 1], self.totals_there[:, :2]),
        )

    @property
    def shares(self) -> Matrix:
        """The harmonic means of both sides' shares: with names, without."""
        return harmonic(*self.covered)

    @property
    def told(self) -> Matrix:
        """How much the words tell that both have: any, numbers, those in quotation marks."""
        return np.minimum(self.here[:, SHARED : QUOTED + 1], self.there[:, SHARED : QUOTED + 1])

    @property
    def clashes(self) -> Matrix:
        """How surely each side has names, and numbers, that the other lacks."""
        return _missing(self.here, self.totals_here) * _missing(self.there, self.totals_there)


def _missing(found: Matrix, totals: Matrix) -> Matrix:
    """The share of names and of numbers that the other side lacks; 0 where there are none."""
    marked, there = totals[:, 2:4], found[:, NAMES_FOUND : NUMBERS_FOUND + 1]
    return np.where(marked > 0, 1 - ratio(there, marked), np.float32(0))


def _features(
    shapes: Sequence[Shape], sides: _Sides, cosines: Matrix, elsewhere: Elsewhere
) -> Features:
    ours, theirs = sides.covered
    shares, told, clashes = harmonic(ours, theirs), sides.told, sides.clashes
    means = [window_mean(window_mean(cosines, a, axis=0), b, axis=1) for a, b in shapes]
    values = np.concatenate([shares, np.stack(means)[:, None]], axis=1)
    margins = values - np.stack([elsewhere.best(shape) for shape in shapes])
    return Features(
        shapes=shapes,
        soft=values[:, 0],
        plain=values[:, 1],
        plain_least=np.minimum(ours[:, 1], theirs[:, 1]),
        shared=told[:, 0],
        numbers=told[:, 1],
        quoted=told[:, 2],
        names_clash=clashes[:, 0],
        numbers_clash=clashes[:, 1],
        cosine=values[:, 2],
        soft_margin=margins[:, 0],
        plain_margin=margins[:, 1],
        cosine_margin=margins[:, 2],
    )


def _local(matter: Matter, other: Matter) -> Matrix:
    """How much each word tells here: less for one that stands in many sentences of these two."""
    spread = np.maximum(matter.spread, other.spread_of(matter.lexicon.stems))
    local = matter.lexicon.weights / (1 + 0.5 * np.log(np.maximum(spread, 1)))
    return np.asarray(local, dtype=np.float32)
