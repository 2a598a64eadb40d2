"""Descent in simulated stories that no weight was fitted to: exemplars, and lost originals."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.parents import UNSEEN, mains_of
from benchmarks.table import Row, print_table
from retold.descent import infer_stemma

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))
try:
    from descent_stories import LOST, Recipe, Writer
finally:
    sys.path.remove(str(TRAINING))

if TYPE_CHECKING:
    from descent_stories import Simulated
    from retold.model import Stemma

SEED = 97
STORIES, SAMPLED = 60, 30
RECIPES = {
    "all there": Recipe(size=10, ways="wire"),
    "undated": Recipe(size=10, ways="wire", dated=0.0),
    "dates missing or wrong": Recipe(size=10, ways="mixed", dated=0.6, coarse=0.3, wrong=0.1),
    "credited original lost": Recipe(size=10, ways="wire", star=0.7, is_first_lost=True),
    "original lost, no credits": Recipe(
        size=10, ways="wire", star=0.8, credited=0.0, is_first_lost=True
    ),
}


def simulated_rows(*, is_whole: bool = False) -> list[Row]:
    """The rows of each recipe: main exemplars, lost originals found and made up."""
    count = STORIES if is_whole else SAMPLED
    made = []
    for name, recipe in RECIPES.items():
        writer = Writer(SEED)
        made += _rows(name, [writer.story(recipe) for _ in range(count)])
    return made


def _rows(name: str, stories: Sequence[Simulated]) -> list[Row]:
    right = reports = found = lost = made_up = 0
    for story in stories:
        stemma = infer_stemma(story.reports)
        mains = mains_of(stemma, story.reports)
        for report, main in enumerate(story.mains):
            given = mains[report][0] if report in mains else None
            right += given == (UNSEEN if main == LOST else main)
        reports += len(story.reports)
        below = _below_unseen(stemma, story)
        lost += len(story.groups)
        found += sum(any(_holds(one, group) for one in below.values()) for group in story.groups)
        made_up += sum(
            not any(_holds(group, one) for group in story.groups) and not _is_named(label, story)
            for label, one in below.items()
        )
    data = f"simulated: {name}"
    of = f"of {lost}: one witness is above more than half of their copies"
    return [
        Row(data, "main exemplar", f"{right / reports:.3f}", f"{reports} reports"),
        Row(data, "lost originals found", str(found), of),
        Row(
            data,
            "witnesses made up",
            str(made_up),
            f"in {len(stories)} stories; no report names them",
        ),
    ]


def _below_unseen(stemma: Stemma, story: Simulated) -> dict[str, set[int]]:
    """The reports right below each hypothetical witness, by its siglum and label."""
    places = {report.id: number for number, report in enumerate(story.reports)}
    of_siglum = {one.siglum: places.get(one.report_id or "", UNSEEN) for one in stemma.witnesses}
    made = {}
    for witness in stemma.witnesses:
        if witness.report_id is None:
            below = (one.copy for one in stemma.descents if one.exemplar == witness.siglum)
            made[f"{witness.siglum} {witness.label}"] = {of_siglum[one] for one in below}
    return made


def _holds(one: set[int] | frozenset[int], group: set[int] | frozenset[int]) -> bool:
    """Whether more than half of a group is in the one."""
    return 2 * len(group & one) > len(group)


def _is_named(label: str, story: Simulated) -> bool:
    """Whether a report names the witness: a source that the invented text itself has."""
    name = label.partition(" ")[2]
    return any(name in report.text for report in story.reports)


if __name__ == "__main__":
    print_table(simulated_rows())
