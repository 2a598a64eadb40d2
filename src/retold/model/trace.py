"""Everything that retold found in a set of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.model.alignment import Alignment
from retold.model.attribution import Attribution, Speaker
from retold.model.claim import Claim, Drift, OutletSwap, Swap
from retold.model.collation import Collation
from retold.model.figure import Figure
from retold.model.noun import Noun
from retold.model.quotation import Quotation
from retold.model.report import Report
from retold.model.skip import Skip
from retold.model.stemma import Stemma
from retold.model.story import Story

SCHEMA = "retold-trace/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Noun):
    """The trace document: the whole result of `retold trace`."""

    schema: Annotated[str, "The version of this document's shape."] = SCHEMA
    reports: Annotated[tuple[Report, ...], "What was read."] = ()
    speakers: Annotated[tuple[Speaker, ...], "The sources, resolved."] = ()
    attributions: Annotated[tuple[Attribution, ...], "Who says what, through whom."] = ()
    stories: Annotated[tuple[Story, ...], "Which reports tell the same story."] = ()
    alignments: Annotated[tuple[Alignment, ...], "What two reports of a story share."] = ()
    collations: Annotated[tuple[Collation, ...], "Where all reports of a story differ."] = ()
    quotations: Annotated[tuple[Quotation, ...], "Every utterance and its readings."] = ()
    claims: Annotated[tuple[Claim, ...], "What is stated, by whom."] = ()
    drifts: Annotated[tuple[Drift, ...], "What changed between tellings."] = ()
    figures: Annotated[tuple[Figure, ...], "The quantities."] = ()
    swaps: Annotated[
        tuple[Swap, ...], "Terms that stand in the same slot, a story's most telling first."
    ] = ()
    outlet_swaps: Annotated[
        tuple[OutletSwap, ...],
        "What each outlet says, twice or tellingly, where others say something else.",
    ] = ()
    stemmata: Annotated[tuple[Stemma, ...], "Who had it from whom, story by story."] = ()
    skips: Annotated[tuple[Skip, ...], "What was left out, and why."] = ()
