"""What stands round each line: its neighbours, the page, and the best stretch of prose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.measures import Measures, Numbers

_FAR = 200  # lines; further is as far
_SHIFTED = ("words", "capitals", "repeats", "digits")
_RADII = (3, 6, 12, 25)
_NEAR = 8
_NEAR_COLUMNS = (
    "rights", "digits", "capitals", "repeats", "short", "comments", "furniture", "dated",
)  # fmt: skip
# What readers wrote repeats its frame (a name, a day, "Reply") more than an article does.
_AROUND = 20
_AROUND_COLUMNS = ("dated", "repeats", "ends_colon")
_MARKS = ("opener", "comments", "furniture", "rights", "byline")
_BARE_WEIGHT, _MOST_WORDS = -5.0, 60

Sums = npt.NDArray[np.float64]


def describe_lines(measures: Measures) -> tuple[list[str], Numbers]:
    """The features of each line of a page: their names, and a row for each line."""
    columns: dict[str, npt.NDArray[np.generic]] = dict(measures.columns)
    sums = _Sums(measures)
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
    columns |= _likeness(measures, in_stretch)
    # A feature's numbers lie side by side, as the trees read them.
    made = np.empty((len(columns), len(index)), dtype=np.float32)
    for place, column in enumerate(columns.values()):
        made[place] = column
    return list(columns), made.T


class _Sums:
    """The sums of all beginnings of some columns, one more than there are lines: a row for each."""

    def __init__(self, measures: Measures) -> None:
        near = [measures.columns[name] for name in _NEAR_COLUMNS]
        around = [measures.columns[name] for name in _AROUND_COLUMNS]
        prose = measures.words * measures.is_prose
        held = [measures.words, measures.is_prose, prose, *near, *around]
        made = np.zeros((len(held), len(prose) + 1))
        np.cumsum(held, axis=1, out=made[:, 1:])
        self.words, self.lines, self.prose = made[:3]
        self.near, self.around = made[3 : 3 + len(near)], made[3 + len(near) :]


def best_stretch(weights: npt.NDArray[np.floating]) -> tuple[int, int, float]:
    """The run of lines with the greatest sum: first, one past the last, the sum; one pass.

    Maximum-sum segment (Pasternack and Roth, "Extracting article text from the web with maximum
    subsequence segmentation", 2009). Empty where no weight is positive.
    """
    sums = _sums(weights)
    gains = sums[1:] - np.minimum.accumulate(sums[:-1])
    last = int(np.argmax(gains))
    if gains[last] <= 0:
        return 0, 0, 0.0
    return int(np.argmin(sums[: last + 1])), last + 1, float(gains[last])


def _sums(values: npt.NDArray[np.generic]) -> Sums:
    """The sums of all beginnings, one more than there are values."""
    made = np.zeros(len(values) + 1)
    np.cumsum(values, out=made[1:])
    return made


def _neighbours(measures: Measures) -> dict[str, Numbers]:
    made = {}
    for name in _SHIFTED:
        column = measures.columns[name]
        padded = np.concatenate(([-1, -1], column, [-1, -1])).astype(np.float32)
        for step in (-2, -1, 1, 2):
            made[f"{name}{step:+d}"] = padded[2 + step : 2 + step + len(column)]
    return made


def _windows(sums: _Sums) -> dict[str, npt.NDArray[np.generic]]:
    """How much prose, and how many lines of other looks, stand within some lines of each."""
    words, lines, prose = sums.words, sums.lines, sums.prose
    low, high = _reach(len(words) - 1, np.array(_RADII)[:, None])
    within = prose[high] - prose[low]
    columns = {
        "prose_above": np.log1p(prose[:-1] - prose[low]),
        "prose_below": np.log1p(prose[high] - prose[1:]),
        "prose_lines": (lines[high] - lines[low]) / (high - low),
        "prose_share": within / np.maximum(words[high] - words[low], 1),
    }
    made: dict[str, npt.NDArray[np.generic]] = {
        f"{name}_{radius}": column[place]
        for place, radius in enumerate(_RADII)
        for name, column in columns.items()
    }
    index = np.arange(len(words) - 1)
    low, high = _reach(len(index), _NEAR)
    above = (sums.near[:, :-1] - sums.near[:, low]) / np.maximum(index - low, 1)
    below = (sums.near[:, high] - sums.near[:, 1:]) / np.maximum(high - index - 1, 1)
    for place, name in enumerate(_NEAR_COLUMNS):
        made |= {f"{name}_above": above[place], f"{name}_below": below[place]}
    low, high = _reach(len(index), _AROUND)
    around = (sums.around[:, high] - sums.around[:, low]) / (high - low)
    return made | {f"{name}_around": around[at] for at, name in enumerate(_AROUND_COLUMNS)}


def _reach(
    count: int, radius: int | npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The first line within a radius of each line, and one past the last."""
    index = np.arange(count)
    return np.maximum(index - radius, 0), np.minimum(index + 1 + radius, count)


def _page(measures: Measures, sums: _Sums) -> dict[str, npt.NDArray[np.generic]]:
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


def _distances(measures: Measures, sums: _Sums) -> dict[str, npt.NDArray[np.generic]]:
    """How far the next prose and the next labels are, and how much prose lies between."""
    marks = [measures.columns[name] > 0 for name in _MARKS]
    every_above, every_below = _nearest(np.array([measures.is_prose, *marks]))
    words, above, below = measures.columns["words"], every_above[0], every_below[0]
    index = np.arange(len(words))
    since = np.minimum(index - every_above, _FAR)
    until = np.minimum(every_below - index, _FAR)
    made: dict[str, npt.NDArray[np.generic]] = {
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


def _likeness(
    measures: Measures, in_stretch: npt.NDArray[np.bool_]
) -> dict[str, npt.NDArray[np.generic]]:
    """How many of a line's longer words other lines of the best stretch have too."""
    count = len(in_stretch)
    lines, types = measures.word_lines, measures.word_types
    held = np.bincount(lines, minlength=count)
    shared = np.full(count, -1.0)
    if len(types):
        kinds = int(types.max()) + 1
        pairs = np.sort((lines * kinds + types)[in_stretch[lines]])
        pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
        in_lines = np.bincount(pairs % kinds, minlength=kinds)
        is_shared = in_lines[types] > in_stretch[lines]
        found = np.bincount(lines, weights=is_shared, minlength=count)
        shared = np.where(held > 0, found / np.maximum(held, 1), -1)
    made: dict[str, npt.NDArray[np.generic]] = {"likeness": shared}
    index = np.arange(count)
    words, alike = _sums(measures.words), _sums(np.maximum(shared, 0) * measures.words)
    for radius in (2, 6):
        low, high = np.maximum(index - radius, 0), np.minimum(index + 1 + radius, count)
        within = np.maximum(words[high] - words[low], 1)
        made[f"likeness_{radius}"] = (alike[high] - alike[low]) / within
    return made
