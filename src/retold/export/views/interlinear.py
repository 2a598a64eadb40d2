"""A report line by line beside what it was taken from: each line's wording there, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, one_line
from retold.export.views.marks import Bit, Mark, cut_bits
from retold.export.views.reading import (
    MAX_CHARS,
    NoteView,
    RunView,
    build_note,
    cut_runs,
    first_offset,
    in_text_order,
    touches,
)
from retold.export.views.wording import PASSAGE, ZONE
from retold.model import Alignment, Attribution, Block, Passage, PassageLabel, Report, Span
from retold.text.tokens import fold_words


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """What the exemplar has here and the report has not."""

    words: Annotated[int, "How many words were left out."]
    text: Annotated[str, "The words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A stretch of the report with one counterpart, or none, in its exemplar."""

    runs: Annotated[tuple[RunView, ...], "Its text, cut where a role begins or ends."]
    exemplar: Annotated[tuple[Bit, ...], "The exemplar's wording; empty where it has none."]
    label: Annotated[str, "What became of it, in words; empty where nothing is compared."]
    gaps: Annotated[tuple[GapView, ...], "What was left out before it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph of the report, with the notes that begin in it."""

    zone: Annotated[str, "Which part of the article it is; empty for the body."]
    lines: Annotated[tuple[LineView, ...], "Its text."]
    notes: Annotated[tuple[NoteView, ...], "The attributions that begin in it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterlinearView:
    """A report, to be read alone or over its exemplar's wording."""

    paragraphs: Annotated[tuple[ParagraphView, ...], "Its text."]
    end_gaps: Annotated[tuple[GapView, ...], "What was left out at its end."]
    left_out: Annotated[int, "How many characters are not shown."]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A passage of the report, seen from it."""

    own: Span
    other_text: str
    label: PassageLabel
    changed: tuple[Span, ...]


def build_interlinear(
    lookup: Lookup,
    report: Report,
    attributions: Sequence[Attribution],
    alignment: Alignment | None,
) -> InterlinearView:
    """A report with its attributions; over its exemplar's wording where an alignment is given.

    Args:
        lookup: The trace's nouns by id.
        report: The report.
        attributions: Who says what in it.
        alignment: What it shares with its exemplar, on either side.
    """
    maker = _Maker(lookup, report, attributions, alignment)
    paragraphs = [maker.paragraph(one) for one in report.blocks if one.span.start < MAX_CHARS]
    return InterlinearView(
        paragraphs=tuple(paragraphs),
        end_gaps=tuple(maker.gaps_before(len(report.text) + 1)),
        left_out=max(0, len(report.text) - MAX_CHARS),
    )


class _Maker:
    """Cuts a report into lines; hands each gap out once."""

    def __init__(
        self,
        lookup: Lookup,
        report: Report,
        attributions: Sequence[Attribution],
        alignment: Alignment | None,
    ) -> None:
        self.lookup, self.report = lookup, report
        self.attributions = in_text_order(attributions)
        self.numbers = {one.id: number for number, one in enumerate(self.attributions, start=1)}
        self.is_compared = alignment is not None
        self.pairs, self.gaps = _turn(alignment, report.id) if alignment else ([], [])

    def paragraph(self, block: Block) -> ParagraphView:
        span = Span(block.span.start, min(block.span.end, MAX_CHARS))
        here = [one for one in self.attributions if touches(one, span)]
        starting = [one for one in here if span.start <= first_offset(one) < span.end]
        places = {self.numbers[one.id]: first_offset(one) for one in starting}
        return ParagraphView(
            zone=ZONE[block.zone],
            lines=tuple(self._lines(span, here, places)),
            notes=tuple(build_note(self.lookup, one, self.numbers) for one in starting),
        )

    def _lines(
        self, span: Span, here: list[Attribution], places: dict[int, int]
    ) -> Iterator[LineView]:
        """A line from the start of each passage to that of the next."""
        pairs = [one for one in self.pairs if span.start <= one.own.start < span.end]
        starts = [span.start, *(one.own.start for one in pairs if one.own.start > span.start)]
        by_start = {one.own.start: one for one in pairs}
        for start, end in zip(starts, [*starts[1:], span.end], strict=True):
            pair = by_start.get(start)
            notes = {number: at for number, at in places.items() if start <= at < end}
            yield LineView(
                runs=cut_runs(self.report.text, Span(start, end), here, notes),
                exemplar=_wording(pair) if pair else (),
                label=self._label(pair),
                gaps=tuple(self.gaps_before(start + 1)),
            )

    def _label(self, pair: _Pair | None) -> str:
        if not self.is_compared:
            return ""
        return PASSAGE[pair.label if pair else PassageLabel.ADDED]

    def gaps_before(self, offset: int) -> Iterator[GapView]:
        """The gaps that lie before an offset, and were not given yet; neighbours are one."""
        texts = []
        while self.gaps and self.gaps[0][0] < offset:
            texts.append(self.gaps.pop(0)[1])
        if texts:
            text = " ".join(one_line(one) for one in texts)
            yield GapView(words=len(fold_words(text)), text=text[:MAX_CHARS])


def _wording(pair: _Pair) -> tuple[Bit, ...]:
    if pair.label is PassageLabel.ADDED:
        return ()
    return cut_bits(pair.other_text, ((one, Mark.DIFFERS) for one in pair.changed))


def _turn(alignment: Alignment, report_id: str) -> tuple[list[_Pair], list[tuple[int, str]]]:
    """The passages seen from a report, and what it lacks with the offset where that would stand."""
    is_right = alignment.right_id == report_id
    pairs = []
    lacking: list[tuple[Span, str]] = []
    places: list[tuple[Span, Span]] = []
    for passage in alignment.passages:
        own, other = passage.right, passage.left
        text = passage.left_text
        if not is_right:
            own, other, text = passage.left, passage.right, passage.right_text
        if own is None:
            if other is not None:
                lacking.append((other, text))
            continue
        label = passage.label if other is not None else PassageLabel.ADDED
        pairs.append(_Pair(own, text, label, _changed(passage, other, is_right=is_right)))
        if other is not None and label is not PassageLabel.MOVED:
            places.append((other, own))
    pairs.sort(key=lambda one: one.own.start)
    return pairs, _place_gaps(lacking, places)


def _changed(passage: Passage, other: Span | None, *, is_right: bool) -> tuple[Span, ...]:
    """Where the exemplar's words differ, within its passage."""
    if other is None:
        return ()
    sides = (change.left if is_right else change.right for change in passage.changes)
    inside = (side for side in sides if side is not None and other.covers(side))
    return tuple(Span(one.start - other.start, one.end - other.start) for one in inside)


def _place_gaps(
    lacking: list[tuple[Span, str]], places: list[tuple[Span, Span]]
) -> list[tuple[int, str]]:
    """Each gap stands after what is before it in the exemplar."""
    places.sort()
    made = []
    at, number = 0, 0
    for span, text in sorted(lacking):
        while number < len(places) and places[number][0].start < span.start:
            at = places[number][1].end
            number += 1
        made.append((at, text))
    return sorted(made, key=lambda one: one[0])
