"""How much of one report's passages stands in the other's, for all pairs of passages at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.reuse.units import Unit, Word
from retold.reuse.windows import Matrix, ratio, window_max, window_sum

_LEAST_WEIGHT = 0.02
# From here on a counterpart is the word itself, or of its family.
_FIRM = 0.7


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one report that carry matter, flat, with the unit each stands in."""

    words: list[Word]
    weights: Matrix
    names: Matrix
    numbers: Matrix
    quoted: Matrix
    starts: npt.NDArray[np.intp]
    filled: npt.NDArray[np.intp]
    size: int

    @classmethod
    def read(cls, units: Sequence[Unit], local: Mapping[str, float]) -> Side:
        """The words of these units whose weight says something."""
        words: list[Word] = []
        starts, filled = [], []
        for number, unit in enumerate(units):
            mine = [word for word in unit.words if local[word.stem] > _LEAST_WEIGHT]
            if mine:
                starts.append(len(words))
                filled.append(number)
                words.extend(mine)
        return cls(
            words=words,
            weights=np.array([local[word.stem] for word in words], dtype=np.float32),
            names=np.array([word.is_name for word in words], dtype=np.float32),
            numbers=np.array([bool(word.number) for word in words], dtype=np.float32),
            quoted=np.array([word.quoted for word in words], dtype=np.float32),
            starts=np.array(starts, dtype=np.intp),
            filled=np.array(filled, dtype=np.intp),
            size=len(units),
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the passages on one side stands in those on the other."""

    soft: Matrix
    plain: Matrix
    shared: Matrix
    numbers: Matrix
    quoted: Matrix
    names_missing: Matrix

    @classmethod
    def measure(cls, side: Side, best: Matrix, a: int, b: int) -> Coverage:
        """Of `a` sentences of this side in `b` sentences of the other."""
        best = window_max(best, b)
        firm = np.where(best >= _FIRM, best, 0)
        total = window_sum(_by_unit(side, side.weights[:, None]), a)
        soft = window_sum(_by_unit(side, side.weights[:, None] * best), a)
        plain = (side.weights * (1 - side.names))[:, None]
        total_plain = window_sum(_by_unit(side, plain), a)
        shared = window_sum(_by_unit(side, plain * firm), a)
        return cls(
            soft=ratio(soft, total),
            plain=ratio(window_sum(_by_unit(side, plain * best), a), total_plain),
            shared=shared,
            numbers=_part(side, firm, side.numbers, a),
            quoted=_part(side, firm, side.quoted, a),
            names_missing=_missing(side, firm, side.names, a),
        )

    def turned(self) -> Coverage:
        """The same, seen from the other side."""
        return Coverage(
            self.soft.T, self.plain.T, self.shared.T,
            self.numbers.T, self.quoted.T, self.names_missing.T,
        )  # fmt: skip


def best_by_unit(alike: Matrix, other: Side) -> Matrix:
    """For every word of one side, how alike its best counterpart in each unit of the other is."""
    best = np.zeros((alike.shape[0], other.size), dtype=np.float32)
    if other.words and alike.shape[0]:
        best[:, other.filled] = np.maximum.reduceat(alike, other.starts, axis=1)
    return best


def _by_unit(side: Side, values: Matrix) -> Matrix:
    made = np.zeros((side.size, values.shape[1]), dtype=np.float32)
    if side.words:
        made[side.filled] = np.add.reduceat(values, side.starts, axis=0)
    return made


def _part(side: Side, firm: Matrix, flags: Matrix, a: int) -> Matrix:
    chosen = (side.weights * flags)[:, None]
    return window_sum(_by_unit(side, chosen * firm), a)


def _missing(side: Side, firm: Matrix, flags: Matrix, a: int) -> Matrix:
    """The share of the words of a kind that the other passage does not have; 0 for none."""
    chosen = flags[:, None]
    total = window_sum(_by_unit(side, chosen), a)
    found = window_sum(_by_unit(side, chosen * firm), a)
    return np.where(total > 0, 1 - ratio(found, total), 0).astype(np.float32)
