"""Figures of one story that disagree, and grave ones that nobody is named for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from retold.claims.finding import Finding, Sides
from retold.claims.material import Material, Page
from retold.claims.quantities import (
    CASUALTIES,
    convert,
    is_part,
    match_figures,
    may_agree,
    worth,
)
from retold.model import Category, DriftKind, Figure, Place, Relation, ReportKind, Story, Zone

_ZONES = frozenset([Zone.STANDFIRST, Zone.TEASER, Zone.BODY])
_VERBATIM = 0.85
_PEOPLE = frozenset([Category.PEOPLE, *CASUALTIES])
MAX_FIGURES = 60
LIKE, CLOSE = 0.4, 0.6
# Two units give one measure when they differ by no more than rounding does.
NEAR = 0.04


def figure_drifts(
    material: Material, pages: Mapping[str, Page], sides: Sequence[Sides]
) -> Iterator[Finding]:
    """Figures that disagree over a story, and numbers of dead or injured without a source."""
    for story in material.stories:
        mine = [pages[name] for name in story.report_ids if name in pages]
        yield from _unsourced(mine)
        rank = _ranks(story, material)
        yield from _disagreeing(mine, sides, material, rank)
        yield from _other_units(mine, rank)
        yield from _sums(sorted(mine, key=lambda page: rank[page.report.id]))


def _unsourced(pages: Sequence[Page]) -> Iterator[Finding]:
    """Numbers of dead, injured, missing, arrested or displaced with no source in the story."""
    sourced = {worth(figure) for page in pages for figure in page.figures if figure.attribution_id}
    for page in pages:
        if page.report.kind is ReportKind.STATEMENT:
            continue
        for figure in page.figures:
            if figure.category not in CASUALTIES or figure.attribution_id or (figure.low or 0) < 2:
                continue
            if worth(figure) in sourced or page.report.zone_at(figure.span.start) not in _ZONES:
                continue
            line = f'no attribution covers "{figure.text}", here or in another report'
            yield Finding(
                kind=DriftKind.UNSOURCED,
                before=None,
                after=_place(figure),
                evidence=(line,),
                confidence=0.6,
            )


def _ranks(story: Story, material: Material) -> dict[str, tuple[int, int]]:
    """The order in which reports serve as the base: the most copied first, then the earliest."""
    copies = Counter(name for names in material.exemplars.values() for name in names)
    return {name: (-copies[name], at) for at, name in enumerate(story.report_ids)}


def _disagreeing(
    pages: Sequence[Page],
    sides: Sequence[Sides],
    material: Material,
    rank: Mapping[str, tuple[int, int]],
) -> Iterator[Finding]:
    """Figures of one thing that cannot both hold: each against what most reports have."""
    names = {page.report.id: page for page in pages}
    seen: set[tuple[str, str]] = set()
    for group, likeness in [*_aligned_groups(names, sides), *_total_groups(pages)]:
        count = Counter(worth(one)[1:] for one in group)
        most = max(
            group, key=lambda one: (count[worth(one)[1:]], [-x for x in rank[one.report_id]])
        )
        bases = [one for one in group if worth(one) == worth(most)]
        for other in group:
            own = material.exemplars.get(other.report_id, ())
            first = min(bases, key=lambda one: (one.report_id not in own, rank[one.report_id]))
            if other.report_id == first.report_id or may_agree(first, other):
                continue
            if (first.id, other.id) in seen:
                continue
            seen.add((first.id, other.id))
            relation = _relation(names, first, other, likeness.get(other.id, 0.0))
            having = count[worth(first)[1:]]
            noun = "report has" if having == 1 else "reports have"
            line = f'{having} {noun} "{first.text}", this one "{other.text}"'
            yield _changed(first, other, line, relation)


_Group = tuple[list[Figure], dict[str, float]]


def _aligned_groups(names: Mapping[str, Page], sides: Sequence[Sides]) -> list[_Group]:
    """Figures that stand in one place of aligned sentences, over all reports."""
    parent: dict[str, str] = {}
    figures: dict[str, Figure] = {}
    likeness: dict[str, float] = {}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for side in sides:
        has, lacks = side.has.spot, side.lacks.spot
        if has.page.report.id not in names or side.is_headline or side.likeness < LIKE:
            continue
        ours = [one for one in has.page.figures if has.sentence.overlap(one.span)]
        theirs = [one for one in lacks.page.figures if lacks.sentence.overlap(one.span)]
        for one, other in match_figures(ours[:MAX_FIGURES], theirs[:MAX_FIGURES]):
            if one.category not in CASUALTIES and side.likeness < CLOSE:
                continue
            figures |= {one.id: one, other.id: other}
            parent[root(one.id)] = root(other.id)
            for each in (one, other):
                likeness[each.id] = max(likeness.get(each.id, 0.0), side.likeness)
    groups: dict[str, list[Figure]] = {}
    for name in sorted(figures):
        groups.setdefault(root(name), []).append(figures[name])
    return [(group, likeness) for group in groups.values()]


def _total_groups(pages: Sequence[Page]) -> list[_Group]:
    """The totals of one kind of casualty, where each report has one, or one that grew."""
    made: list[_Group] = []
    for category in sorted(CASUALTIES):
        totals = [
            [
                one
                for one in page.figures
                if one.category is category and one.low is not None and not is_part(page, one)
            ]
            for page in pages
        ]
        single = [one for one in totals if len({worth(each) for each in one}) == 1]
        known = {worth(one[0]) for one in single}
        if len(known) != 1:
            continue
        grown = [one for one in totals if len({worth(each) for each in one}) == 2]
        for several in grown:
            values = {worth(each) for each in several}
            rest = [each for each in several if worth(each) not in known]
            base = single[0][0].low or 0.0
            if values & known and all((each.low or 0.0) > base for each in rest):
                made.append(([single[0][0], *rest], {}))
    return made


def _relation(names: Mapping[str, Page], first: Figure, other: Figure, likeness: float) -> Relation:
    """How two figures of one thing stand: later and larger, of another scope, or in conflict."""
    if first.counted and other.counted and likeness < _VERBATIM:
        kinds = {first.category, other.category}
        if Category.PEOPLE in kinds and len(kinds) > 1:
            return Relation.SCOPE
    if first.category not in CASUALTIES or (other.low or 0.0) <= (first.low or 0.0):
        return Relation.CONFLICT
    if first.as_of and other.as_of:
        return Relation.LATER if other.as_of > first.as_of else Relation.CONFLICT
    one, two = (names[each.report_id].report.published.moment for each in (first, other))
    if likeness < _VERBATIM and one and two and one.middle < two.middle:
        return Relation.LATER
    return Relation.CONFLICT


def _other_units(pages: Sequence[Page], rank: Mapping[str, tuple[int, int]]) -> Iterator[Finding]:
    """One length, weight or volume in two units: the unit of fewer reports against the other."""
    figures = [one for page in pages for one in page.figures[:MAX_FIGURES] if one.low is not None]
    count = Counter(one.unit for one in figures)
    figures.sort(key=lambda one: (-count[one.unit], rank[one.report_id]))
    told: set[str] = set()
    for at, one in enumerate(figures):
        for other in figures[at + 1 :]:
            value = convert(one, other.unit) if other.unit != one.unit else None
            if value is None or other.id in told or one.report_id == other.report_id:
                continue
            if one.bound is other.bound and abs(value - (other.low or 0.0)) <= NEAR * value:
                told.add(other.id)
                line = f'"{one.text}" is {value:.0f} {other.unit}: one measure in two units'
                yield _changed(one, other, line, Relation.UNIT)


def _sums(pages: Sequence[Page]) -> Iterator[Finding]:
    """A total in one report that another gives in its parts."""
    told: set[str] = set()
    for page in pages:
        parts = _neighbouring_parts(page)
        held = {figure.low for figure in page.figures}
        for one, two in parts:
            total = (one.low or 0.0) + (two.low or 0.0)
            if total in held:
                continue
            for other_page in pages:
                for other in other_page.figures[:MAX_FIGURES]:
                    is_total = other.category in _PEOPLE and other.low == other.high == total
                    if is_total and other.id not in told:
                        told.add(other.id)
                        line = f'"{one.text}" and "{two.text}" make {total:.0f}: "{other.text}"'
                        yield _changed(one, other, line, Relation.SCOPE)


def _neighbouring_parts(page: Page) -> list[tuple[Figure, Figure]]:
    """Two numbers of people joined by "and" or a comma."""
    made = []
    figures = [one for one in page.figures if one.category in _PEOPLE and one.low == one.high]
    for one, two in pairwise(figures):
        between = page.text[one.span.end : two.span.start].strip(" ,").casefold()
        if one.low and two.low and between in {"and", "", "plus", "with"}:
            large, small = sorted((one, two), key=lambda each: -(each.low or 0.0))
            made.append((large, small))
    return made


def _changed(before: Figure, after: Figure, line: str, relation: Relation) -> Finding:
    return Finding(
        kind=DriftKind.FIGURE_CHANGED,
        before=_place(before),
        after=_place(after),
        evidence=(line,),
        confidence=0.6,
        relation=relation,
    )


def _place(figure: Figure) -> Place:
    return Place(report_id=figure.report_id, span=figure.span, text=figure.text)
