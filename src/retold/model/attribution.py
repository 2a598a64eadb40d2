"""Who is said to have said what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Words


class AttributionKind(StrEnum):
    """Whether the content stands in quotation marks: all of it, none of it, or part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the source is reported to have done."""

    STATEMENT = "statement"
    BELIEF = "belief"
    INTENTION = "intention"
    DEMAND = "demand"
    DENIAL = "denial"
    QUESTION = "question"
    ACCUSATION = "accusation"
    EXPECTATION = "expectation"
    KNOWLEDGE = "knowledge"
    EMOTION = "emotion"


class Naming(StrEnum):
    """How a source is named."""

    NAMED = "named"
    OFFICE = "office"
    ANONYMOUS = "anonymous"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Noun):
    """Someone is reported to have said, thought, demanded or promised something.

    The three roles are those of Pareti (2015) and PolNeAR; each may be discontinuous, and source
    and cue may be empty.
    """

    id: Annotated[str, "Stable within a trace: the report's id and a number."]
    report_id: Annotated[str, "The report in whose text it stands."]
    kind: Annotated[AttributionKind, "Direct, indirect or mixed."]
    act: Annotated[Act, "What the source did: stated, believed, demanded ..."]
    naming: Annotated[Naming, "How the source is named."]
    source: Annotated[tuple[Words, ...], "Who; empty where nobody is named."]
    cue: Annotated[tuple[Words, ...], "The words that signal it; may be empty."]
    content: Annotated[tuple[Words, ...], "What is said."]
    within_id: Annotated[str | None, "The attribution in whose content this one lies."] = None
    speaker_id: Annotated[str | None, "The speaker that the source means."] = None
    chain: Annotated[
        tuple[str, ...], "Speaker ids from the outlet (first) through the wires to the speaker."
    ] = ()
    medium: Annotated[Words | None, 'The medium spoken to: "told *Reuters*".'] = None
    confidence: Annotated[float, "0 to 1."] = 0.5
    tier: Annotated[str, "The model that found it: `fast` or `accurate`."] = "fast"
    rule: Annotated[str, "The rule that found it."] = ""


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Noun):
    """A source, resolved over a report and then over the collection."""

    id: Annotated[str, "Stable within a trace."]
    name: Annotated[str, "The fullest name found."]
    names: Annotated[tuple[str, ...], "Every wording that names it."]
    kind: Annotated[SpeakerKind, "What it is."]
