"""Pairs of passages that may become beads, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from retold.reuse.chain import Bead, Prices
from retold.reuse.codes import Places
from retold.reuse.windows import Shape

Flags = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]

# So few offers are looked at sooner than it is known which of them can pay.
_FEW = 24
# Places up to which a table says which are taken.
_MAX_GRID = 4_000_000


@dataclass(frozen=True, slots=True)
class Offers:
    """`height` sentences of the left from `left` on against `width` of the right from `right` on.

    `values` are log-odds that the two are the same, for reports that tell one story throughout;
    `strict` for reports of which nothing is known.
    """

    left: Places
    right: Places
    height: Places
    width: Places
    values: Values
    strict: Values

    @classmethod
    def of_shape(
        cls, left: Places, right: Places, shape: Shape, values: Values, strict: Values | None = None
    ) -> Offers:
        """Offers that all have the same number of sentences."""
        height, width = np.full(len(left), shape[0]), np.full(len(left), shape[1])
        return cls(left, right, height, width, values, values if strict is None else strict)

    @classmethod
    def none(cls) -> Offers:
        """No offers."""
        return _NONE

    @classmethod
    def of_shapes(
        cls, left: Places, right: Places, shapes: Places, values: Values, strict: Values
    ) -> Offers:
        """Offers whose shapes are the rows of an array."""
        return cls(left, right, shapes[:, 0], shapes[:, 1], values, strict)

    @classmethod
    def joined(cls, parts: Iterable[Offers]) -> Offers:
        """All offers of several parts."""
        every = [part for part in parts if len(part.left)]
        if len(every) < 2:
            return every[0] if every else _NONE
        return cls(
            *(
                np.concatenate([getattr(part, name) for part in every])
                for name in ("left", "right", "height", "width", "values", "strict")
            )
        )

    def where(self, chosen: Flags) -> Offers:
        """Those that are chosen."""
        return Offers(
            self.left[chosen],
            self.right[chosen],
            self.height[chosen],
            self.width[chosen],
            self.values[chosen],
            self.strict[chosen],
        )

    def holding(self, left: Flags, right: Flags) -> Flags:
        """Which of them have a flagged sentence on either side."""
        if not len(self.left):
            return np.zeros(0, dtype=bool)
        before, before_right = np.cumsum([0, *left]), np.cumsum([0, *right])
        ours: Flags = before[self.left + self.height] > before[self.left]
        theirs: Flags = before_right[self.right + self.width] > before_right[self.right]
        return ours | theirs

    def inside(self, left: int, right: int, shape: Shape) -> Offers:
        """Those of whose sentences all stand in one block."""
        return self.where(
            (self.left >= left)
            & (self.left + self.height <= left + shape[0])
            & (self.right >= right)
            & (self.right + self.width <= right + shape[1])
        )

    def strictly(self) -> Offers:
        """The same, by the stricter values."""
        return replace(self, values=self.strict)

    def lifted(self, lift: float) -> Offers:
        """The same, each worth so much more."""
        return replace(self, values=self.values + lift)

    def beads(self) -> list[Bead]:
        """The offers as beads, in left order."""
        shapes = zip(self.height.tolist(), self.width.tolist(), strict=True)
        made = zip(
            self.left.tolist(), self.right.tolist(), shapes, self.values.tolist(), strict=True
        )
        return sorted(Bead(i, j, shape, value) for i, j, shape, value in made)

    def paying(self, prices: Prices) -> Offers:
        """Those that may be worth having, by what others beside them pay at the most.

        Of those that are worth more than the least, what is left out here is in no best chain.
        """
        kept = self.where(self.values > prices.least)
        if len(kept.left) <= _FEW:
            return kept
        width = int(kept.right.max(initial=0)) + 8
        starts = (kept.left + 1) * width + kept.right + 1
        ends = starts + kept.height * width + kept.width
        begun, ended = _membership(starts, ends)
        before = _paid(ended, starts, (0, -1, -width), prices)
        after = _paid(begun, ends, (0, 1, width), prices)
        return kept.where(kept.values + before + after > prices.run)


_NOWHERE = np.zeros(0, dtype=np.intp)
_NONE = Offers(_NOWHERE, _NOWHERE, _NOWHERE, _NOWHERE, np.zeros(0), np.zeros(0))

_Known = Callable[[Places], Flags]


def _membership(starts: Places, ends: Places) -> tuple[_Known, _Known]:
    """Whether a place is one of the first, and whether it is one of the second."""
    size = int(ends.max(initial=0)) + int(ends.max(initial=0) - starts.min(initial=0)) + 2
    if size > _MAX_GRID:
        return partial(np.isin, test_elements=starts), partial(np.isin, test_elements=ends)
    grid = np.zeros((2, size), dtype=bool)
    grid[0, starts] = True
    grid[1, ends] = True
    return grid[0].__getitem__, grid[1].__getitem__


def _paid(known: _Known, places: Places, steps: tuple[int, int, int], prices: Prices) -> Values:
    """What each place is paid for another beside it, and that the two are one run."""
    exact, *near = steps
    beside = known(places + near[0]) | known(places + near[1])
    paid = np.where(beside, prices.near + prices.run, 0.0)
    return np.where(known(places + exact), prices.follow + prices.run, paid)
