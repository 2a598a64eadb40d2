"""Two reports side by side: passage beside passage, and the changed words in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.export.views.dates import date_words
from retold.export.views.lookup import Lookup, anchor, shorten
from retold.export.views.marks import Bit, Mark, cut_bits
from retold.export.views.reading import first_words
from retold.export.views.wording import PASSAGE, share_words
from retold.model import Alignment, Passage, PassageLabel, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedView:
    """One of the two reports."""

    id: Annotated[str, "Its id."]
    siglum: Annotated[str, "Its short label."]
    name: Annotated[str, "Its outlet."]
    headline: Annotated[str, "Its headline."]
    when: Annotated[str, "When it was published."]
    share: Annotated[str, "How much of its words stands in the other."]
    language: Annotated[str, "Its language, for the reader's software."]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One side of a row."""

    bits: Annotated[tuple[Bit, ...], "The words, the changed ones marked; empty for none."]
    anchor: Annotated[str, "Its place on the page, for the link from where it was moved."] = ""
    moved_to: Annotated[str, "Where its words stand on this side instead; empty if here."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A passage on both sides, or on one."""

    left: Annotated[CellView, "What the left report has."]
    right: Annotated[CellView, "What the right report has."]
    label: Annotated[str, "What became of it, in words."]
    kind: Annotated[str, "The same in one word, for the style."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Two reports, passage beside passage."""

    left: Annotated[ComparedView, "The one report."]
    right: Annotated[ComparedView, "The other report."]
    rows: Annotated[tuple[RowView, ...], "In the order of the left report."]
    kept: Annotated[int, "How many passages stand in both word for word."]
    changed: Annotated[int, "How many stand in both with other words."]
    left_alone: Annotated[int, "How many the left report has alone."]
    right_alone: Annotated[int, "How many the right report has alone."]


def build_comparison(
    lookup: Lookup, left: Report, right: Report, alignment: Alignment
) -> ComparisonView:
    """Two reports side by side; the alignment may name them in either order."""
    passages = alignment.passages
    shares = (alignment.share_left, alignment.share_right)
    if alignment.left_id != left.id:
        passages = tuple(_turned(one) for one in passages)
        shares = (alignment.share_right, alignment.share_left)
    labels = [one.label for one in passages]
    return ComparisonView(
        left=_compared(lookup, left, shares[0]),
        right=_compared(lookup, right, shares[1]),
        rows=_rows(passages),
        kept=labels.count(PassageLabel.VERBATIM),
        changed=labels.count(PassageLabel.EDITED) + labels.count(PassageLabel.REWORDED),
        left_alone=labels.count(PassageLabel.DROPPED),
        right_alone=labels.count(PassageLabel.ADDED),
    )


def _compared(lookup: Lookup, report: Report, share: float) -> ComparedView:
    return ComparedView(
        id=report.id,
        siglum=lookup.siglum(report.id),
        name=lookup.name(report.id),
        headline=shorten(report.headline, 300) or first_words(report),
        when=date_words(report.published),
        share=share_words(share),
        language="" if report.language == "und" else report.language,
    )


_TURNED = {PassageLabel.ADDED: PassageLabel.DROPPED, PassageLabel.DROPPED: PassageLabel.ADDED}


def _turned(passage: Passage) -> Passage:
    """The passage with its sides exchanged."""
    changes = tuple(
        type(one)(
            left=one.right, right=one.left, left_text=one.right_text, right_text=one.left_text
        )
        for one in passage.changes
    )
    return Passage(
        left=passage.right,
        right=passage.left,
        left_text=passage.right_text,
        right_text=passage.left_text,
        label=_TURNED.get(passage.label, passage.label),
        score=passage.score,
        changes=changes,
    )


def _rows(passages: tuple[Passage, ...]) -> tuple[RowView, ...]:
    """A row for each passage; a moved one stands at both its places, each linked to the other."""
    still = [one for one in passages if one.label is not PassageLabel.MOVED]
    moved = [one for one in passages if one.label is PassageLabel.MOVED]
    ordered = _merged(still)
    rows = [(one, _row(one)) for one in ordered]
    for number, one in enumerate(moved, start=1):
        _insert(rows, one, number)
    return tuple(row for _, row in rows)


def _merged(passages: list[Passage]) -> list[Passage]:
    """In the order of the left report; what the right one has alone after what precedes it."""
    lefts = sorted((one for one in passages if one.left), key=lambda one: _start(one.left))
    alone = sorted((one for one in passages if not one.left), key=lambda one: _start(one.right))
    made: list[Passage] = []
    for one in lefts:
        if one.right is not None:
            while alone and _start(alone[0].right) < one.right.start:
                made.append(alone.pop(0))
        made.append(one)
    return made + alone


def _start(span: Span | None) -> int:
    return span.start if span else -1


def _row(passage: Passage) -> RowView:
    return RowView(
        left=CellView(bits=_bits(passage, is_left=True)),
        right=CellView(bits=_bits(passage, is_left=False)),
        label=PASSAGE[passage.label],
        kind=passage.label.value.lower(),
    )


def _insert(rows: list[tuple[Passage, RowView]], passage: Passage, number: int) -> None:
    left_anchor, right_anchor = anchor("moved", str(number), "l"), anchor("moved", str(number), "r")
    here = RowView(
        left=CellView(bits=_bits(passage, is_left=True), anchor=left_anchor),
        right=CellView(bits=(), moved_to=right_anchor),
        label=PASSAGE[PassageLabel.MOVED],
        kind="moved",
    )
    there = RowView(
        left=CellView(bits=(), moved_to=left_anchor),
        right=CellView(bits=_bits(passage, is_left=False), anchor=right_anchor),
        label=PASSAGE[PassageLabel.MOVED],
        kind="moved",
    )
    left, right = _start(passage.left), _start(passage.right)
    at_left = _place(rows, left, is_left=True)
    rows.insert(at_left, (_alone(passage, is_left=True), here))
    rows.insert(_place(rows, right, is_left=False), (_alone(passage, is_left=False), there))


def _place(rows: list[tuple[Passage, RowView]], start: int, *, is_left: bool) -> int:
    """Before the first row that stands later on this side."""
    for number, (passage, _) in enumerate(rows):
        span = passage.left if is_left else passage.right
        if span is not None and span.start > start:
            return number
    return len(rows)


def _alone(passage: Passage, *, is_left: bool) -> Passage:
    """The passage as it stands in a row of its own: on one side."""
    return Passage(
        left=passage.left if is_left else None,
        right=None if is_left else passage.right,
        left_text="",
        right_text="",
        label=passage.label,
        score=passage.score,
    )


def _bits(passage: Passage, *, is_left: bool) -> tuple[Bit, ...]:
    whole = passage.left if is_left else passage.right
    if whole is None:
        return ()
    text = passage.left_text if is_left else passage.right_text
    sides = [one.left if is_left else one.right for one in passage.changes]
    places = [
        Span(one.start - whole.start, one.end - whole.start)
        for one in sides
        if one is not None and whole.covers(one)
    ]
    return cut_bits(text, ((place, Mark.DIFFERS) for place in places))
