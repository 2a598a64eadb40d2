from __future__ import annotations

import numpy as np
import pytest

from retold.descent.arborescence import NEVER
from retold.descent.likeness import Likeness, measure_likeness
from retold.descent.rewording import measure_rewording
from retold.descent.support import MAX_REPORTS, _cut, calibrate, edge_support
from retold.descent.wording import Words
from retold.model import Report

STEM = (
    "the barge sank at the old lock on monday after its crew had left it the keeper said that the"
    " gates would stay shut until divers had looked at the hull and a crane had come from tarsk"
)
OTHER = (
    "nobody knew why the pumps had failed but a welder who lives by the water heard them stop at"
    " four and told the harbour office which wrote it down and sent a boat to see to the moorings"
)
THIRD = (
    "orchards froze in the hills above and growers lit fires between the rows of trees all night"
)
TEXTS = (f"{STEM} {OTHER}", STEM, f"{OTHER} {THIRD}", THIRD)


def _measured(*texts: str) -> tuple[list[tuple[str, ...]], Likeness, np.ndarray]:
    held = [Words.of(Report.from_text(text)) for text in texts]
    words = [one.folded for one in held]
    likeness = measure_likeness(held)
    scores = np.full((len(words) + 1, len(words) + 1), NEVER)
    scores[1:, 0] = 0.0
    scores[1:, 1:] = likeness.odds
    np.fill_diagonal(scores, NEVER)
    return words, likeness, scores


def test_as_they_are_passages_explain_what_whole_texts_do() -> None:
    """Every unit of a text is in one of its passages, and in one alone."""
    words, likeness, _ = _measured(*TEXTS)
    *_, near = _cut(words, likeness.nearest).draw(None)
    assert near == pytest.approx(measure_rewording(likeness.nearest), abs=1e-5)


def test_a_copy_of_every_passage_stands_in_all_drawings() -> None:
    """Whichever of its passages are drawn, the exemplar explains them."""
    words, likeness, scores = _measured(TEXTS[0], STEM, THIRD)
    support = edge_support(words, (likeness.weights, likeness.nearest), scores)
    assert support is not None
    assert support[2, 1] + support[1, 2] >= 1.0


def test_an_edge_that_hangs_on_one_passage_stands_in_some_drawings() -> None:
    """Where that passage is not drawn, nothing speaks for the edge."""
    one = STEM + " " + THIRD + " " + OTHER
    words, likeness, scores = _measured(one, OTHER[:90] + " " + THIRD[:10] + " w x y z" * 12)
    scores[1:, 0] = (scores[2, 1] + scores[1, 2]) / 2
    support = edge_support(words, (likeness.weights, likeness.nearest), scores)
    assert support is not None
    assert 0.0 < support[2, 1] + support[1, 2] < 2.0


def test_the_same_reports_have_the_same_support() -> None:
    """Drawn at random, but always in the same way."""
    words, likeness, scores = _measured(*TEXTS)
    first, second = (
        edge_support(words, (likeness.weights, likeness.nearest), scores) for _ in range(2)
    )
    assert first is not None
    assert second is not None
    assert (first == second).all()


def test_of_one_report_and_of_very_many_nothing_is_drawn() -> None:
    """There is no edge, or there are too many."""
    likeness = measure_likeness([Words.of(Report.from_text(text)) for text in "ab"])
    known = (likeness.weights, likeness.nearest)
    assert edge_support([("a",)], known, np.zeros((2, 2))) is None
    many = [("a", str(at)) for at in range(MAX_REPORTS + 1)]
    assert edge_support(many, known, np.zeros((1, 1))) is None


@pytest.mark.parametrize("is_rewritten", [True, False])
def test_confidence_rises_with_the_share_of_trees_and_of_drawings(is_rewritten: bool) -> None:  # noqa: FBT001
    """And never above the most that is ever given."""
    low = calibrate(0.6, 0.4, is_rewritten=is_rewritten)
    assert low < calibrate(0.8, 0.4, is_rewritten=is_rewritten)
    assert low < calibrate(0.6, 0.9, is_rewritten=is_rewritten)
    assert calibrate(1.0, 1.0, is_rewritten=is_rewritten) == 0.95


def test_without_drawings_copies_keep_their_share_of_trees() -> None:
    """Only rewritten texts are given another number."""
    assert calibrate(0.7, None, is_rewritten=False) == pytest.approx(0.7)
