"""The one wide table: every finding that has two sides, both of them in its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Annotated

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
class Row:
    """One finding, and both its sides. Offsets count code points of the report's text."""

    story: Annotated[str, "The story's id."]
    story_label: Annotated[str, "A line that names the story."]
    finding: Annotated[str, "descent, passage, change, reading, drift or swap."]
    kind: Annotated[str, "The label or judgement, in the words of the trace document."]
    left_report: Annotated[str, "The exemplar; or the one side; or who has the thing."] = ""
    left_siglum: Annotated[str, "Its short label."] = ""
    left_outlet: Annotated[str, "Its outlet."] = ""
    left_headline: Annotated[str, "Its headline."] = ""
    left_earliest: Annotated[str, "The earliest it can have been published, ISO 8601."] = ""
    left_latest: Annotated[str, "The latest."] = ""
    left_url: Annotated[str, "Its address."] = ""
    left_file: Annotated[str, "Its file."] = ""
    left_start: Annotated[int | None, "Where its words begin."] = None
    left_end: Annotated[int | None, "Where they end."] = None
    left_words: Annotated[str, "Its words."] = ""
    right_report: Annotated[str, "The copy; or the other side; or who lacks or changes it."] = ""
    right_siglum: Annotated[str, "Its short label."] = ""
    right_outlet: Annotated[str, "Its outlet."] = ""
    right_headline: Annotated[str, "Its headline."] = ""
    right_earliest: Annotated[str, "The earliest it can have been published, ISO 8601."] = ""
    right_latest: Annotated[str, "The latest."] = ""
    right_url: Annotated[str, "Its address."] = ""
    right_file: Annotated[str, "Its file."] = ""
    right_start: Annotated[int | None, "Where its words begin."] = None
    right_end: Annotated[int | None, "Where they end."] = None
    right_words: Annotated[str, "Its words."] = ""
    speaker: Annotated[str, "Who is said to have said it."] = ""
    is_second: Annotated[bool | None, "For a descent: whether it is a further exemplar."] = None
    share: Annotated[float | None, "Share of the copy's words, 0 to 1."] = None
    confidence: Annotated[float | None, "0 to 1."] = None
    evidence: Annotated[str, "What it rests on."] = ""


COLUMNS = tuple(one.name for one in fields(Row))


@dataclass(frozen=True, slots=True)
class _Side:
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
            one.siglum: _Side(one.report_id, siglum=one.siglum, label=one.label)
            for one in stemma.witnesses
        }
        for descent in stemma.descents:
            yield self._row(
                stemma.story_id,
                ("descent", descent.kind.value),
                sides.get(descent.exemplar, _Side(None, siglum=descent.exemplar)),
                sides.get(descent.copy, _Side(None, siglum=descent.copy)),
                is_second=main.get(descent.copy) is not descent,
                share=descent.share,
                confidence=descent.confidence,
                evidence=_join(descent.evidence),
            )

    def passages(self, alignment: Alignment) -> Iterator[Row]:
        story = self.lookup.story_of.get(alignment.left_id, "")
        for passage in alignment.passages:
            kind = passage.label.value
            left = _Side(alignment.left_id, passage.left, passage.left_text)
            right = _Side(alignment.right_id, passage.right, passage.right_text)
            yield self._row(story, ("passage", kind), left, right)
            yield from self._changes(story, alignment, passage)

    def _changes(self, story: str, alignment: Alignment, passage: Passage) -> Iterator[Row]:
        for change in passage.changes:
            left = _Side(alignment.left_id, change.left, change.left_text)
            right = _Side(alignment.right_id, change.right, change.right_text)
            yield self._row(story, ("change", passage.label.value), left, right)

    def readings(self, quotation: Quotation) -> Iterator[Row]:
        readings = quotation.readings
        for one in quotation.differences:
            if max(one.a, one.b) >= len(readings) or min(one.a, one.b) < 0:
                continue
            yield self._row(
                quotation.story_id,
                ("reading", one.judgement.value),
                _Side(readings[one.a].report_id, readings[one.a].span, one.a_text),
                _Side(readings[one.b].report_id, readings[one.b].span, one.b_text),
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
            _Side(left.report_id, left.span, left.text) if left else _Side(None),
            _Side(right.report_id, right.span, right.text) if right else _Side(None),
            confidence=drift.confidence,
            evidence=_join(drift.evidence),
        )

    def swaps(self, swap: Swap) -> Iterator[Row]:
        for one in swap.occurrences:
            left = _Side(one.left.report_id, one.left.span, one.left.text)
            right = _Side(one.right.report_id, one.right.span, one.right.text)
            yield self._row(swap.story_id, ("swap", ""), left, right)

    def _row(  # noqa: PLR0913 - the columns that only some findings have, by name
        self,
        story: str,
        finding: tuple[str, str],
        left: _Side,
        right: _Side,
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
            **self._side("left", left),  # type: ignore[arg-type]
            **self._side("right", right),  # type: ignore[arg-type]
            speaker=speaker,
            is_second=is_second,
            share=share,
            confidence=confidence,
            evidence=evidence,
        )

    def _side(self, hand: str, side: _Side) -> dict[str, str | int | None]:
        report = self.lookup.reports.get(side.report_id or "")
        made: dict[str, str | int | None] = {
            "report": side.report_id or "",
            "siglum": side.siglum or (self.lookup.siglum(report.id) if report else ""),
            "start": side.span.start if side.span else None,
            "end": side.span.end if side.span else None,
            "words": side.words,
            **(_facts(report) if report else {"outlet": side.label}),
        }
        return {f"{hand}_{name}": value for name, value in made.items()}


def _facts(report: Report) -> dict[str, str]:
    earliest, latest = report.published.earliest, report.published.latest
    return {
        "outlet": report.outlet.name,
        "headline": report.headline,
        "earliest": earliest.isoformat() if earliest else "",
        "latest": latest.isoformat() if latest else "",
        "url": report.url,
        "file": report.path,
    }


def _join(evidence: Iterable[str]) -> str:
    return "; ".join(evidence)
