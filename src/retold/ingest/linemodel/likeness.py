"""Which lines share their longer words: with the best stretch, with their neighbours, with a title.

The lines of an article speak of the same things; a list of links speaks of something else in every
line. No word needs to be known for that, in any language.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.measures import Measures
from retold.ingest.linemodel.sums import Floats, Places, Sums, reach, sums_of

Columns = dict[str, npt.NDArray[np.generic]]
_COHESIVE, _ECHOED = 8, 12  # lines within which words that come again count
_NOWHERE = 1 << 30
# A word and its line in one number: 13 bits for the line, of which a block has 8,000 at most.
_LINE_SHIFT = np.uint64(13)
_LINE_BITS = np.uint64((1 << 13) - 1)


def find_likeness(measures: Measures, sums: Sums, in_stretch: npt.NDArray[np.bool_]) -> Columns:
    """How many of a line's longer words other lines have too: of the best stretch, or near it."""
    count = len(in_stretch)
    lines, begins, types = _sort_words(measures)
    held = np.bincount(lines, minlength=count)
    if not len(lines):
        none = np.full(count, -1.0)
        shared, cohesion, echo = none, none, none
    else:
        times = np.diff(begins, append=len(lines))
        is_in = in_stretch.take(lines)
        in_lines = np.add.reduceat(is_in, begins, dtype=np.intp)
        shared = _share(lines, in_lines.take(types) > is_in, held, count)
        rarity = np.log1p(count / times).take(types)
        weights = np.bincount(lines, weights=rarity, minlength=count)
        # How far below the word stands again; far where it does not.
        gaps = np.full(len(lines), _NOWHERE, dtype=np.intp)
        np.subtract(lines[1:], lines[:-1], out=gaps[:-1])
        gaps[begins[1:] - 1] = _NOWHERE
        is_near = gaps <= _COHESIVE
        is_near[1:] |= is_near[:-1].copy()
        cohesion = _share(lines, rarity * is_near, weights, count)
        echo = _share(lines, rarity * (gaps <= _ECHOED), weights, count)
    made: Columns = {"likeness": shared, "cohesion": cohesion, "echo": echo}
    return made | _around(measures, shared, cohesion) | _title(measures, sums, echo, held)


def _sort_words(measures: Measures) -> tuple[Places, Places, Places]:
    """The longer words, equal ones together and each once in a line.

    Of each its line; where the equal ones begin; and of each which of these it belongs to.
    """
    pairs = (measures.word_hashes & ~_LINE_BITS) | measures.word_lines.astype(np.uint64)
    pairs.sort()
    is_new = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=is_new[1:])
    pairs = pairs.compress(is_new)
    kinds = pairs >> _LINE_SHIFT
    is_first = np.ones(len(pairs), dtype=bool)
    np.not_equal(kinds[1:], kinds[:-1], out=is_first[1:])
    types = np.cumsum(is_first) - 1
    return (pairs & _LINE_BITS).astype(np.intp), np.flatnonzero(is_first), types


def _share(
    lines: npt.NDArray[np.intp],
    chosen: npt.NDArray[np.generic],
    whole: npt.NDArray[np.floating] | npt.NDArray[np.intp],
    count: int,
) -> Floats:
    """What part of each line's words is chosen, by weight; -1 where it has none."""
    found = np.bincount(lines, weights=chosen, minlength=count)
    return np.where(whole > 0, found / np.maximum(whole, 1e-9), -1)


def _around(measures: Measures, shared: Floats, cohesion: Floats) -> Columns:
    """The likeness and cohesion of the words within some lines."""
    made: Columns = {}
    words = sums_of(measures.words)
    for name, column in (("likeness", shared), ("cohesion", cohesion)):
        alike = sums_of(np.maximum(column, 0) * measures.words)
        for radius in (2, 6):
            low, high = reach(len(column), radius)
            within = np.maximum(words[high] - words[low], 1)
            made[f"{name}_{radius}"] = (alike[high] - alike[low]) / within
    return made


def _title(measures: Measures, sums: Sums, echo: Floats, held: npt.NDArray[np.intp]) -> Columns:
    """Where the line stands to the one that most looks like a title: prose echoes it below."""
    count = len(echo)
    index = np.arange(count)
    following = np.log1p(sums.prose[np.minimum(index + 1 + _ECHOED, count)] - sums.prose[1:])
    can_be = ~measures.is_prose & (held >= 3) & (measures.words <= 30)
    strength = np.where(can_be, np.maximum(echo, 0) * following, 0)
    best = int(np.argmax(strength >= 0.75 * strength.max()))
    since = np.log1p(np.abs(sums.prose[:-1] - sums.prose[best]))
    return {
        "from_title": np.clip(index - best, -60, 60),
        "prose_since_title": np.where(index < best, -since, since),
        "title_strength": np.full(count, strength[best]),
        "title": strength,
    }
