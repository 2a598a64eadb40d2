"""Stories whose every descent is known, one after another in a stream of dated reports.

The simulation itself is `training/descent_stories.py`, which descent's weights are fitted on; here
each story gets a text, names and days of its own, and every edge is told.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from benchmarks.planted.bases import ROOT, bases
from benchmarks.planted.recombined import reports
from retold.model import Publication, Report
from retold.text.sentences import find_sentences

sys.path.insert(0, str(ROOT / "training"))
try:
    from descent_stories import LOST, Recipe, Traced, Writer
finally:
    sys.path.remove(str(ROOT / "training"))

__all__ = ["Edge", "Recipe", "Story", "Writer", "stories"]
SIZES = (1, 1, 2, 3, 4, 6, 8, 12)
_WAYS = ("wire", "mixed", "telling")
_MIN_SENTENCES = 8
# So many hours pass between the starts of two stories, on average.
_HOURS_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Edge:
    """One descent: places in the story's reports, None for an exemplar that is not among them."""

    exemplar: int | None
    copy: int
    way: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Reports in no order, and how they came about.

    A report without an edge is of its own making. `lost` holds, for each report left out that two
    or more were mainly made from, those. `traced` and `traced_lost` are the same without reports
    left out that nothing in the set can show: one that a single line of copies goes back to, and
    that no copy credits, is passed over.
    """

    number: int
    reports: tuple[Report, ...]
    edges: tuple[Edge, ...]
    lost: tuple[frozenset[int], ...]
    traced: tuple[Edge, ...] = ()
    traced_lost: tuple[frozenset[int], ...] = ()


def stories(seed: int, n: int, recipes: Sequence[Recipe] = ()) -> Iterator[Story]:
    """So many stories, by these recipes in turn, or by ones drawn at random.

    The first hundred or so are told in the invented texts themselves, each text once; all others
    in recombined ones, with names of their own. Dates are missing, coarse or wrong, credits kept
    and dropped, originals lost, second exemplars used, as the recipes say.
    """
    rng = Random(seed)  # noqa: S311 - a simulation
    writer = Writer(seed)
    texts = _texts(rng)
    recombined = (_sentences(made.text) for made in reports(n, words=450, seed=seed, mix={}))
    hours = 0.0
    for number in range(n):
        base = texts[number] if number < len(texts) else next(recombined)
        recipe = recipes[number % len(recipes)] if recipes else _recipe(rng)
        made = writer.story(recipe, base)
        hours += rng.expovariate(1 / _HOURS_BETWEEN)
        shown = made.traced or Traced(made.mains, made.seconds, made.groups)
        yield Story(
            number=number,
            reports=tuple(_moved(report, number, hours) for report in made.reports),
            edges=tuple(_edges(made.mains, made.seconds, made.ways)),
            lost=made.groups,
            traced=tuple(_edges(shown.mains, shown.seconds, made.ways)),
            traced_lost=shown.groups,
        )


def _recipe(rng: Random) -> Recipe:
    return Recipe(
        size=rng.choice(SIZES),
        ways=rng.choice(_WAYS),
        star=rng.choice([0.3, 0.5, 0.8]),
        credited=rng.choice([0.0, 0.5, 0.9]),
        dated=rng.choice([1.0, 1.0, 0.6, 0.0]),
        coarse=rng.choice([0.0, 0.3]),
        wrong=rng.choice([0.0, 0.0, 0.1]),
        lost=rng.choice([0.0, 0.0, 0.2]),
        is_first_lost=rng.random() < 0.2,
    )


def _texts(rng: Random) -> list[list[str]]:
    """One text of each family, in a random order."""
    by_family: dict[str, list[str]] = {}
    for base in bases():
        if len(base.sentences) >= _MIN_SENTENCES:
            by_family.setdefault(base.family, base.sentences)
    texts = [by_family[family] for family in sorted(by_family)]
    rng.shuffle(texts)
    return texts


def _sentences(text: str) -> list[str]:
    return [found.of(text).strip() for found in find_sentences(text)]


def _edges(
    mains: Sequence[int | None], seconds: Sequence[frozenset[int]], ways: Sequence[str]
) -> Iterator[Edge]:
    for copy, (main, others, way) in enumerate(zip(mains, seconds, ways, strict=True)):
        if main is not None:
            yield Edge(None if main == LOST else main, copy, way, is_main=True)
        for other in sorted(others):
            yield Edge(None if other == LOST else other, copy, way, is_main=False)


def _moved(report: Report, number: int, hours: float) -> Report:
    """The report later by so many whole days, under a path of the story's own."""
    path = f"{number:06}/{report.path}"
    published = _later(report.published, timedelta(days=int(hours // 24), hours=int(hours % 24)))
    made = Report.from_text(report.text, path=path)
    return replace(report, id=made.id, path=path, published=published)


def _later(published: Publication, by: timedelta) -> Publication:
    if published.earliest is None or published.latest is None:
        return published
    days = timedelta(days=by.days) if published.precision == "day" else by
    return replace(published, earliest=published.earliest + days, latest=published.latest + days)
