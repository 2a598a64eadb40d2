"""Who had it from whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun


class DescentKind(StrEnum):
    """How a copy used its exemplar."""

    VERBATIM = "VERBATIM"
    REVISION = "REVISION"
    QUOTATION = "QUOTATION"
    PARAPHRASE = "PARAPHRASE"
    TRANSLATION = "TRANSLATION"
    SAME_SOURCE = "SAME_SOURCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Noun):
    """A report's place in a stemma; a hypothetical one has no report."""

    siglum: Annotated[str, "A short label, unique in the stemma."]
    report_id: Annotated[str | None, "The report; null for a source that is not in the set."]
    label: Annotated[str, "Who it is."]
    carriers: Annotated[
        tuple[str, ...], "Other reports with the same words, where too many to draw each."
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Noun):
    """Another exemplar that the evidence allows, and why it came second."""

    exemplar: Annotated[str, "Siglum."]
    confidence: Annotated[float, "0 to 1."]
    reason: Annotated[str, "Why it was not preferred."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent(Noun):
    """One edge: the copy had it from the exemplar."""

    exemplar: Annotated[str, "Siglum of the one it came from."]
    copy: Annotated[str, "Siglum of the one that came from it."]
    kind: Annotated[DescentKind, "How the copy used it."]
    share: Annotated[float, "Share of the copy's words that this exemplar accounts for, 0 to 1."]
    confidence: Annotated[float, "0 to 1."]
    evidence: Annotated[tuple[str, ...], "What it rests on, in words."]
    alternatives: Annotated[tuple[Alternative, ...], "The runners-up."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma(Noun):
    """A directed acyclic graph of extant and hypothetical witnesses."""

    story_id: Annotated[str, "The story."]
    witnesses: Annotated[tuple[Witness, ...], "Every witness."]
    descents: Annotated[tuple[Descent, ...], "Every edge; a second exemplar is contamination."]
