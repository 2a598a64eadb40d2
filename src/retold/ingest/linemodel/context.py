"""What stands round each line: its neighbours, the page, and the best stretch of prose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.likeness import Columns, find_likeness
from retold.ingest.linemodel.measures import Measures, Numbers
from retold.ingest.linemodel.rhythm import find_rhythm
from retold.ingest.linemodel.sums import AROUND_COLUMNS, NEAR_COLUMNS, Sums, reach, sums_of

_FAR = 200  # lines; further is as far
_SHIFTED = ("words", "capitals", "repeats", "digits")
_RADII = (3, 6, 12, 25)
_NEAR = 8
_AROUND = 20
_MARKS = ("opener", "comments", "furniture", "rights", "byline", "dated")
_BARE_WEIGHT, _MOST_WORDS = -5.0, 60


def describe_lines(measures: Measures) -> tuple[list[str], Numbers]:
    """The features of each line of a page: their names, and a row for each line."""
    columns: Columns = dict(measures.columns)
    sums = Sums(measures)
    columns |= _neighbours(measures) | _windows(sums) | _page(measures, sums)
    columns |= _distances(measures, sums)
    first, last, weight = best_stretch(
        np.where(measures.is_prose, np.minimum(measures.words, _MOST_WORDS), _BARE_WEIGHT)
    )
    index = np.arange(len(measures.words))
    in_stretch = (index >= first) & (index < last)
    columns |= {
        "in_stretch": in_stretch,
        "from_first": np.clip(index - first, -60, 60),
        "from_last": np.clip(index - last, -60, 60),
        "stretch_weight": np.full(len(index), np.log1p(max(weight, 0.0))),
    }
    columns |= find_likeness(measures, sums, in_stretch) | find_rhythm(measures)
    # A feature's numbers lie side by side, as the trees read them.
    made = np.empty((len(columns), len(index)), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        made[place] = column
    return list(columns), made.T


def best_stretch(weights: npt.NDArray[np.floating]) -> tuple[int, int, float]:
    """The run of lines with the greatest sum: first, one past the last, the sum; one pass.

    Maximum-sum segment (Pasternack and Roth, "Extracting article text from the web with maximum
    subsequence segmentation", 2009). Empty where no weight is positive.
    """
    sums = sums_of(weights)
    gains = sums[1:] - np.minimum.accumulate(sums[:-1])
    last = int(np.argmax(gains))
    if gains[last] <= 0:
        return 0, 0, 0.0
    return int(np.argmin(sums[: last + 1])), last + 1, float(gains[last])


def _neighbours(measures: Measures) -> dict[str, Numbers]:
    made = {}
    for name in _SHIFTED:
        column = measures.columns[name]
        padded = np.concatenate(([-1, -1], column, [-1, -1])).astype(np.float32)
        for step in (-2, -1, 1, 2):
            made[f"{name}{step:+d}"] = padded[2 + step : 2 + step + len(column)]
    return made


def _windows(sums: Sums) -> Columns:
    """How much prose, and how many lines of other looks, stand within some lines of each."""
    words, lines, prose = sums.words, sums.lines, sums.prose
    low, high = reach(len(words) - 1, np.array(_RADII)[:, None])
    within = prose[high] - prose[low]
    columns = {
        "prose_above": np.log1p(prose[:-1] - prose[low]),
        "prose_below": np.log1p(prose[high] - prose[1:]),
        "prose_lines": (lines[high] - lines[low]) / (high - low),
        "prose_share": within / np.maximum(words[high] - words[low], 1),
    }
    made: Columns = {
        f"{name}_{radius}": column[place]
        for place, radius in enumerate(_RADII)
        for name, column in columns.items()
    }
    index = np.arange(len(words) - 1)
    low, high = reach(len(index), _NEAR)
    above = (sums.near[:, :-1] - sums.near[:, low]) / np.maximum(index - low, 1)
    below = (sums.near[:, high] - sums.near[:, 1:]) / np.maximum(high - index - 1, 1)
    for place, name in enumerate(NEAR_COLUMNS):
        made |= {f"{name}_above": above[place], f"{name}_below": below[place]}
    low, high = reach(len(index), _AROUND)
    around = (sums.around[:, high] - sums.around[:, low]) / (high - low)
    return made | {f"{name}_around": around[at] for at, name in enumerate(AROUND_COLUMNS)}


def _page(measures: Measures, sums: Sums) -> Columns:
    """Where on the page the line stands, and what page it is."""
    count = len(measures.words)
    index = np.arange(count)
    prose = sums.prose
    total, words = prose[-1], float(measures.words.sum())
    mean = np.log1p(total / max(float(measures.is_prose.sum()), 1))
    done = np.log1p(prose)
    return {
        "place": index / count,
        "from_top": np.minimum(index, _FAR),
        "from_end": np.minimum(count - 1 - index, _FAR),
        "prose_done": prose[:-1] / max(total, 1),
        "prose_before": done[:-1],
        "prose_after": np.log1p(np.maximum(total - prose[1:], 0)),
        "lines": np.full(count, np.log1p(count)),
        "prose_words": np.full(count, done[-1]),
        "prose_of_page": np.full(count, total / max(words, 1)),
        "against_mean": measures.columns["words"] - mean,
    }


def _distances(measures: Measures, sums: Sums) -> Columns:
    """How far the next prose and the next labels are, and how much prose lies between."""
    marks = [measures.columns[name] > 0 for name in _MARKS]
    every_above, every_below = _nearest(np.array([measures.is_prose, *marks]))
    words, above, below = measures.columns["words"], every_above[0], every_below[0]
    index = np.arange(len(words))
    since = np.minimum(index - every_above, _FAR)
    until = np.minimum(every_below - index, _FAR)
    made: Columns = {
        "to_prose_above": since[0],
        "to_prose_below": until[0],
        "words_above": np.where(above < 0, -1, words[np.maximum(above, 0)]),
        "words_below": np.where(below >= len(words), -1, words[np.minimum(below, len(words) - 1)]),
        "gap": np.where(measures.is_prose, 0, np.minimum(below - above - 1, _FAR)),
    }
    between = np.log1p(sums.prose[:-1] - sums.prose[np.maximum(every_above, 0)])
    between[every_above < 0] = 9
    for place, name in enumerate(_MARKS, start=1):
        made[f"since_{name}"] = since[place]
        made[f"until_{name}"] = until[place]
        made[f"prose_since_{name}"] = between[place]
    return made


def _nearest(
    chosen: npt.NDArray[np.bool_],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The chosen line above and below each, itself aside; far off the page where there is none.

    Each row of `chosen` is a choice of its own.
    """
    rows, count = chosen.shape
    index = np.arange(count)
    above = np.full((rows, count), -_FAR)
    below = np.full((rows, count), count + _FAR)
    last = np.maximum.accumulate(np.where(chosen, index, -_FAR), axis=1)
    following = np.minimum.accumulate(np.where(chosen, index, count + _FAR)[:, ::-1], axis=1)
    above[:, 1:] = last[:, :-1]
    below[:, :-1] = following[:, -2::-1] if count > 1 else following[:, :0]
    return above, below
