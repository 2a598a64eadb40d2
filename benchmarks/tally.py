"""Precision, recall and F1 of many documents, with an interval by the bootstrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SAMPLES = 2000
SEED = 20_261_121


@dataclass(frozen=True, slots=True)
class Tally:
    """One document's counts; precision and recall may count different things (B-cubed does)."""

    hit_true: float = 0  # of the key's, those found
    true: float = 0
    hit_found: float = 0  # of those found, the key's
    found: float = 0

    @classmethod
    def of(cls, hits: int, true: int, found: int) -> Tally:
        """The usual counts: one number of hits for both sides."""
        return cls(hits, true, hits, found)


@dataclass(frozen=True, slots=True)
class Merit:
    """A score over documents, each from 0 to 1; `low` and `high` bound F1 at 95 %."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    true: float
    found: float

    def __str__(self) -> str:
        precision = f"P {self.precision:.3f} of {self.found:g}"
        recall = f"R {self.recall:.3f} of {self.true:g}"
        return f"[{self.low:.3f}, {self.high:.3f}] {precision} {recall}"


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % percentile interval of a mean, by the bootstrap over its values."""
    held = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(len(held), size=(SAMPLES, len(held)))
    low, high = np.quantile(held[drawn].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


def merit_of(tallies: Sequence[Tally]) -> Merit:
    """The score of all documents together (micro), and its percentile interval over documents."""
    counts = np.array([[t.hit_true, t.true, t.hit_found, t.found] for t in tallies], dtype=float)
    if not len(counts):
        counts = np.zeros((1, 4))
    draw = np.random.default_rng(SEED).integers(0, len(counts), (SAMPLES, len(counts)))
    low, high = np.percentile(_f1(counts[draw].sum(axis=1)), [2.5, 97.5])
    whole = counts.sum(axis=0)
    recall, precision = _ratio(whole[0], whole[1]), _ratio(whole[2], whole[3])
    return Merit(
        precision=float(precision),
        recall=float(recall),
        f1=float(_f1(whole[None])[0]),
        low=float(low),
        high=float(high),
        true=float(whole[1]),
        found=float(whole[3]),
    )


def _f1(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    recall = _ratio(counts[:, 0], counts[:, 1])
    precision = _ratio(counts[:, 2], counts[:, 3])
    return _ratio(2 * precision * recall, precision + recall)


def _ratio(
    part: npt.NDArray[np.float64], whole: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Part over whole; 0 where there is no whole."""
    return np.asarray(part / np.where(whole == 0, 1, whole))


def share_interval(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), which is honest at 0 and 1 too."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * (share * (1 - share) / of + z * z / (4 * of * of)) ** 0.5 / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
