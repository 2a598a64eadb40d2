"""Figures of one story that disagree, and grave ones that nobody is named for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import regex

from retold.claims.counting import COPIED, Counts, Match
from retold.claims.finding import Finding
from retold.claims.groups import find_groups
from retold.claims.later import is_later
from retold.claims.material import Material, Page
from retold.claims.measures import low_in
from retold.claims.notes import Note, find_notes, is_in_note
from retold.claims.quantities import (
    CASUALTIES,
    is_end_of,
    is_near,
    is_range,
    is_same_value,
    may_agree,
    open_toll,
    worth,
)
from retold.claims.relations import is_wider, relation_of, revision_of
from retold.claims.sameness import digits_kept
from retold.claims.things import sort_of
from retold.claims.values import matches_to_compare
from retold.model import (
    Bound,
    Category,
    DriftKind,
    Figure,
    Place,
    Relation,
    ReportKind,
    Story,
    Zone,
)

_ZONES = frozenset([Zone.STANDFIRST, Zone.TEASER, Zone.BODY])
_PEOPLE = frozenset([Category.PEOPLE, *CASUALTIES])
_OPEN = frozenset([Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN])
_PER_CENT = regex.compile(r"%|per\s?cent|percentage", regex.IGNORECASE)
MAX_FIGURES = 60
# How alike the sentences of a range and of one number of it must be.
RANGED = 0.38


def figure_drifts(material: Material, pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Figures that disagree over a story, and numbers of dead or injured without a source."""
    for story in material.stories:
        mine = [pages[name] for name in story.report_ids if name in pages]
        yield from _unsourced(mine)
        rank = _ranks(story, material)
        sums = list(_sums(sorted(mine, key=lambda page: rank[page.report.id])))
        yield from sums
        told = {(one.before, one.after) for one in sums}
        order = {name: at for at, name in enumerate(story.report_ids)}
        for found in _disagreeing(mine, material, order):
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
    pages: Sequence[Page], material: Material, order: Mapping[str, int]
) -> Iterator[Finding]:
    """Figures of one thing that cannot both hold, were revised, or are in other units."""
    notes = [note for page in pages for note in find_notes(page)]
    for group in find_groups(pages, material):
        members = {one.figure.id for one in group}
        for match in matches_to_compare(group, material.exemplars, order):
            is_known = match.one.figure.category in CASUALTIES and _holds_member(match, members)
            if is_known or not _holds_too(match.one.page, match.other):
                yield from _compare(match, notes)


def _holds_member(match: Match, members: Collection[str]) -> bool:
    """Whether the first report has the other's number too, as another member of the quantity."""
    other = match.other.figure
    return any(
        one.id in members and one.id != match.one.figure.id and is_same_value(one, other)
        for one in match.one.page.figures
    )


def _holds_too(page: Page, counts: Counts) -> bool:
    """Whether a report has another report's figure as well, beside the one compared with it."""
    figure = counts.figure
    return any(
        one.unit == figure.unit and worth(one) == worth(figure) and sort_of(one) == sort_of(figure)
        for one in page.figures
        if not is_in_note(page, one)
    )


def _compare(match: Match, notes: Sequence[Note]) -> Iterator[Finding]:
    """Two figures of one quantity as a finding; none where they agree in one unit."""
    one, other = match.one.figure, match.other.figure
    sure = min(0.85, 0.4 + 0.45 * match.score)
    line = f'"{one.text}" in one report, "{other.text}" in the other'
    open_bound = open_toll(one, other) or _changed_bound(match)
    if may_agree(one, other) and not open_bound:
        yield from _agreeing(match, line, sure)
        return
    relation, lines, is_back = relation_of(match, notes)
    has_both = one.category not in CASUALTIES and _holds_too(match.other.page, match.one)
    if relation is not Relation.LATER and has_both and not is_wider(match):
        return
    if open_bound:
        lines, sure = (*lines, f'"{open_bound}" leaves room for both'), sure - 0.1
    yield _turned(match, (line, *lines), relation, sure, is_back=is_back)


def _changed_bound(match: Match) -> str:
    """The words of an open bound where a copied sentence has another number; else empty.

    "At least 200" excludes no larger number, but who copies the sentence has changed it.
    """
    figures = match.one.figure, match.other.figure
    one, other = figures
    is_slip = digits_kept(one.low or 0.0, other.low or 0.0) == 1
    if match.context < COPIED or one.unit != other.unit or (is_near(one, other) and not is_slip):
        return ""
    opens = (
        first.text
        for first, last in (figures, figures[::-1])
        if first.bound in _OPEN and not is_range(last)
    )
    return next(opens, "")


def _agreeing(match: Match, line: str, sure: float) -> Iterator[Finding]:
    """Two figures that may both hold: in two units, revised, or a range and one number of it."""
    one, other = match.one.figure, match.other.figure
    number = low_in(one, other.unit)
    if number not in {None, one.low} and one.unit != other.unit:
        if is_near(one, other) and not _are_words(one, other):
            value = f"{_rounded(number or 0.0)} {other.unit}".strip()
            told = f'"{one.text}" is {value}: one measure in two units'
            yield _changed(one, other, (told,), Relation.UNIT, sure)
        return
    revised, is_back = revision_of(match)
    if revised and not is_same_value(one, other):
        yield _turned(match, (line, revised), Relation.LATER, sure, is_back=is_back)
    elif is_range(one) != is_range(other) and match.context >= RANGED:
        yield from _narrowed(match, line, sure)


def _are_words(one: Figure, other: Figure) -> bool:
    """Whether both are parts said in words, "a third" and "one in three", which are no units."""
    is_share = one.category is other.category is Category.PERCENT
    return is_share and not any(_PER_CENT.search(each.text) for each in (one, other))


def _rounded(number: float) -> str:
    """A number to four digits, written out."""
    return f"{float(f'{number:.4g}'):,.10g}"


def _narrowed(match: Match, line: str, sure: float) -> Iterator[Finding]:
    """A range on one side and one number of it on the other: later counted, or its end taken."""
    for first, last, is_back in ((match.one, match.other, False), (match.other, match.one, True)):
        one, other = first.figure, last.figure
        if is_range(one) and one.category in CASUALTIES and is_later(first, last):
            told = "a range first, one number in the report published later"
            yield _turned(match, (line, told), Relation.LATER, sure, is_back=is_back)
        elif is_range(one) and is_end_of(one, other) and other.bound is Bound.EXACT:
            told = "a range on one side, one end of it alone on the other"
            yield _turned(match, (line, told), Relation.CONFLICT, sure, is_back=is_back)


def _turned(
    match: Match, lines: tuple[str, ...], relation: Relation, sure: float, *, is_back: bool
) -> Finding:
    one, other = match.one.figure, match.other.figure
    if is_back:
        one, other = other, one
    return _changed(one, other, lines, relation, sure)


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
