"""Stories on labelled reports stay above their floors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.grouping import b_cubed, pair_rows, stream_labels
from benchmarks.grouping_data import (
    ABSENT,
    Filed,
    ecb_plus,
    incidents,
    pairs,
    siblings,
    tellings,
    wikinews_sources,
)
from benchmarks.table import floors
from benchmarks.tfidf import group, vectors
from retold.model import Report


@pytest.mark.parametrize(
    ("name", "read", "least"),
    [
        pytest.param("incidents", incidents, 2, marks=pytest.mark.slow),
        ("wikinews_sources", wikinews_sources, 1),
        ("ecb_plus", ecb_plus, 1),
        ("tellings", tellings, 1),
        ("siblings", siblings, 1),
    ],
)
def test_streams_stay_above_their_floors(
    name: str, read: Callable[[], list[Filed]], least: int
) -> None:
    """B-cubed F1 of a stream in its order; singletons are in the stream."""
    filed = read()
    if not filed:
        pytest.skip(ABSENT)
    merit = b_cubed(filed, stream_labels(filed), least)
    assert merit.f1 >= floors()[name]["least"]["retold"]


def test_the_score_of_pairs_stays_above_its_floors() -> None:
    """Pearson with the key, and F1 of one story or two at a score of one half."""
    held = pairs()
    if not held:
        pytest.skip(ABSENT)
    measured = {row.measure: float(row.value) for row in pair_rows(held)}
    for measure, least in floors()["similarity_en"]["least"].items():
        assert measured[measure] >= least


def test_b_cubed_counts_what_stands_with_the_counted() -> None:
    """Of two reports of a story and a stranger in it: precision 2/3, recall 1."""
    filed = [Filed(Report.from_text("x", path=str(n)), story) for n, story in enumerate("aab")]
    merit = b_cubed(filed, [0, 0, 0], least=2)
    assert merit.precision == pytest.approx(2 / 3)
    assert merit.recall == 1.0


def test_the_baseline_groups_equal_texts() -> None:
    """Copies fall together, strangers apart."""
    texts = ["heron tower dawn", "heron tower dawn", "onion price growers"]
    held = vectors([Report.from_text(text, path=str(n)) for n, text in enumerate(texts)])
    assert group(held, 0.2) == [0, 0, 1]
