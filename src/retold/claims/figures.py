"""Figures of one story that disagree, and grave ones that nobody is named for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from retold.claims.counting import Counts, Match
from retold.claims.finding import Finding, Sides
from retold.claims.groups import find_groups
from retold.claims.material import Material, Page
from retold.claims.measures import factor
from retold.claims.quantities import CASUALTIES, is_near, may_agree, worth
from retold.claims.relations import find_notes, relation_of
from retold.claims.things import sort_of
from retold.model import Category, DriftKind, Figure, Place, Relation, ReportKind, Story, Zone

_ZONES = frozenset([Zone.STANDFIRST, Zone.TEASER, Zone.BODY])
_PEOPLE = frozenset([Category.PEOPLE, *CASUALTIES])
MAX_FIGURES = 60


def figure_drifts(
    material: Material, pages: Mapping[str, Page], sides: Sequence[Sides]
) -> Iterator[Finding]:
    """Figures that disagree over a story, and numbers of dead or injured without a source."""
    for story in material.stories:
        mine = [pages[name] for name in story.report_ids if name in pages]
        yield from _unsourced(mine)
        rank = _ranks(story, material)
        sums = list(_sums(sorted(mine, key=lambda page: rank[page.report.id])))
        yield from sums
        told = {(one.before, one.after) for one in sums}
        for found in _disagreeing(mine, sides, material, rank):
            if (found.before, found.after) not in told and (found.after, found.before) not in told:
                yield found


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
    """Figures of one thing that cannot both hold or are in other units: each against most."""
    notes = [note for page in pages for note in find_notes(page)]
    for group in find_groups(pages, sides, material):
        count = Counter(worth(one.figure)[1:] for one in group)
        base = max(
            group,
            key=lambda one: (
                count[worth(one.figure)[1:]],
                [-x for x in rank[one.figure.report_id]],
            ),
        )
        for other in group:
            bases = [
                one
                for one in group
                if worth(one.figure) == worth(base.figure)
                and one.figure.report_id != other.figure.report_id
            ]
            if not bases:
                continue
            own = material.exemplars.get(other.figure.report_id, ())
            first = min(
                bases,
                key=lambda one: (
                    may_agree(one.figure, other.figure),
                    one.figure.report_id not in own,
                    rank[one.figure.report_id],
                ),
            )
            match = group.match(first, other)
            if match is not None and not _holds_too(first.page, other):
                yield from _compare(match, notes)


def _holds_too(page: Page, counts: Counts) -> bool:
    """Whether a report has another report's figure as well, beside the one compared with it."""
    figure = counts.figure
    return any(
        one.unit == figure.unit and worth(one) == worth(figure) and sort_of(one) == sort_of(figure)
        for one in page.figures
    )


def _compare(match: Match, notes: Sequence[str]) -> Iterator[Finding]:
    """Two figures of one quantity as a finding; none where they agree in one unit."""
    one, other = match.one.figure, match.other.figure
    sure = min(0.85, 0.4 + 0.45 * match.score)
    if may_agree(one, other):
        by = factor(one, other.unit)
        if by not in {None, 1.0} and one.unit != other.unit and is_near(one, other):
            value = f"{(one.low or 0.0) * (by or 1.0):.4g} {other.unit}".strip()
            line = f'"{one.text}" is {value}: one measure in two units'
            yield _changed(one, other, (line,), Relation.UNIT, sure)
        return
    relation, lines, is_back = relation_of(match, notes)
    has_both = one.category not in CASUALTIES and _holds_too(match.other.page, match.one)
    if relation is not Relation.LATER and has_both:
        return
    if is_back:
        one, other = other, one
    line = f'"{one.text}" in one report, "{other.text}" in the other'
    yield _changed(one, other, (line, *lines), relation, sure)


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
                        yield _changed(one, other, (line,), Relation.SCOPE)


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


def _changed(
    before: Figure,
    after: Figure,
    lines: tuple[str, ...],
    relation: Relation,
    confidence: float = 0.6,
) -> Finding:
    return Finding(
        kind=DriftKind.FIGURE_CHANGED,
        before=_place(before),
        after=_place(after),
        evidence=lines,
        confidence=confidence,
        relation=relation,
    )


def _place(figure: Figure) -> Place:
    return Place(report_id=figure.report_id, span=figure.span, text=figure.text)
