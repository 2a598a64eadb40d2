"""Figures that disagree, and all figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.changes import source_words
from retold.export.views.dates import date_words, sort_key
from retold.export.views.lookup import Lookup, one_line, shorten, shorten_all
from retold.export.views.wording import BOUND, RELATION, confidence_words
from retold.model import Bound, Claim, Drift, DriftKind, Figure, Place, Relation, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueView:
    """One value of a figure, who has it, and the sentence it stands in."""

    words: Annotated[str, "The figure as printed."]
    sigla: Annotated[str, "Who has it."]
    before: Annotated[str, "The sentence before it."]
    after: Annotated[str, "The sentence after it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One report's figure of a thing, for a chart over time."""

    siglum: Annotated[str, "The report's short label."]
    words: Annotated[str, "The figure as printed."]
    value: Annotated[str, "The number, as it is written beside the mark."]
    when: Annotated[str, "When the report was published."]
    day: Annotated[str, "The same, short: day and month."]
    low: Annotated[float | None, "The number, or the lower end of a range; null for a vague one."]
    high: Annotated[float | None, "The upper end of a range."]
    bound: Annotated[str, "exact, least, most or about."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashView:
    """A quantity for which reports have different figures."""

    counted: Annotated[str, "What is counted."]
    values: Annotated[tuple[ValueView, ...], "The values."]
    relation: Annotated[str, "How they stand to each other, in words."]
    is_conflict: Annotated[bool, "Whether they disagree, and are not merely later or other counts."]
    evidence: Annotated[tuple[str, ...], "What it rests on."]
    confidence: Annotated[str, "How sure, in words."]
    points: Annotated[tuple[PointView, ...], "Each report's number, in order of time."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """One figure of one report."""

    siglum: Annotated[str, "The report's short label."]
    words: Annotated[str, "The figure as printed."]
    value: Annotated[str, "How it was read."]
    counted: Annotated[str, "What is counted."]
    source: Annotated[str, "Who is named for it; empty for nobody."]


def build_clashes(
    lookup: Lookup,
    drifts: Iterable[Drift],
    figures: dict[str, list[Figure]],
    claims: Iterable[Claim] = (),
) -> list[ClashView]:
    """The quantities with different figures, one for each claim; disagreements first."""
    tellings = {claim.id: claim.tellings for claim in claims}
    groups: dict[tuple[str, object], list[Drift]] = {}
    for number, drift in enumerate(drifts):
        if drift.kind is DriftKind.FIGURE_CHANGED:
            key = drift.claim_id or f"alone {number}"
            groups.setdefault((key, drift.relation), []).append(drift)
    made = [
        _clash(lookup, group, figures, tellings.get(claim_id, ()))
        for (claim_id, _), group in groups.items()
    ]
    return sorted(made, key=lambda clash: not clash.is_conflict)


def _clash(
    lookup: Lookup,
    group: list[Drift],
    figures: dict[str, list[Figure]],
    tellings: tuple[Telling, ...],
) -> ClashView:
    places = [place for drift in group for place in (drift.from_, drift.to) if place is not None]
    values: dict[str, list[Place]] = {}
    counted = ""
    numbers: dict[str, Figure] = {}
    for place in dict.fromkeys(places):
        figure = _figure_at(place, figures)
        if figure is not None:
            numbers.setdefault(figure.id, figure)
        exact = place if figure is None else _place_of(figure)
        counted = counted or (figure.counted if figure else "")
        values.setdefault(one_line(exact.text).casefold(), []).append(exact)
    relation = group[0].relation
    return ClashView(
        counted=shorten(counted, 200),
        values=tuple(_value(lookup, same) for same in values.values()),
        relation=RELATION[relation] if relation else RELATION[Relation.CONFLICT],
        is_conflict=relation in {None, Relation.CONFLICT},
        evidence=shorten_all(words for drift in group for words in drift.evidence),
        confidence=confidence_words(max(drift.confidence for drift in group)),
        points=_points(lookup, _alike(numbers.values(), tellings, figures))
        if relation in _CHARTED
        else (),
    )


# What counts another thing, or in another unit, has no place on one scale.
_CHARTED = {None, Relation.CONFLICT, Relation.LATER}


def _alike(
    numbers: Collection[Figure], tellings: tuple[Telling, ...], figures: dict[str, list[Figure]]
) -> list[Figure]:
    """The figures that differ, and those of the same sort that the claim's other tellings name."""
    sorts = {(one.category, one.unit) for one in numbers}
    named = {one for telling in tellings for one in telling.figure_ids}
    reports = dict.fromkeys(telling.report_id for telling in tellings)
    others = [
        one
        for report_id in reports
        for one in figures.get(report_id, [])
        if one.id in named and (one.category, one.unit) in sorts
    ]
    found = {(one.report_id, one.low, one.high): one for one in [*others, *numbers]}
    return list(found.values())


_BOUNDS = {
    Bound.AT_LEAST: "least",
    Bound.MORE_THAN: "least",
    Bound.AT_MOST: "most",
    Bound.LESS_THAN: "most",
    Bound.ABOUT: "about",
}


def _points(lookup: Lookup, figures: Iterable[Figure]) -> tuple[PointView, ...]:
    """The figures in order of publication; those of reports that are not there are left out."""
    known = [figure for figure in figures if figure.report_id in lookup.reports]
    known.sort(key=lambda figure: sort_key(lookup.reports[figure.report_id].published))
    return tuple(_point(lookup, figure) for figure in known)


def _point(lookup: Lookup, figure: Figure) -> PointView:
    published = lookup.reports[figure.report_id].published
    ends = [f"{end:,.6g}" for end in dict.fromkeys((figure.low, figure.high)) if end is not None]
    moment = published.moment
    return PointView(
        siglum=lookup.siglum(figure.report_id),
        words=shorten(figure.text, 200),
        value="–".join(ends),
        when=date_words(published),
        day=f"{moment.middle.day} {moment.middle:%b}" if moment else "undated",
        low=figure.low if figure.low is not None else figure.high,
        high=figure.high,
        bound=_BOUNDS.get(figure.bound, "exact"),
    )


def _figure_at(place: Place, figures: dict[str, list[Figure]]) -> Figure | None:
    """The figure that a place means: the one it coincides with, or the only one inside it."""
    touching = [one for one in figures.get(place.report_id, []) if one.span.overlap(place.span)]
    covering = [one for one in touching if one.span.covers(place.span)]
    if covering:
        return covering[0]
    return touching[0] if len(touching) == 1 else None


def _place_of(figure: Figure) -> Place:
    return Place(report_id=figure.report_id, span=figure.span, text=figure.text)


def _value(lookup: Lookup, places: list[Place]) -> ValueView:
    first = places[0]
    context = lookup.context(first.report_id, first.span, 120)
    return ValueView(
        words=context.words,
        sigla=lookup.sigla_of(place.report_id for place in places),
        before=context.before,
        after=context.after,
    )


def build_figures(lookup: Lookup, figures: Iterable[Figure]) -> list[FigureView]:
    """Every figure, by what is counted."""
    given = sorted(figures, key=lambda figure: (figure.category, figure.counted.casefold()))
    return [_figure(lookup, figure) for figure in given]


def _figure(lookup: Lookup, figure: Figure) -> FigureView:
    attribution = lookup.attributions.get(figure.attribution_id or "")
    category = "" if figure.category.value == "other" else figure.category.value
    counted = shorten(figure.counted, 200)
    return FigureView(
        siglum=lookup.siglum(figure.report_id),
        words=shorten(figure.text, 200),
        value=_value_words(figure),
        counted=f"{counted} ({category})" if category and category not in counted else counted,
        source=source_words(lookup, attribution).removeprefix("source: ") if attribution else "",
    )


def _value_words(figure: Figure) -> str:
    low, high = figure.low, figure.high
    ends = [f"{end:,.15g}" for end in dict.fromkeys((low, high)) if end is not None]
    if not ends:
        return "vague"
    return " ".join(part for part in (BOUND[figure.bound], " to ".join(ends), figure.unit) if part)
