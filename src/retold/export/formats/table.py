"""The one wide table: every finding that has two sides, both of them in its row."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any

from retold.export.views.lookup import Lookup
from retold.export.views.stemma import main_descents
from retold.model import (
    Alignment,
    Drift,
    Passage,
    Quotation,
    Report,
    Span,
    Stemma,
    Swap,
    Trace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a finding. Offsets count code points of the report's text."""

    report: Annotated[str, "Its report's id."] = ""
    siglum: Annotated[str, "Its short label."] = ""
    outlet: Annotated[str, "Its outlet."] = ""
    headline: Annotated[str, "Its headline."] = ""
    earliest: Annotated[str, "The earliest it can have been published, ISO 8601."] = ""
    latest: Annotated[str, "The latest."] = ""
    url: Annotated[str, "Its address."] = ""
    file: Annotated[str, "Its file."] = ""
    start: Annotated[int | None, "Where its words begin."] = None
    end: Annotated[int | None, "Where they end."] = None
    words: Annotated[str, "Its words."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding, and both its sides."""

    story: Annotated[str, "The story's id."]
    story_label: Annotated[str, "A line that names the story."]
    finding: Annotated[str, "descent, passage, change, reading, drift or swap."]
    kind: Annotated[str, "The label or judgement, in the words of the trace document."]
    left: Annotated[Side, "The exemplar; or the one side; or who has the thing."]
    right: Annotated[Side, "The copy; or the other side; or who lacks or changes it."]
    speaker: Annotated[str, "Who is said to have said it."] = ""
    is_second: Annotated[bool | None, "For a descent: whether it is a further exemplar."] = None
    share: Annotated[float | None, "Share of the copy's words, 0 to 1."] = None
    confidence: Annotated[float | None, "0 to 1."] = None
    evidence: Annotated[str, "What it rests on."] = ""

    def values(self) -> tuple[str | float | bool | None, ...]:
        """What stands in each of `COLUMNS`."""
        made: list[str | float | bool | None] = []
        for one in fields(self):
            value = getattr(self, one.name)
            parts = [getattr(value, part) for part in _PARTS] if one.name in _SIDES else [value]
            made.extend(parts)
        return tuple(made)


_PARTS = tuple(one.name for one in fields(Side))
_SIDES = ("left", "right")


def _columns() -> dict[str, Any]:
    """The columns, a side's under its name and the side's, each with its type."""
    row, side = typing.get_type_hints(Row), typing.get_type_hints(Side)
    made: dict[str, Any] = {}
    for one in fields(Row):
        is_side = one.name in _SIDES
        made |= (
            {f"{one.name}_{part}": side[part] for part in _PARTS}
            if is_side
            else {one.name: row[one.name]}
        )
    return made


TYPES = _columns()
COLUMNS = tuple(TYPES)


@dataclass(frozen=True, slots=True)
class _Place:
    """A side of a row before it is written out."""

    report_id: str | None
    span: Span | None = None
    words: str = ""
    siglum: str = ""
    label: str = ""


def find_rows(trace: Trace) -> Iterator[Row]:
    """The rows, story by story: descents, then passages, readings, drifts and swaps."""
    maker = _Maker(trace)
    for stemma in trace.stemmata:
        yield from maker.descents(stemma)
    for alignment in trace.alignments:
        yield from maker.passages(alignment)
    for quotation in trace.quotations:
        yield from maker.readings(quotation)
    for drift in trace.drifts:
        yield maker.drift(drift)
    for swap in trace.swaps:
        yield from maker.swaps(swap)


class _Maker:
    """Makes rows; holds the trace's nouns by id."""

    def __init__(self, trace: Trace) -> None:
        self.lookup = Lookup.of(trace)
        self.labels = {story.id: story.label for story in trace.stories}

    def descents(self, stemma: Stemma) -> Iterator[Row]:
        main = main_descents(stemma)
        sides = {
            one.siglum: _Place(one.report_id, siglum=one.siglum, label=one.label)
            for one in stemma.witnesses
        }
        for descent in stemma.descents:
            yield self._row(
                stemma.story_id,
                ("descent", descent.kind.value),
                sides.get(descent.exemplar, _Place(None, siglum=descent.exemplar)),
                sides.get(descent.copy, _Place(None, siglum=descent.copy)),
                is_second=main.get(descent.copy) is not descent,
                share=descent.share,
                confidence=descent.confidence,
                evidence=_join(descent.evidence),
            )

    def passages(self, alignment: Alignment) -> Iterator[Row]:
        story = self.lookup.story_of.get(alignment.left_id, "")
        for passage in alignment.passages:
            kind = passage.label.value
            left = _Place(alignment.left_id, passage.left, passage.left_text)
            right = _Place(alignment.right_id, passage.right, passage.right_text)
            yield self._row(story, ("passage", kind), left, right)
            yield from self._changes(story, alignment, passage)

    def _changes(self, story: str, alignment: Alignment, passage: Passage) -> Iterator[Row]:
        for change in passage.changes:
            left = _Place(alignment.left_id, change.left, change.left_text)
            right = _Place(alignment.right_id, change.right, change.right_text)
            yield self._row(story, ("change", passage.label.value), left, right)

    def readings(self, quotation: Quotation) -> Iterator[Row]:
        readings = quotation.readings
        for one in quotation.differences:
            if max(one.a, one.b) >= len(readings) or min(one.a, one.b) < 0:
                continue
            yield self._row(
                quotation.story_id,
                ("reading", one.judgement.value),
                _Place(readings[one.a].report_id, readings[one.a].span, one.a_text),
                _Place(readings[one.b].report_id, readings[one.b].span, one.b_text),
                speaker=self.lookup.speaker_name(quotation.speaker_id),
                confidence=one.confidence,
                evidence=_join(one.evidence),
            )

    def drift(self, drift: Drift) -> Row:
        left, right = drift.from_, drift.to
        kind = f"{drift.kind.value} {drift.relation.value}" if drift.relation else drift.kind.value
        return self._row(
            self.lookup.story_of_drift(drift) or "",
            ("drift", kind),
            _Place(left.report_id, left.span, left.text) if left else _Place(None),
            _Place(right.report_id, right.span, right.text) if right else _Place(None),
            confidence=drift.confidence,
            evidence=_join(drift.evidence),
        )

    def swaps(self, swap: Swap) -> Iterator[Row]:
        for one in swap.occurrences:
            left = _Place(one.left.report_id, one.left.span, one.left.text)
            right = _Place(one.right.report_id, one.right.span, one.right.text)
            yield self._row(swap.story_id, ("swap", ""), left, right)

    def _row(  # noqa: PLR0913 - the columns that only some findings have, by name
        self,
        story: str,
        finding: tuple[str, str],
        left: _Place,
        right: _Place,
        *,
        speaker: str = "",
        is_second: bool | None = None,
        share: float | None = None,
        confidence: float | None = None,
        evidence: str = "",
    ) -> Row:
        name, kind = finding
        return Row(
            story=story,
            story_label=self.labels.get(story, ""),
            finding=name,
            kind=kind,
            left=self._side(left),
            right=self._side(right),
            speaker=speaker,
            is_second=is_second,
            share=share,
            confidence=confidence,
            evidence=evidence,
        )

    def _side(self, place: _Place) -> Side:
        report = self.lookup.reports.get(place.report_id or "")
        made = Side(
            report=place.report_id or "",
            siglum=place.siglum or (self.lookup.siglum(report.id) if report else ""),
            outlet=place.label,
            start=place.span.start if place.span else None,
            end=place.span.end if place.span else None,
            words=place.words,
        )
        return _with_facts(made, report) if report else made


def _with_facts(side: Side, report: Report) -> Side:
    earliest, latest = report.published.earliest, report.published.latest
    return replace(
        side,
        outlet=report.outlet.name,
        headline=report.headline,
        earliest=earliest.isoformat() if earliest else "",
        latest=latest.isoformat() if latest else "",
        url=report.url,
        file=report.path,
    )


def _join(evidence: Iterable[str]) -> str:
    return "; ".join(evidence)
