import numpy as np
import pytest

from attribution.stub_tagger import VOCABULARY
from retold.attribution.cuespans import CueSpan
from retold.attribution.found import Found
from retold.attribution.relations import CONTENT, CUE, NONE, SOURCE, Relation
from retold.attribution.worth import find_signs
from retold.model.attribution import Act
from retold.model.span import Span

TEXT = "he said that he warned"  # five words; "warned" is two pieces, and the line ends with one
PIECES = VOCABULARY.read(TEXT, [Span(0, len(TEXT))], [])
ROLES = [SOURCE, CUE, CONTENT, CONTENT, CONTENT, CONTENT, NONE]
SEEN = Found("tagger", Act.STATEMENT, (Span(0, 2),), (Span(3, 7),), (Span(8, 22),))


def relation(ruled: Found | None) -> Relation:
    """What a network says that is 0.9 sure of `ROLES`."""
    share = np.full((len(ROLES), 4), 0.1 / 3, dtype=np.float32)
    share[np.arange(len(ROLES)), ROLES] = 0.9
    cue = CueSpan(1, 2, 0.5, ruled)
    return Relation(cue, 0, np.array(ROLES), share, 0.5, Act.STATEMENT)


def test_signs_of_a_cue_of_the_network_alone() -> None:
    """Even odds are 0; the shares of content and source count as logarithms of their odds."""
    signs = find_signs(PIECES, relation(None), SEEN)
    assert signs == pytest.approx((1, 0, 0, np.log(9), np.log(9), 1), abs=1e-4)


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ((Span(0, 2),), (Span(8, 22),), (1, 1, 1, np.log(9), np.log(9))),
        ((Span(8, 12),), (Span(8, 12),), (4 / 9, 0, 1, np.log(9), np.log(1 / 29))),
        ((), (Span(8, 22),), (1, 0, 0, np.log(9), np.log(1 / 9))),
    ],
)
def test_signs_of_a_cue_of_the_rules(
    source: tuple[Span, ...], content: tuple[Span, ...], expected: tuple[float, ...]
) -> None:
    """Likeness of content and source, both with a source, shares under the rules' words."""
    ruled = Found("verb-that", Act.STATEMENT, source, (Span(3, 7),), content)
    signs = find_signs(PIECES, relation(ruled), SEEN)
    assert len(signs) == 12
    assert signs[7:] == pytest.approx(expected, abs=1e-3)
