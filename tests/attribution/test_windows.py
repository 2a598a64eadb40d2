from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.stub_tagger import VOCABULARY
from retold.attribution.found import Found
from retold.attribution.windows import MARGIN, SHAPES, SIZE, advised_shape, cut_windows
from retold.attribution.wordpieces import Pieces
from retold.model.attribution import Act
from retold.model.span import Span


def lines_of(lengths: list[int]) -> Pieces:
    """Lines of so many words each."""
    text = "\n".join(" ".join(["he"] * length) for length in lengths)
    return VOCABULARY.read(text, [Span(0, len(text))], [])


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([3], [(0, 4)]),
        ([200, 100], [(0, 201), (201, 302)]),
        ([100, 100, 100], [(0, 202), (202, 303)]),
        ([300], [(0, SIZE), (SIZE - 2 * MARGIN, 301)]),
        ([50, 300], [(0, SIZE), (SIZE - 2 * MARGIN, 352)]),
    ],
)
def test_windows_are_cut_at_lines(lengths: list[int], expected: list[tuple[int, int]]) -> None:
    """Windows end with a line where one ends in their second half; the others overlap."""
    assert list(cut_windows(lines_of(lengths), VOCABULARY.last)) == expected


@given(st.lists(st.integers(0, 700), min_size=1, max_size=6))
def test_windows_cover_all(lengths: list[int]) -> None:
    """Every piece stands in a window, no window is too long, and each goes further."""
    pieces = lines_of(lengths)
    windows = list(cut_windows(pieces, VOCABULARY.last))
    assert windows[0][0] == 0
    assert windows[-1][1] == len(pieces)
    assert all(0 < end - start <= SIZE for start, end in windows)
    following = pairwise(windows)
    assert all(one[0] < other[0] <= one[1] < other[1] for one, other in following)


def test_advice_stands_in_the_shape() -> None:
    """What the rules take a piece for is added to its shape: a cue before all, nothing for none."""
    text = "he said that he said no"
    pieces = VOCABULARY.read(text, [Span(0, len(text))], [])
    outer = Found("r", Act.STATEMENT, (Span(0, 2),), (Span(3, 7),), (Span(8, 23),))
    inner = Found("r", Act.STATEMENT, (Span(13, 15),), (Span(16, 20),), ())
    advice = (advised_shape(pieces, [outer, inner]) - pieces.shape) // (SHAPES // 4)
    words = [text[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)]
    pairs = list(zip(words, advice.tolist(), strict=True))
    assert pairs[:5] == [("he", 2), ("said", 3), ("that", 1), ("he", 2), ("said", 3)]
    assert pairs[-1] == ("", 0)
    assert np.all(advised_shape(pieces, []) == pieces.shape)
