"""A report, to be read: its attributions, its sources, and its exemplar's wording."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated

from retold.desk import Desk
from retold.desk.tolls import read_tolls
from retold.export.views.interlinear import InterlinearView, build_interlinear
from retold.export.views.lookup import Lookup, shorten
from retold.export.views.reading import ReportView, build_head, toll_facts
from retold.export.views.stemma import edge_anchor, main_descents
from retold.export.views.wording import DESCENT, confidence_words, share_words
from retold.model import Alignment, Descent, Report, Stemma, Story, Trace, Witness, Zone
from retold.web.links import permalink

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_MOST_PARAGRAPHS, _SHOWN = 400, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarView:
    """What the report was taken from."""

    siglum: Annotated[str, "Its short label."]
    name: Annotated[str, "Its outlet."]
    report: Annotated[str, "Its report; empty for one that is not in the set."]
    edge: Annotated[str, "The address of the evidence; empty where it is no exemplar of this one."]
    said: Annotated[str, "How it was taken, how much, and how sure."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherView:
    """Another report of the story."""

    id: Annotated[str, "The report."]
    siglum: Annotated[str, "Its short label."]
    name: Annotated[str, "Its outlet."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChoice:
    """A paragraph of the text, to choose the body's first and last by."""

    start: Annotated[int, "Where it begins in the text."]
    end: Annotated[int, "Where it ends."]
    words: Annotated[str, "How it begins."]
    is_first: Annotated[bool, "Whether the body begins with it now."]
    is_last: Annotated[bool, "Whether the body ends with it now."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One report."""

    title: Annotated[str, "Its headline."]
    id: Annotated[str, "Its id."]
    story: Annotated[str, "Its story's id."]
    label: Annotated[str, "The line that names the story."]
    head: Annotated[ReportView, "What is known of it."]
    text: Annotated[InterlinearView, "Its text."]
    exemplar: Annotated[ExemplarView | None, "What it was taken from; null for nothing known."]
    is_compared: Annotated[bool, "Whether the exemplar's wording stands below its own."]
    published: Annotated[str, "The day of its publication, for the form that corrects it."]
    outlet: Annotated[str, "Its outlet, for the form that corrects it."]
    paragraphs: Annotated[
        tuple[ParagraphChoice, ...], "Its paragraphs, for the form that corrects the body."
    ]
    others: Annotated[tuple[OtherView, ...], "The other reports of its story."]


def build_report_page(desk: Desk, report_id: str, against: str = "") -> ReportPage:
    """One report over the wording of its main exemplar, or of another report of its story.

    Args:
        desk: The desk.
        report_id: The report.
        against: The report whose wording is shown; the main exemplar's if this is empty.

    Raises:
        RetoldError: There is no such report.
    """
    trace = desk.story(desk.story_of(report_id).id, most_swaps=0)
    lookup = Lookup.of(trace)
    report, story = lookup.reports[report_id], trace.stories[0]
    exemplar = _exemplar(lookup, trace, report, story, against)
    alignment = _alignment(trace, report_id, exemplar.report if exemplar else "")
    attributions = [one for one in trace.attributions if one.report_id == report_id]
    head = build_head(lookup, report)
    head = replace(head, facts=(*head.facts, *toll_facts(read_tolls(trace, report))))
    return ReportPage(
        title=head.headline,
        id=report_id,
        story=story.id,
        label=shorten(story.label, 200),
        head=head,
        text=build_interlinear(lookup, report, attributions, alignment),
        exemplar=exemplar,
        is_compared=alignment is not None,
        published=_day(report),
        outlet=report.outlet.name,
        paragraphs=_paragraphs(report),
        others=tuple(
            OtherView(id=one, siglum=lookup.siglum(one), name=lookup.name(one))
            for one in story.report_ids
            if one != report_id
        ),
    )


def _paragraphs(report: Report) -> tuple[ParagraphChoice, ...]:
    """The paragraphs of the text, but for those in the middle of a very long one."""
    places = [match.span() for match in _PARAGRAPH.finditer(report.text)]
    if len(places) > _MOST_PARAGRAPHS:
        half = _MOST_PARAGRAPHS // 2
        places = [*places[:half], *places[-half:]]
    body = [one.span for one in report.blocks if one.zone is Zone.BODY]
    begins = min((one.start for one in body), default=0)
    ends = max((one.end for one in body), default=len(report.text))
    first = max((start for start, _ in places if start <= begins), default=0)
    last = min((end for _, end in places if end >= ends), default=len(report.text))
    return tuple(
        ParagraphChoice(
            start=start,
            end=end,
            words=f"{number}. {shorten(report.text[start:end], _SHOWN)}",
            is_first=start == first,
            is_last=end == last,
        )
        for number, (start, end) in enumerate(places, start=1)
    )


def _exemplar(
    lookup: Lookup, trace: Trace, report: Report, story: Story, against: str
) -> ExemplarView | None:
    if against in story.report_ids and against != report.id:
        said = "chosen by you, whatever it has to do with this report"
        name = lookup.name(against)
        siglum = lookup.siglum(against)
        return ExemplarView(siglum=siglum, name=name, report=against, edge="", said=said)
    for stemma in trace.stemmata:
        witness = next((one for one in stemma.witnesses if one.report_id == report.id), None)
        descent = main_descents(stemma).get(witness.siglum) if witness else None
        if descent is not None:
            return _taken(lookup, stemma, descent)
    return None


def _taken(lookup: Lookup, stemma: Stemma, descent: Descent) -> ExemplarView:
    given = {one.siglum: one for one in stemma.witnesses}
    witness = given.get(descent.exemplar) or Witness(
        siglum=descent.exemplar, report_id=None, label=""
    )
    known = witness.report_id if witness.report_id in lookup.reports else None
    said = (DESCENT[descent.kind], share_words(descent.share), confidence_words(descent.confidence))
    return ExemplarView(
        siglum=witness.siglum,
        name=lookup.name(known) if known else shorten(witness.label, 120),
        report=known or "",
        edge=permalink(edge_anchor(stemma.story_id, witness, given[descent.copy])),
        said=", ".join(said),
    )


def _alignment(trace: Trace, one: str, other: str) -> Alignment | None:
    pair = {one, other}
    return next((each for each in trace.alignments if {each.left_id, each.right_id} == pair), None)


def _day(report: Report) -> str:
    moment = report.published.moment
    return f"{moment.middle:%Y-%m-%d}" if moment else ""
