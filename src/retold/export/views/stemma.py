"""Who had it from whom, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from retold.export.private import file_name
from retold.export.views.dates import date_words
from retold.export.views.lookup import Lookup, anchor, shorten, shorten_all
from retold.export.views.wording import (
    DESCENT,
    confidence_words,
    count_words,
    share_words,
)
from retold.model import Alternative, Descent, Report, Stemma, Story, Witness

NOT_IN_SET = "not in the set"


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView:
    """A report's place in the descent, or a source that is not in the set."""

    siglum: Annotated[str, "Its short label."]
    name: Annotated[str, "Who it is: the outlet, or what is known of an unseen source."]
    headline: Annotated[str, "Its headline; empty for an unseen source."]
    when: Annotated[str, "When it was published, or that it is not in the set."]
    is_hypothetical: Annotated[bool, "Whether it is inferred, and not in the set."]
    href: Annotated[str, "Where on the page its report is; empty for an unseen source."]
    report_id: Annotated[str, "Its report; empty for an unseen source."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerView:
    """Another exemplar that the evidence allows."""

    exemplar: Annotated[WitnessView, "Which one."]
    confidence: Annotated[str, "How sure, in words."]
    reason: Annotated[str, "Why it came second."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeView:
    """One line of descent: the copy had it from the exemplar."""

    anchor: Annotated[str, "Its permalink on the page."]
    exemplar: Annotated[WitnessView, "The one it came from."]
    copy: Annotated[WitnessView, "The one that came from it."]
    kind: Annotated[str, "How the copy used it, in words."]
    share: Annotated[str, "How much of the copy it accounts for."]
    confidence: Annotated[str, "How sure, in words."]
    evidence: Annotated[tuple[str, ...], "What it rests on."]
    runners: Annotated[tuple[RunnerView, ...], "The runners-up."]
    is_second: Annotated[bool, "Whether the copy has another exemplar that gave it more."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineView:
    """A witness in its place in the tree of main exemplars."""

    depth: Annotated[int, "How many exemplars stand above it."]
    witness: Annotated[WitnessView, "The witness."]
    edge: Annotated[EdgeView | None, "How it came from its main exemplar; null for none."]
    seconds: Annotated[tuple[EdgeView, ...], "How it drew on further exemplars."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaView:
    """The descent of one story."""

    witnesses: Annotated[tuple[WitnessView, ...], "Every witness, as the stemma lists them."]
    edges: Annotated[tuple[EdgeView, ...], "Every line of descent."]
    outline: Annotated[tuple[OutlineView, ...], "The same as a tree, each under its exemplar."]

    @property
    def roots(self) -> tuple[WitnessView, ...]:
        """The witnesses that came from nothing that is known."""
        copies = {edge.copy.siglum for edge in self.edges}
        return tuple(one for one in self.witnesses if one.siglum not in copies)


def build_stemma(lookup: Lookup, story: Story) -> StemmaView:
    """The descent of a story; every report stands alone where the trace has none."""
    stemma = lookup.stemmata.get(story.id)
    if stemma is None:
        alone = tuple(_report_witness(lookup, report_id) for report_id in story.report_ids)
        return StemmaView(witnesses=alone, edges=(), outline=_outline(alone, []))
    views = {one.siglum: _witness(lookup, one) for one in stemma.witnesses}
    main = main_descents(stemma)
    edges = [
        _edge(story, views, descent, is_second=main.get(descent.copy) is not descent)
        for descent in stemma.descents
        if descent.exemplar in views and descent.copy in views
    ]
    witnesses = tuple(views.values())
    return StemmaView(witnesses=witnesses, edges=tuple(edges), outline=_outline(witnesses, edges))


def _outline(witnesses: tuple[WitnessView, ...], edges: list[EdgeView]) -> tuple[OutlineView, ...]:
    """Every witness under its main exemplar, depth first, in the order of the stemma."""
    main = {edge.copy.siglum: edge for edge in edges if not edge.is_second}
    seconds: dict[str, list[EdgeView]] = {}
    copies: dict[str, list[WitnessView]] = {}
    for edge in edges:
        if edge.is_second:
            seconds.setdefault(edge.copy.siglum, []).append(edge)
    for one in witnesses:
        if one.siglum in main:
            copies.setdefault(main[one.siglum].exemplar.siglum, []).append(one)
    made: list[OutlineView] = []
    # No recursion: a chain of copies may be longer than Python's stack.
    waiting = [(0, one) for one in reversed(witnesses) if one.siglum not in main]
    while waiting:
        depth, one = waiting.pop()
        edge_to = main.get(one.siglum)
        further = tuple(seconds.get(one.siglum, ()))
        made.append(OutlineView(depth=depth, witness=one, edge=edge_to, seconds=further))
        waiting += [(depth + 1, copy) for copy in reversed(copies.get(one.siglum, []))]
    return tuple(made)


def main_descents(stemma: Stemma) -> dict[str, Descent]:
    """For each copy, the descent from the exemplar that accounts for most of it."""
    main: dict[str, Descent] = {}
    for descent in stemma.descents:
        known = main.get(descent.copy)
        if known is None or descent.share > known.share:
            main[descent.copy] = descent
    return main


def edge_anchor(story_id: str, exemplar: Witness | WitnessView, copy: Witness | WitnessView) -> str:
    """The name of a line of descent, from the ids of the reports at its ends.

    Reports keep their ids, and sigla go by the order of time: one report that comes late may
    change the sigla of all. An unseen source has its siglum alone.
    """
    ends = (one.report_id or one.siglum for one in (exemplar, copy))
    return anchor("edge", story_id, *ends)


def find_edge(edges: Iterable[EdgeView], exemplar: str, copy: str) -> EdgeView | None:
    """The line of descent between two ends, each named by its report or by its siglum.

    An unseen source that has another siglum by now is known by the other end.
    """
    given = list(edges)
    for is_strict in (True, False):
        for edge in given:
            if _is_named(edge.exemplar, exemplar, is_strict=is_strict) and _is_named(
                edge.copy, copy, is_strict=is_strict
            ):
                return edge
    return None


def _is_named(witness: WitnessView, name: str, *, is_strict: bool) -> bool:
    if name in {witness.siglum, anchor(witness.siglum), witness.report_id}:
        return True
    is_greek = not name.isascii() or name.startswith("_")
    return not is_strict and witness.is_hypothetical and is_greek


def witness_name(witness: Witness, report: Report | None) -> str:
    """What to call a witness: its outlet, else its file; what is known of it if it is unseen."""
    if report is None:
        return witness.label
    return report.outlet.name.strip() or file_name(report.path) or witness.label


def _witness(lookup: Lookup, witness: Witness) -> WitnessView:
    if witness.report_id is None or witness.report_id not in lookup.reports:
        return WitnessView(
            siglum=witness.siglum,
            name=shorten(witness.label, 120),
            headline="",
            when=NOT_IN_SET,
            is_hypothetical=True,
            href="",
            report_id=witness.report_id or "",
        )
    view = _report_witness(lookup, witness.report_id, witness.siglum)
    if not witness.carriers:
        return view
    more = count_words(len(witness.carriers), "more report")
    return replace(view, when=f"{view.when}; {more} with the same words")


def _report_witness(lookup: Lookup, report_id: str, siglum: str = "") -> WitnessView:
    report = lookup.reports.get(report_id)
    return WitnessView(
        siglum=siglum or lookup.siglum(report_id),
        name=lookup.name(report_id),
        headline=shorten(report.headline, 300) if report else "",
        when=date_words(report.published) if report else "",
        is_hypothetical=False,
        href=anchor("report", report_id) if report else "",
        report_id=report_id,
    )


def _edge(
    story: Story, views: dict[str, WitnessView], descent: Descent, *, is_second: bool
) -> EdgeView:
    exemplar, copy = views[descent.exemplar], views[descent.copy]
    return EdgeView(
        anchor=edge_anchor(story.id, exemplar, copy),
        exemplar=exemplar,
        copy=copy,
        kind=DESCENT[descent.kind],
        share=share_words(descent.share),
        confidence=confidence_words(descent.confidence),
        evidence=shorten_all(descent.evidence),
        runners=tuple(
            _runner(views[one.exemplar], one)
            for one in descent.alternatives
            if one.exemplar in views
        ),
        is_second=is_second,
    )


def _runner(exemplar: WitnessView, alternative: Alternative) -> RunnerView:
    return RunnerView(
        exemplar=exemplar,
        confidence=confidence_words(alternative.confidence),
        reason=shorten(alternative.reason),
    )
