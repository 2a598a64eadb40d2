"""Sums over all beginnings of a page's lines, which make any window of lines one subtraction."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.measures import Measures

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

NEAR_COLUMNS = (
    "rights", "digits", "capitals", "repeats", "short", "comments", "furniture", "dated",
)  # fmt: skip
# What readers wrote repeats its frame (a name, a day, "Reply") more than an article does.
AROUND_COLUMNS = ("dated", "repeats", "ends_colon")


class Sums:
    """The sums of all beginnings of some columns, one more than there are lines: a row for each."""

    def __init__(self, measures: Measures) -> None:
        near = [measures.columns[name] for name in NEAR_COLUMNS]
        around = [measures.columns[name] for name in AROUND_COLUMNS]
        prose = measures.words * measures.is_prose
        held = [measures.words, measures.is_prose, prose, *near, *around]
        made = np.zeros((len(held), len(prose) + 1))
        np.cumsum(held, axis=1, out=made[:, 1:])
        self.words, self.lines, self.prose = made[:3]
        self.near, self.around = made[3 : 3 + len(near)], made[3 + len(near) :]


def sums_of(values: npt.NDArray[np.generic]) -> Floats:
    """The sums of all beginnings, one more than there are values."""
    made = np.zeros(len(values) + 1)
    np.cumsum(values, out=made[1:])
    return made


def reach(count: int, radius: int | Places) -> tuple[Places, Places]:
    """The first line within a radius of each line, and one past the last."""
    index = np.arange(count)
    return np.maximum(index - radius, 0), np.minimum(index + 1 + radius, count)
