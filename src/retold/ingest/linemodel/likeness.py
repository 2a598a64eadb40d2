"""Which lines share their longer words: with the best stretch, with their neighbours, with a title.

The lines of an article speak of the same things; a list of links speaks of something else in every
line. No word needs to be known for that, in any language.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retold.ingest.linemodel.measures import Measures, Numbers
from retold.ingest.linemodel.sheet import Places
from retold.ingest.linemodel.sums import PROSE, Floats, Sums, close_sums, open_sums

LIKENESS = (
    "likeness", "cohesion", "likeness_2", "cohesion_2", "likeness_6", "cohesion_6",
    "from_title", "prose_since_title", "title_strength", "title",
)  # fmt: skip
_COHESIVE, _ECHOED = 8, 12  # lines within which words that come again count
_NOWHERE, _NEARBY = 1 << 30, 60
_WIDEST = 6  # lines: the wider of two windows
_TITLE_WORDS, _LEAST_WORDS, _NEAR_BEST = 30, 3, 0.75
# A word and its line in one number: 13 bits for the line, of which a block has 8,000 at most.
_LINE_SHIFT = np.uint64(13)
_LINE_BITS = np.uint64((1 << 13) - 1)


def find_likeness(
    measures: Measures, sums: Sums, in_stretch: npt.NDArray[np.bool_], made: Numbers
) -> None:
    """Write how many of a line's longer words other lines have too: of the best stretch, or near.

    Args:
        measures: The counts of the lines.
        sums: Their sums.
        in_stretch: Which lines are the best stretch.
        made: A row for each of `LIKENESS`, to be filled.
    """
    count = len(in_stretch)
    lines, begins, types = _sort_words(measures)
    if not len(lines):
        made[:6] = -1
        _find_title(measures, sums, np.zeros(count), np.zeros(count, dtype=np.intp), made[6:])
        return
    held = np.bincount(lines, minlength=count)
    is_in = in_stretch.take(lines)
    in_lines = np.add.reduceat(is_in, begins, dtype=np.intp).take(types)
    made[0] = np.bincount(lines, weights=in_lines > is_in, minlength=count)
    made[0] /= np.maximum(held, 1)
    # Rare words say more.
    times = np.empty_like(begins)
    np.subtract(begins[1:], begins[:-1], out=times[:-1])
    times[-1] = len(lines) - begins[-1]
    rarity = np.log1p(count / times).take(types)
    weights = np.maximum(np.bincount(lines, weights=rarity, minlength=count), 1e-9)
    # How far below the word stands again; far where it does not.
    gaps = np.empty(len(lines), dtype=np.intp)
    gaps[-1] = _NOWHERE
    np.subtract(lines[1:], lines[:-1], out=gaps[:-1])
    gaps[begins[1:] - 1] = _NOWHERE
    is_near = gaps <= _COHESIVE
    is_near[1:] |= is_near[:-1].copy()
    made[1] = np.bincount(lines, weights=rarity * is_near, minlength=count) / weights
    echo = np.bincount(lines, weights=rarity * (gaps <= _ECHOED), minlength=count) / weights
    _look_round(measures, made[:6])
    np.copyto(made[:2], -1, where=held == 0)
    _find_title(measures, sums, echo, held, made[6:])


def _sort_words(measures: Measures) -> tuple[Places, Places, Places]:
    """The longer words, equal ones together and each once in a line.

    Of each its line; where the equal ones begin; and of each which of these it belongs to.
    """
    pairs = (measures.word_keys & ~_LINE_BITS) | measures.word_lines.astype(np.uint64)
    pairs.sort()
    is_new = np.ones(len(pairs), dtype=bool)
    np.not_equal(pairs[1:], pairs[:-1], out=is_new[1:])
    pairs = pairs.compress(is_new)
    kinds = pairs >> _LINE_SHIFT
    is_first = np.ones(len(pairs), dtype=bool)
    np.not_equal(kinds[1:], kinds[:-1], out=is_first[1:])
    types = is_first.cumsum() - 1
    return (pairs & _LINE_BITS).astype(np.intp), is_first.nonzero()[0], types


def _look_round(measures: Measures, made: Numbers) -> None:
    """The likeness and cohesion of the words within two and six lines, from those of each line."""
    count = len(measures.words)
    sums, body = open_sums(3, count, _WIDEST)
    body[0] = measures.words
    np.multiply(made[:2], measures.words, out=body[1:])
    close_sums(sums, body, _WIDEST)
    for place, radius in ((2, 2), (4, _WIDEST)):
        first, last = _WIDEST - radius, _WIDEST + radius + 1
        within = sums[:, last : last + count] - sums[:, first : first + count]
        made[place : place + 2] = within[1:] / np.maximum(within[0], 1)


def _find_title(measures: Measures, sums: Sums, echo: Floats, held: Places, made: Numbers) -> None:
    """Where the line stands to the one that most looks like a title: prose echoes it below."""
    prose = sums.before(0)[PROSE]
    following = np.log1p(sums.before(_ECHOED + 1)[PROSE] - sums.before(1)[PROSE])
    can_be = (held >= _LEAST_WORDS) & (measures.words <= _TITLE_WORDS) & ~measures.is_prose
    strength = echo * following * can_be
    best = int((strength >= _NEAR_BEST * strength.max()).argmax())
    np.minimum(np.arange(-best, len(held) - best), _NEARBY, out=made[0], casting="unsafe")
    np.maximum(made[0], -_NEARBY, out=made[0])
    np.subtract(prose, prose[best], out=made[1], casting="same_kind")
    made[2] = strength[best]
    made[3] = strength
