"""One utterance, and every wording of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Span


class Voice(StrEnum):
    """Whose words a telling is in."""

    QUOTED = "QUOTED"
    REPORTED = "REPORTED"
    OWN = "OWN"


class DifferenceKind(StrEnum):
    """What a difference between two readings is, as far as the evidence goes."""

    ALTERED = "ALTERED"
    INDEPENDENT_TRANSLATION = "INDEPENDENT_TRANSLATION"
    TRIMMED = "TRIMMED"
    SPLICED = "SPLICED"
    EDITORIAL = "EDITORIAL"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Noun):
    """One report's wording of an utterance."""

    report_id: Annotated[str, "The report."]
    span: Annotated[Span, "Where: the words between the marks, for a QUOTED reading."]
    text: Annotated[str, "The words."]
    voice: Annotated[Voice, "Inside quotation marks, reported, or in the outlet's own voice."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Noun):
    """One changed place between two readings."""

    a: Annotated[int, "Index of the one reading in `readings`."]
    b: Annotated[int, "Index of the other."]
    a_text: Annotated[str, "The words of the one in this place; empty where it has none."]
    b_text: Annotated[str, "The words of the other."]
    judgement: Annotated[DifferenceKind, "What the evidence says it is."]
    which: Annotated[int | None, "Index of the reading that was changed, if evidence says."] = None
    evidence: Annotated[tuple[str, ...], "What the judgement rests on."] = ()
    confidence: Annotated[float, "0 to 1."] = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Noun):
    """An utterance with all its readings over the reports of a story."""

    id: Annotated[str, "Stable within a trace."]
    story_id: Annotated[str, "The story it belongs to."]
    speaker_id: Annotated[str | None, "Who is said to have said it."]
    readings: Annotated[tuple[Reading, ...], "Every wording, also where there is one alone."]
    differences: Annotated[tuple[Difference, ...], "Where the readings differ."] = ()
