import numpy as np
import pytest

from attribution.stub_tagger import VOCABULARY
from retold.attribution.cuespans import find_cue_spans
from retold.attribution.found import Found
from retold.model.attribution import Act
from retold.model.span import Span

Share = tuple[float, float, float]
NONE, BEGINS, GOES_ON = (0.96, 0.02, 0.02), (0.0, 1.0, 0.0), (0.2, 0.1, 0.7)


def spans(text: str, cues: list[Share], ruled: list[Found]) -> list[tuple[int, int, bool]]:
    """The cues, and whether the rules see them too."""
    pieces = VOCABULARY.read(text, [Span(0, len(text))], [])
    rows = np.array([*cues, NONE], dtype=np.float32)
    found = find_cue_spans(pieces, rows, VOCABULARY.last, ruled)
    return [(one.start, one.end, one.ruled is not None) for one in found]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ([NONE, NONE, NONE, NONE], []),
        ([NONE, BEGINS, NONE, NONE], [(1, 3, False)]),
        ([BEGINS, GOES_ON, NONE, NONE], [(0, 3, False)]),
        ([BEGINS, BEGINS, NONE, NONE], [(0, 1, False), (1, 3, False)]),
    ],
)
def test_marked_words(cues: list[Share], expected: list[tuple[int, int, bool]]) -> None:
    """Neighbouring words are one cue unless the second surely begins another; words stay whole."""
    assert spans("he warned that", cues, []) == expected


def test_cue_of_the_rules_is_asked_about() -> None:
    """A cue that the rules alone see is asked about too; one that both see is asked about once."""
    ruled = [
        Found("verb", Act.STATEMENT, (), (Span(3, 9),), ()),
        Found("verb", Act.STATEMENT, (), (Span(0, 2),), ()),
    ]
    cues = [NONE, BEGINS, NONE, NONE]
    assert spans("he warned that", cues, ruled) == [(0, 1, True), (1, 3, True)]
