"""What stands round each line: its neighbours, the page, and the best stretch of prose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel import measures as of_line
from retold.ingest.linemodel.labels import MARKS
from retold.ingest.linemodel.likeness import LIKENESS, find_likeness
from retold.ingest.linemodel.measures import COLUMNS, Measures, Numbers
from retold.ingest.linemodel.sums import AROUND, COUNT, LINES, NEAR, PROSE, WORDS, Sums

_FAR, _NEARBY = 200, 60  # lines; further is as far
_NO_PROSE_SINCE = 10_000  # words
_SHIFTED = ("words", "capitals", "repeats")
_STEPS = (-2, -1, 1, 2)
_RADII = (3, 6, 12, 25)
_NEAR, _AROUND = 8, 20
# How much prose a page has, and how many lines, is left out: the trees know pages by such numbers.
_PLACES = (
    "place", "prose_done", "prose_before", "prose_after", "against_mean",
    "in_stretch", "from_first", "from_last",
)  # fmt: skip
_DISTANT = (*MARKS, "dated")
_BARE_WEIGHT, _MOST_WORDS = -5.0, 60
FEATURES = (
    *COLUMNS,
    *(f"{name}{step:+d}" for step in _STEPS for name in _SHIFTED),
    *(f"prose_{name}_{radius}" for name in ("lines", "share", "above", "below")
      for radius in _RADII),
    *(f"{name}_above" for name in NEAR), *(f"{name}_below" for name in NEAR),
    *(f"{name}_around" for name in AROUND),
    *_PLACES,
    *(f"{name}_{mark}" for name in ("since", "until", "prose_since") for mark in _DISTANT),
    "gap", "words_above",
    *LIKENESS,
)  # fmt: skip


def describe_lines(measures: Measures) -> Numbers:
    """The features of each line of a page: a row for each line, a column for each of `FEATURES`."""
    sums = Sums(measures)
    rows = _Rows(len(measures.words))
    rows.next(len(COLUMNS))[:] = measures.table
    _shift(measures, rows)
    _look_round(sums, rows)
    in_stretch = _place(measures, sums, rows)
    _measure_distances(measures, sums, rows)
    find_likeness(measures, sums, in_stretch, rows.next(len(LIKENESS)))
    # A feature's numbers lie side by side, as the trees read them.
    return rows.made.T


class _Rows:
    """The features, a row each, filled from the top."""

    def __init__(self, count: int) -> None:
        self.made = np.empty((len(FEATURES), count), dtype=np.float32)
        self._done = 0

    def next(self, count: int) -> Numbers:
        """The next so many rows, to be filled."""
        self._done += count
        return self.made[self._done - count : self._done]


def best_stretch(weights: npt.NDArray[np.floating]) -> tuple[int, int, float]:
    """The run of lines with the greatest sum: first, one past the last, the sum; one pass.

    Maximum-sum segment (Pasternack and Roth, "Extracting article text from the web with maximum
    subsequence segmentation", 2009). Empty where no weight is positive.
    """
    sums = np.zeros(len(weights) + 1)
    weights.cumsum(out=sums[1:])
    gains = sums[1:] - np.minimum.accumulate(sums[:-1])
    last = int(gains.argmax())
    if gains[last] <= 0:
        return 0, 0, 0.0
    return int(sums[: last + 1].argmin()), last + 1, float(gains[last])


def _shift(measures: Measures, rows: _Rows) -> None:
    """Some counts of the lines above and below."""
    count = len(measures.words)
    padded = np.empty((len(_SHIFTED), count + 4), dtype=np.float32)
    padded.fill(-1)
    padded[:2, 2:-2] = measures.table[of_line.WORDS : of_line.CAPITALS + 1]
    padded[2, 2:-2] = measures.table[of_line.REPEATS]
    for step in _STEPS:
        rows.next(len(_SHIFTED))[:] = padded[:, 2 + step : 2 + step + count]


def _look_round(sums: Sums, rows: _Rows) -> None:
    """How much prose, and how many lines of other looks, stand within some lines of each."""
    low, high = sums.reach(_RADII)
    within = high - low
    here, below = sums.before(0), sums.before(1)
    lines, share, above, under = (rows.next(len(_RADII)) for _ in range(4))
    lines[:] = within[LINES] / within[COUNT]
    share[:] = within[PROSE] / np.maximum(within[WORDS], 1)
    above[:] = here[PROSE] - low[PROSE]
    under[:] = high[PROSE] - below[PROSE]
    counted = slice(COUNT, COUNT + 1 + len(NEAR))
    for bottom, top in ((here, sums.before(-_NEAR)), (sums.before(_NEAR + 1), below)):
        near = bottom[counted] - top[counted]
        rows.next(len(NEAR))[:] = near[1:] / np.maximum(near[0], 1)
    around = sums.before(_AROUND + 1)[COUNT:] - sums.before(-_AROUND)[COUNT:]
    rows.next(len(AROUND))[:] = around[-len(AROUND) :] / around[0]


def _place(measures: Measures, sums: Sums, rows: _Rows) -> npt.NDArray[np.bool_]:
    """Where on the page the line stands, and what page it is; which lines are the best stretch."""
    count = len(measures.words)
    index = np.arange(count)
    before, behind = sums.before(0)[PROSE], sums.before(1)[PROSE]
    lines, total = sums.whole()
    first, last, _ = best_stretch(
        np.where(measures.is_prose, np.minimum(measures.words, _MOST_WORDS), _BARE_WEIGHT)
    )
    in_stretch = np.zeros(count, dtype=bool)
    in_stretch[first:last] = True
    made = rows.next(len(_PLACES))
    made[0] = index / count
    made[1] = before / max(total, 1)
    made[2] = before
    made[3] = total - behind
    made[4] = measures.words * (max(lines, 1) / max(total, 1))
    made[5] = in_stretch
    made[6] = index - first
    made[7] = index - last
    np.minimum(made[6:], _NEARBY, out=made[6:])
    np.maximum(made[6:], -_NEARBY, out=made[6:])
    return in_stretch


def _measure_distances(measures: Measures, sums: Sums, rows: _Rows) -> None:
    """How far the next prose and the next labels are, and how much prose lies between."""
    count = len(measures.words)
    index = np.arange(count)
    chosen = np.empty((len(_DISTANT) + 1, count), dtype=bool)
    chosen[0], chosen[1:-1] = measures.is_prose, measures.marks
    chosen[-1] = measures.table[of_line.DATED]
    above, below = _nearest(chosen, index)
    since, until, between = (rows.next(len(_DISTANT)) for _ in range(3))
    np.minimum(index - above[1:], _FAR, out=since, casting="unsafe")
    np.minimum(below[1:] - index, _FAR, out=until, casting="unsafe")
    prose = sums.before(0)[PROSE]
    between[:] = prose - prose.take(above[1:], mode="clip")
    np.copyto(between, _NO_PROSE_SINCE, where=above[1:] < 0)
    gap, words = rows.next(2)
    gap[:] = np.where(measures.is_prose, 0, np.minimum(below[0] - above[0] - 1, _FAR))
    words[:] = measures.words.take(above[0], mode="clip")
    np.copyto(words, -1, where=above[0] < 0)


def _nearest(
    chosen: npt.NDArray[np.bool_], index: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The chosen line above and below each, itself aside; far off the page where there is none.

    Each row of `chosen` is a choice of its own.
    """
    rows, count = chosen.shape
    above = np.empty((rows, count + 1), dtype=np.intp)
    below = np.empty((rows, count + 1), dtype=np.intp)
    above[:, 0], below[:, -1] = -_FAR, count + _FAR
    np.maximum.accumulate(np.where(chosen, index, -_FAR), axis=1, out=above[:, 1:])
    following = np.where(chosen, index, count + _FAR)[:, ::-1]
    np.minimum.accumulate(following, axis=1, out=below[:, -2::-1])
    return above[:, :-1], below[:, 1:]
