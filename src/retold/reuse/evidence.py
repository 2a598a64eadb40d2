"""What speaks for two passages being the same, as measures of every pair of passages at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from retold.reuse.coverage import measure
from retold.reuse.matter import Matter
from retold.reuse.profile import Part
from retold.reuse.semantic import Matrix, products
from retold.reuse.similarity import similarity
from retold.reuse.windows import Shape, harmonic, margin, window_mean

# How many sentences of the left may stand for how many of the right.
SHAPES: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))


@dataclass(frozen=True, slots=True)
class Features:
    """For every pair of passages of one shape, what is measured; each an array [left, right].

    `soft` is the share of their matter that has a counterpart, `plain` the same without names
    (the harmonic mean of both sides), `plain_least` the lesser of the two; `shared`, `numbers` and
    `quoted` are how much the words tell that both have; the clashes are high where each side has
    names or numbers that the other lacks; `cosine` is that of the sentences' vectors. The margins
    say how far `soft`, `plain` and `cosine` beat what either passage finds elsewhere.
    """

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


def find_features(left: Part, right: Part) -> Iterator[tuple[Shape, Features]]:
    """The measures of every pair of passages, shape by shape.

    Words are matched softly: every word with its best counterpart in the other passage, weighted
    by how rare it is, as in soft cardinality and in BERTScore (Zhang et al. 2020) with idf. Only
    shapes that both sides are long enough for come.
    """
    ours, theirs = left.matter, right.matter
    shapes = [one for one in SHAPES if one[0] <= left.size and one[1] <= right.size]
    turned = [(b, a) for a, b in shapes]
    alike = similarity(ours.lexicon, theirs.lexicon)
    here = measure(ours, _local(ours, theirs), theirs.best_by_unit(alike.T), shapes)
    there = measure(theirs, _local(theirs, ours), ours.best_by_unit(alike), turned)
    cosines = products(left.vectors, right.vectors)
    softs = harmonic(here[1, 1].soft, there[1, 1].soft.T)
    plains = harmonic(here[1, 1].plain, there[1, 1].plain.T)
    for shape in shapes:
        a, b = shape
        one, other = here[shape], there[b, a].turned()
        soft, plain = harmonic(one.soft, other.soft), harmonic(one.plain, other.plain)
        cosine = window_mean(window_mean(cosines, a, axis=0), b, axis=1)
        features = Features(
            soft=soft,
            plain=plain,
            plain_least=np.minimum(one.plain, other.plain),
            shared=np.minimum(one.shared, other.shared),
            numbers=np.minimum(one.numbers, other.numbers),
            quoted=np.minimum(one.quoted, other.quoted),
            names_clash=one.names_missing * other.names_missing,
            numbers_clash=one.numbers_missing * other.numbers_missing,
            cosine=cosine,
            soft_margin=margin(soft, softs, shape),
            plain_margin=margin(plain, plains, shape),
            cosine_margin=margin(cosine, cosines, shape),
        )
        yield shape, features


def _local(matter: Matter, other: Matter) -> Matrix:
    """How much each word tells here: less for one that stands in many sentences of these two."""
    spread = np.maximum(matter.spread, other.spread_of(matter.lexicon.stems))
    local = matter.lexicon.weights / (1 + 0.5 * np.log(np.maximum(spread, 1)))
    return np.asarray(local, dtype=np.float32)
