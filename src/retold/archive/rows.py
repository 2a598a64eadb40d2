"""Rows that flatten what the trace document nests, for questions about outlets and not stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from retold.model import Alignment, DescentKind, PassageLabel, Span, Stemma
from retold.model.noun import Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow(Noun):
    """A passage that two reports share, or that one of them has alone."""

    left_id: Annotated[str, "The one report."]
    right_id: Annotated[str, "The other."]
    label: Annotated[PassageLabel, "What became of it."]
    score: Annotated[float, "0 to 1: how alike the two are, on the aligner's own scale."]
    left_span: Annotated[Span | None, "Where, in the left report; null for what is ADDED."]
    right_span: Annotated[Span | None, "Where, in the right report; null for what is DROPPED."]
    left_text: Annotated[str, "The words on the left."]
    right_text: Annotated[str, "The words on the right."]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescentRow(Noun):
    """An edge of a stemma, by the reports at its ends."""

    exemplar_id: Annotated[str | None, "The report copied from; null for a hypothetical witness."]
    exemplar_label: Annotated[str, "Its label in the stemma."]
    copy_id: Annotated[str | None, "The report that is the copy; null for a hypothetical witness."]
    copy_label: Annotated[str, "Its label in the stemma."]
    kind: Annotated[DescentKind, "How it was taken over."]
    share: Annotated[float, "The share of the copy that the exemplar explains."]
    confidence: Annotated[float, "0 to 1, calibrated."]
    evidence: Annotated[tuple[str, ...], "What it rests on, in words."]


def passages_of(alignment: Alignment) -> Iterator[PassageRow]:
    """The passages of an alignment, a row each."""
    for one in alignment.passages:
        yield PassageRow(
            left_id=alignment.left_id,
            right_id=alignment.right_id,
            label=one.label,
            score=one.score,
            left_span=one.left,
            right_span=one.right,
            left_text=one.left_text,
            right_text=one.right_text,
        )


def descents_of(stemma: Stemma) -> Iterator[DescentRow]:
    """The edges of a stemma, a row each."""
    witness_of = {one.siglum: one for one in stemma.witnesses}
    for one in stemma.descents:
        exemplar, copy = witness_of[one.exemplar], witness_of[one.copy]
        yield DescentRow(
            exemplar_id=exemplar.report_id,
            exemplar_label=exemplar.label,
            copy_id=copy.report_id,
            copy_label=copy.label,
            kind=one.kind,
            share=one.share,
            confidence=one.confidence,
            evidence=one.evidence,
        )
