"""What is stated, by each report that states it, and what differs between two tellings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.quotation import Voice
from retold.model.span import Place, Span


class Polarity(StrEnum):
    """Whether a telling affirms or denies."""

    AFFIRMED = "AFFIRMED"
    NEGATED = "NEGATED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Noun):
    """One report's version of a claim."""

    report_id: Annotated[str, "The report."]
    span: Annotated[Span, "Where it stands."]
    text: Annotated[str, "The words."]
    voice: Annotated[Voice, "QUOTED, REPORTED with a source, or the outlet's OWN."]
    attribution_id: Annotated[str | None, "The innermost attribution it stands in."] = None
    hedges: Annotated[tuple[str, ...], "Its hedges: may, allegedly, reportedly ..."] = ()
    polarity: Annotated[Polarity, "Whether it affirms or denies."] = Polarity.AFFIRMED
    figure_ids: Annotated[tuple[str, ...], "The figures in it."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Noun):
    """The tellings of one statement over the reports of a story."""

    id: Annotated[str, "Stable within a trace."]
    story_id: Annotated[str, "The story."]
    tellings: Annotated[tuple[Telling, ...], "Each report's version."]


class DriftKind(StrEnum):
    """What differs between two tellings."""

    SOURCE_DROPPED = "SOURCE_DROPPED"
    SOURCE_CHANGED = "SOURCE_CHANGED"
    LINK_DROPPED = "LINK_DROPPED"
    HEDGE_DROPPED = "HEDGE_DROPPED"
    HEDGE_ADDED = "HEDGE_ADDED"
    FIGURE_CHANGED = "FIGURE_CHANGED"
    POLARITY_CHANGED = "POLARITY_CHANGED"
    SCOPE_CHANGED = "SCOPE_CHANGED"
    QUOTE_WORDS_DIFFER = "QUOTE_WORDS_DIFFER"
    QUOTE_TRIMMED = "QUOTE_TRIMMED"
    QUOTE_TO_SPEECH = "QUOTE_TO_SPEECH"
    SPEECH_TO_QUOTE = "SPEECH_TO_QUOTE"
    TERM_SWAPPED = "TERM_SWAPPED"
    AGENT_DROPPED = "AGENT_DROPPED"
    CUE_STRENGTHENED = "CUE_STRENGTHENED"
    SOURCE_WIDENED = "SOURCE_WIDENED"
    WORDING_INJECTED = "WORDING_INJECTED"
    UNSOURCED = "UNSOURCED"


class Relation(StrEnum):
    """How two figures of one thing stand to each other."""

    CONFLICT = "CONFLICT"
    LATER = "LATER"
    SCOPE = "SCOPE"
    UNIT = "UNIT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift(Noun):
    """What differs between two tellings of one claim.

    `from` is the telling that has the thing, `to` the one that lacks or changes it, whatever
    their dates.
    """

    claim_id: Annotated[str | None, "The claim; null where no other report tells it."]
    kind: Annotated[DriftKind, "What differs."]
    from_: Annotated[Place | None, "The telling that has it; null where nobody has."]
    to: Annotated[Place | None, "The telling that lacks or changes it."]
    relation: Annotated[Relation | None, "For figures: how the two stand to each other."] = None
    evidence: Annotated[tuple[str, ...], "The words it rests on, and the rule."] = ()
    confidence: Annotated[float, "0 to 1."] = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapTerm(Noun):
    """A term, and the reports that use it in a slot."""

    text: Annotated[str, "The term."]
    report_ids: Annotated[tuple[str, ...], "Who uses it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapOccurrence(Noun):
    """Two places where different terms stand in one aligned slot."""

    left: Annotated[Place, "The one term."]
    right: Annotated[Place, "The other."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Noun):
    """Terms that stand in the same aligned slot over a story."""

    story_id: Annotated[str, "The story."]
    terms: Annotated[tuple[SwapTerm, ...], "The terms."]
    signs: Annotated[tuple[str, ...], "What makes them more than two wordings; often nothing."] = ()
    occurrences: Annotated[tuple[SwapOccurrence, ...], "Every place."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSwap(Noun):
    """What one outlet says where others say something else, over all its stories."""

    outlet: Annotated[str, "The outlet's name."]
    own: Annotated[str, "Its term, folded."]
    other: Annotated[str, "The term of the others, folded."]
    count: Annotated[int, "In how many places of its reports it has its own term for the other."]
    outlets: Annotated[tuple[str, ...], "Who has the other term there."]
    occurrences: Annotated[tuple[SwapOccurrence, ...], "Every place; its own term on the left."]
