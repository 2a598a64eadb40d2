"""Sums over all beginnings of a page's lines, which make any window of lines one subtraction."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import measures as of_line
from retold.ingest.linemodel.measures import COLUMNS, Measures

Floats = npt.NDArray[np.float64]

NEAR = COLUMNS[of_line.CAPITALS : of_line.REPEATS + 1]
# What readers wrote repeats its frame (a name, a day, "Reply") more than an article does.
AROUND = (*COLUMNS[of_line.REPEATS : of_line.ENDS_COLON + 1], "changes")
WORDS, LINES, PROSE, COUNT = range(4)
_FIRST, _LAST = of_line.CAPITALS, of_line.ENDS_COLON + 1
_REACH = 25  # lines: the widest window


class Sums:
    """The sums of all beginnings: of words, lines of prose, words of prose, lines, other counts.

    Beyond the page's ends they go on as they are there.
    """

    def __init__(self, measures: Measures) -> None:
        count = len(measures.words)
        self._count = count
        made = np.zeros((COUNT + 2 + _LAST - _FIRST, count + 1 + 2 * _REACH))
        body = made[:, _REACH + 1 : _REACH + 1 + count]
        body[WORDS], body[LINES] = measures.words, measures.is_prose
        np.multiply(measures.words, measures.is_prose, out=body[PROSE])
        body[COUNT] = 1
        body[COUNT + 1 : -1] = measures.table[_FIRST:_LAST]
        looks = measures.is_prose * 2 + (measures.table[of_line.DATED] > 0)
        np.not_equal(looks[1:], looks[:-1], out=body[-1, :-1], casting="unsafe")
        body.cumsum(axis=1, out=body)
        made[:, _REACH + 1 + count :] = body[:, -1:]
        self._made = made

    def before(self, step: int) -> Floats:
        """The sums of what stands above the line so many steps below each."""
        return self._made[:, _REACH + step : _REACH + step + self._count]

    def reach(self, radii: tuple[int, ...]) -> tuple[Floats, Floats]:
        """The sums of the first kinds up to the first and the last line within each radius."""
        steps = np.array((*(-one for one in radii), *(one + 1 for one in radii)))
        index = steps[:, None] + np.arange(_REACH, _REACH + self._count)
        made = self._made[: COUNT + 1].take(index, axis=1)
        return made[:, : len(radii)], made[:, len(radii) :]

    def whole(self) -> tuple[float, float]:
        """How many lines of prose the page has, and how many words they have."""
        return float(self._made[LINES, -1]), float(self._made[PROSE, -1])
