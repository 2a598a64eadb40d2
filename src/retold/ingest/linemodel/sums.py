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


def open_sums(kinds: int, count: int, reach: int) -> tuple[Floats, Floats]:
    """Room for sums of all beginnings of some counts of lines, and where the counts are laid.

    Column `reach + n` is for what stands above line *n*, also of lines that far beyond the page.
    """
    made = np.zeros((kinds, count + 1 + 2 * reach))
    return made, made[:, reach + 1 : reach + 1 + count]


def close_sums(made: Floats, body: Floats, reach: int) -> None:
    """Sum what was laid; beyond the page's ends the sums go on as they are there."""
    body.cumsum(axis=1, out=body)
    made[:, made.shape[1] - reach :] = body[:, -1:]


class Sums:
    """The sums of all beginnings: of words, lines of prose, words of prose, lines, other counts.

    Beyond the page's ends they go on as they are there.
    """

    def __init__(self, measures: Measures) -> None:
        count = len(measures.words)
        self._count = count
        made, body = open_sums(COUNT + 2 + _LAST - _FIRST, count, _REACH)
        body[WORDS], body[LINES] = measures.words, measures.is_prose
        np.multiply(measures.words, measures.is_prose, out=body[PROSE])
        body[COUNT] = 1
        body[COUNT + 1 : -1] = measures.table[_FIRST:_LAST]
        looks = measures.is_prose * 2 + (measures.table[of_line.DATED] > 0)
        np.not_equal(looks[1:], looks[:-1], out=body[-1, :-1], casting="unsafe")
        close_sums(made, body, _REACH)
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
