"""Descent in simulated stories that no weight was fitted to: every edge, and lost originals.

Two ways to count. *As told* holds every exemplar that the simulation used. *As traced* leaves out
what nothing in the set can show: a report left out that one line of copies alone goes back to, and
that no copy credits, is passed over, as an editor of manuscripts passes over it, and its copy
stands under the nearest report above. A source that the invented text itself names is neither
right nor wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks import planted
from benchmarks.parents import UNSEEN
from benchmarks.planted.stories import Edge, Recipe, Story
from benchmarks.shown import Ends, Shown, exemplar_of, leaves_mark, wrong_edges
from benchmarks.table import Row, print_table
from benchmarks.tally import Tally, mean_interval, merit_of, share_interval
from retold.descent import infer_stemma

SEED = 97
STORIES, SAMPLED = 60, 30
DRAWN, DRAWN_SAMPLED = 200, 100
RECIPES = {
    "all there": Recipe(size=10, ways="wire"),
    "undated": Recipe(size=10, ways="wire", dated=0.0),
    "dates missing or wrong": Recipe(size=10, ways="mixed", dated=0.6, coarse=0.3, wrong=0.1),
    "told from memory": Recipe(size=10, ways="telling"),
    "contamination": Recipe(size=10, ways="contaminated"),
    "credited original lost": Recipe(size=10, ways="wire", star=0.7, is_first_lost=True),
    "original lost, no credits": Recipe(
        size=10, ways="wire", star=0.8, credited=0.0, is_first_lost=True
    ),
}
# Of the classes of wrong edges so many are listed.
CLASSES = 14


@dataclass(frozen=True, slots=True)
class Found:
    """What is inferred of one story: exemplar and copy of each edge, UNSEEN for a lost one.

    `mains` are the edges of the greatest share; `below` holds the reports right below each unseen
    source that the invented text does not name itself.
    """

    edges: frozenset[Ends]
    mains: frozenset[Ends]
    below: tuple[frozenset[int], ...]


def infer(story: Story) -> Found:
    """What retold says of a story."""
    stemma = infer_stemma(story.reports)
    places = {report.id: number for number, report in enumerate(story.reports)}
    known = {
        one.siglum: places[one.report_id] for one in stemma.witnesses if one.report_id in places
    }
    named = {one.siglum for one in stemma.witnesses if _is_named(one.label, story)}
    unseen = {one.siglum for one in stemma.witnesses} - known.keys()
    edges: set[Ends] = set()
    mains: dict[int, Ends] = {}
    below: dict[str, set[int]] = {siglum: set() for siglum in unseen - named}
    for one in sorted(stemma.descents, key=lambda descent: descent.share):
        copy = known.get(one.copy)
        if copy is None or one.exemplar in named - known.keys():
            continue
        ends = (known.get(one.exemplar, UNSEEN), copy)
        edges.add(ends)
        mains[copy] = ends
        if one.exemplar in below:
            below[one.exemplar].add(copy)
    groups = tuple(frozenset(one) for one in below.values())
    return Found(frozenset(edges), frozenset(mains.values()), groups)


def simulated_rows(*, is_whole: bool = False) -> list[Row]:
    """The rows of stories drawn at random, then of each recipe."""
    drawn = DRAWN if is_whole else DRAWN_SAMPLED
    made = _rows("simulated: as drawn", list(planted.stories(SEED, drawn)))
    count = STORIES if is_whole else SAMPLED
    for name, recipe in RECIPES.items():
        made += _rows(f"simulated: {name}", list(planted.stories(SEED, count, [recipe])))
    return made


def _rows(data: str, stories: Sequence[Story]) -> list[Row]:
    found = [infer(story) for story in stories]
    made = []
    for name, edges_of in (("traced", _traced), ("as told", _told)):
        tallies = [
            _tally(one.edges, edges_of(story)) for one, story in zip(found, stories, strict=True)
        ]
        merit = merit_of(tallies)
        made.append(Row(data, f"edges F1, {name}", f"{merit.f1:.3f}", str(merit)))
    made.append(_main_row(data, stories, found))
    return [*made, *_lost_rows(data, stories, found), *_shown_rows(data, stories, found)]


def _shown_rows(data: str, stories: Sequence[Story], found: Sequence[Found]) -> list[Row]:
    """How far an oracle comes that knows all but what the texts cannot show, and what is wrong."""
    shown = [Shown(story) for story in stories]
    merit = merit_of([one.oracle() for one in shown])
    made = [Row(data, "edges F1, traced: an oracle", f"{merit.f1:.3f}", str(merit))]
    wrong: Counter[str] = Counter()
    for one, held in zip(shown, found, strict=True):
        wrong += wrong_edges(one, held.edges, held.mains)
    note = "edges missed or made up"
    return made + [Row(data, name, str(count), note) for name, count in wrong.most_common(CLASSES)]


def _traced(story: Story) -> Sequence[Edge]:
    return story.traced


def _told(story: Story) -> Sequence[Edge]:
    return story.edges


def _ends(edges: Sequence[Edge]) -> set[Ends]:
    return {(exemplar_of(one), one.copy) for one in edges}


def _tally(found: frozenset[Ends], edges: Sequence[Edge]) -> Tally:
    true = _ends(edges)
    return Tally.of(len(found & true), len(true), len(found))


def _main_row(data: str, stories: Sequence[Story], found: Sequence[Found]) -> Row:
    """The share of reports with the right main exemplar; none where there is none."""
    shares = []
    for story, one in zip(stories, found, strict=True):
        true = {copy: exemplar for exemplar, copy in _ends([e for e in story.traced if e.is_main])}
        given = {copy: exemplar for exemplar, copy in one.mains}
        every = range(len(story.reports))
        right = sum(true.get(copy) == given.get(copy) for copy in every)
        shares.append(right / max(1, len(every)))
    low, high = mean_interval(shares)
    value = sum(shares) / len(shares)
    return Row(data, "main exemplar", f"{value:.3f} ({low:.3f}-{high:.3f})", "mean over stories")


def _lost_rows(data: str, stories: Sequence[Story], found: Sequence[Found]) -> list[Row]:
    """Lost originals: found, found of those that leave a mark, and witnesses made up."""
    every = [
        (any(map(partial(_holds, group), one.below)), leaves_mark(story, group))
        for story, one in zip(stories, found, strict=True)
        for group in story.traced_lost
    ]
    made_up = sum(
        not any(_holds(group, one) or _holds(one, group) for group in story.traced_lost)
        for story, held in zip(stories, found, strict=True)
        for one in held.below
        if one
    )
    made = [Row(data, "witnesses made up", str(made_up), f"in {len(stories)} stories")]
    marked = [hit for hit, mark in every if mark]
    if marked:
        made.append(_share_row(data, "lost originals found", [hit for hit, _ in every]))
        made.append(_share_row(data, "lost originals found, marked", marked))
    return made


def _share_row(data: str, measure: str, hits: Sequence[bool]) -> Row:
    low, high = share_interval(sum(hits), len(hits))
    value = f"{sum(hits) / len(hits):.3f} ({low:.3f}-{high:.3f})"
    return Row(data, measure, value, f"{sum(hits)} of {len(hits)}: above more than half of them")


def _holds(one: frozenset[int], group: frozenset[int]) -> bool:
    """Whether more than half of the one is in the group."""
    return 2 * len(group & one) > len(one)


def _is_named(label: str, story: Story) -> bool:
    """Whether a report names the witness: a source that the invented text itself has."""
    return any(label in report.text for report in story.reports)


if __name__ == "__main__":
    print_table(simulated_rows(is_whole="--whole" in sys.argv))
