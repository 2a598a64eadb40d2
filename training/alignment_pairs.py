"""Pairs of sentences that are the same or not, as the measures that alignment takes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt

from benchmarks.planted import Pair
from retold.model import Span
from retold.reuse.chain import Bead, find_beads
from retold.reuse.evidence import Compared
from retold.reuse.log_odds import THROUGHOUT, log_odds, signs_of
from retold.reuse.offers import Flags, Offers
from retold.reuse.pairing import LEAST as LEAST_OFFERED
from retold.reuse.pairing import PASSING, run_worths
from retold.reuse.profile import Profile
from retold.reuse.reworded import PER_SENTENCE, find_reworded
from retold.text.weights import WordWeights
from reuse.reports import Case, invented_cases

Floats = npt.NDArray[np.float64]
# The measures of pairs of single sentences, and 1 for the right ones, 0 for the wrong.
Rows = tuple[Floats, Floats]
# Whether the sentences at two places are right (1), wrong (0) or not to be learned from (-1).
Judge = Callable[[int, int], int]

# Pairs that the loose weights hold less likely are not looked at.
LEAST = -6.0


def planted_rows(pairs: Sequence[Pair], known: WordWeights) -> Iterator[Rows]:
    """Of pairs of planted texts, in a collection where words tell so much."""
    for pair, (left, right) in zip(pairs, read(pairs, known), strict=True):
        stands = inside(pair, left, right)
        found = _beads(left, right, stands)
        taken = {(bead.left, bead.right) for bead in found if bead.shape == (1, 1)}
        yield _rows(left, right, partial(_known, stands, taken))


def invented_rows() -> Iterator[Rows]:
    """Of the invented reports whose sentences were paired by hand."""
    cases = invented_cases()
    known = WordWeights.from_reports(one for case in cases for one in (case.left, case.right))
    for case in cases:
        left, right = Profile(case.left, known.weight), Profile(case.right, known.weight)
        yield _rows(left, right, partial(_judge, case, left, right))


def other_events() -> Iterator[tuple[Profile, Profile]]:
    """The invented reports of one subject, and of the same people, at different events."""
    cases = invented_cases()
    known = WordWeights.from_reports(one for case in cases for one in (case.left, case.right))
    for case in cases:
        if not case.pairs:
            yield Profile(case.left, known.weight), Profile(case.right, known.weight)


def best_run(left: Profile, right: Profile, weights: tuple[float, ...]) -> float:
    """The worth of the best run of passages of two reports; 0 where there is none."""
    every = np.arange(len(left.units)), np.arange(len(right.units))
    offers = find_reworded(left, right, *every, LEAST_OFFERED, weights).offers.strictly()
    beads = find_beads(offers.paying(PASSING).beads(), PASSING)
    return max(run_worths(beads), default=0.0)


def read(pairs: Iterable[Pair], known: WordWeights) -> Iterator[tuple[Profile, Profile]]:
    """Both reports of every pair, in a collection where words tell so much."""
    weight = lru_cache(maxsize=None)(known.weight)
    for pair in pairs:
        yield Profile(pair.left, weight), Profile(pair.right, weight)


def _known(stands: Flags, taken: set[tuple[int, int]], i: int, j: int) -> int:
    if not stands[i, j]:
        return 0
    return 1 if (i, j) in taken else -1


def inside(pair: Pair, left: Profile, right: Profile) -> Flags:
    """[left, right]: which sentences stand in a passage and in its source."""
    ours, theirs = _middles(left), _middles(right)
    made = np.zeros((len(ours), len(theirs)), dtype=bool)
    for one in pair.planted:
        made |= _within(ours, one.source)[:, None] & _within(theirs, one.copy)
    return made


def _middles(profile: Profile) -> Floats:
    return np.array([(unit.span.start + unit.span.end) / 2 for unit in profile.units])


def _within(middles: Floats, span: Span) -> Flags:
    return (middles > span.start) & (middles < span.end)


def _beads(left: Profile, right: Profile, stands: Flags) -> list[Bead]:
    """The best chain of passages that begin and end where they may be, by the loose weights."""
    offers = []
    for features in Compared.of(left.whole, right.whole).features():
        (values,) = log_odds(features, THROUGHOUT)
        for (a, b), every in zip(features.shapes, values, strict=True):
            value = every[: len(every) - a + 1, : every.shape[1] - b + 1]
            value = value + PER_SENTENCE * (a + b - 2)
            rows, columns = np.nonzero(value > LEAST)
            held = stands[rows, columns] & stands[rows + a - 1, columns + b - 1]
            rows, columns = rows[held], columns[held]
            worth = value[rows, columns].astype(np.float64) + PASSING.run
            offers.append(Offers.of_shape(rows, columns, (a, b), worth))
    return find_beads(Offers.joined(offers).paying(PASSING).beads(), PASSING)


def _judge(case: Case, left: Profile, right: Profile, i: int, j: int) -> int:
    ours, theirs = (
        {place for place, one in enumerate(held) if one in unit.span.of(profile.report.text)}
        for held, profile, unit in zip(
            case.sentences, (left, right), (left.units[i], right.units[j]), strict=True
        )
    )
    if any(ours & set(a) and theirs & set(b) for a, b in case.pairs):
        return 1
    return -1 if any(ours & set(a) and theirs & set(b) for a, b in case.free) else 0


def _rows(left: Profile, right: Profile, judge: Judge) -> Rows:
    features = next(iter(Compared.of(left.whole, right.whole).features()))
    (values,) = log_odds(features, THROUGHOUT)
    rows, columns = np.nonzero(values[0] > LEAST)
    places = zip(rows.tolist(), columns.tolist(), strict=True)
    known = np.array([judge(i, j) for i, j in places], dtype=np.float64)
    signs = signs_of(features)[:, 0, rows, columns].T
    return signs[known >= 0].astype(np.float64), known[known >= 0]
