"""Fit the weights by which two figures are taken for one quantity, and print them.

Run as `python -m training.figure_weights` from the root of the repository; it takes a minute. It
reads invented texts alone: one half of corpus/figures and the stories of benchmarks/stories that
were read before (never those held back). Two figures of a story are one quantity where the story's
key holds their two values to disagree; equal ones are left out, for the key does not name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.figure_pairs import read_cases
from benchmarks.known import GroupedStory
from benchmarks.stories import FOLDER
from retold.attribution import find_strength
from retold.claims.counting import Counts, read_counts
from retold.claims.groups import rarity_of
from retold.claims.matching import pairs_that_may
from retold.claims.material import Material, Page, open_pages
from retold.claims.quantities import CASUALTIES, is_near
from retold.claims.sameness import Signs, read_signs
from retold.model import Figure, Span, Trace

SPENT = (
    "berths", "blankets", "envoys", "granary", "kippers", "landslide", "lenses", "orchids",
    "pennock", "premier", "quarry", "trains", "tramway", "verdict",
)  # fmt: skip
RIDGE, STEPS = 1.0, 60
Value = tuple[float | None, float | None, str]
Row = tuple[tuple[float, ...], bool]


def rows_of_pairs() -> Iterator[Row]:
    """The signs of every two figures of the corpus that can mean one quantity, and if they do."""
    for case in read_cases("develop"):
        pages = _open(case.trace)
        counts = [read_counts(pages[report.id]) for report in case.reports]
        rarity = rarity_of([pages[report.id] for report in case.reports])
        for one, other, rivals in pairs_that_may(*counts):
            ours, theirs = (
                next((mark.key for mark in marks if mark.span.overlap(each.figure.span)), None)
                for marks, each in zip(case.marks, (one, other), strict=True)
            )
            is_one = ours is not None and ours == theirs
            yield astuple(read_signs(one, other, rarity, rivals)), is_one


def rows_of_story(name: str) -> Iterator[Row]:
    """The same of a story, where figures that are equal, or tolls nobody names, are left out."""
    story = GroupedStory(name, Path(FOLDER) / name)
    pages = _open(story.trace)
    quantities = _quantities(story)
    for group in story.trace.stories:
        mine = [pages[one] for one in group.report_ids]
        rarity = rarity_of(mine)
        for ours, theirs in combinations([read_counts(page) for page in mine], 2):
            for one, other, rivals in pairs_that_may(ours, theirs):
                values = {_value(one.figure), _value(other.figure)}
                is_one = len(values) == 2 and any(values <= held for held in quantities)
                if is_one or not _is_unknown(one, other):
                    yield astuple(read_signs(one, other, rarity, rivals)), is_one


def _is_unknown(one: Counts, other: Counts) -> bool:
    """Whether the key says nothing of two figures: equal ones, and two counts of one fate."""
    figure, figure2 = one.figure, other.figure
    is_fate = figure.category in CASUALTIES and figure.category is figure2.category
    return is_fate or is_near(figure, figure2)


def _quantities(story: GroupedStory) -> list[set[Value]]:
    """The values that the key holds to be of one quantity."""
    made: list[set[Value]] = []
    for wanted in story.truth["figures_disagree"]:
        values: set[Value] = set()
        for side in (wanted["a"], wanted["b"]):
            report = story.report_at(side["file"])
            start = report.text.find(side["text"])
            place = Span(start, start + len(side["text"]))
            mine = [one for one in story.trace.figures if one.report_id == report.id]
            values |= {_value(one) for one in mine if one.low and one.span.overlap(place)}
        joined = [held for held in made if held & values]
        made = [held for held in made if not held & values] + [values.union(*joined)]
    return made


def _value(figure: Figure) -> Value:
    return figure.low, figure.high, figure.unit


def _open(trace: Trace) -> dict[str, Page]:
    """The pages of a trace."""
    material = Material(
        reports=trace.reports,
        attributions=trace.attributions,
        alignments=trace.alignments,
        stories=trace.stories,
        quotations=trace.quotations,
        figures=trace.figures,
        speakers=trace.speakers,
        cue_strength=find_strength,
    )
    return open_pages(material)


def fit(rows: Sequence[Row]) -> npt.NDArray[np.float64]:
    """The bias and the weights of a logistic model, by Newton's method with a ridge."""
    signs = np.array([(1.0, *row) for row, _ in rows])
    truth = np.array([float(is_one) for _, is_one in rows])
    weights = np.zeros(signs.shape[1])
    ridge = RIDGE * np.diag([0.0] + [1.0] * (signs.shape[1] - 1))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        bend = (signs.T * (chance * (1 - chance))) @ signs + ridge
        weights += np.linalg.solve(bend, signs.T @ (truth - chance) - ridge @ weights)
    return weights


if __name__ == "__main__":
    held = [*rows_of_pairs(), *(row for name in SPENT for row in rows_of_story(name))]
    print(f"{len(held)} pairs, {sum(is_one for _, is_one in held)} of one quantity")
    names = ["BIAS", *(field.name for field in fields(Signs))]
    for name, weight in zip(names, fit(held), strict=True):
        print(f"{name}={weight:.2f}")
