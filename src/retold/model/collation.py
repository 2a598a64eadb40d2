"""All witnesses of a story at once: where they differ, and who has what there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Span
from retold.model.stemma import Witness


class Extent(StrEnum):
    """How much of the text a variant location takes."""

    PASSAGE = "PASSAGE"
    WORDS = "WORDS"


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantReading(Noun):
    """What some witnesses have at a variant location, and where each of them has it.

    Witnesses of one reading agree word by word, but for case and style of apostrophe, at a
    location of WORDS. At a location of a PASSAGE they agree for the greater part, and the
    locations of WORDS that follow say in what they do not.
    """

    text: Annotated[str, "The words, as the first of the witnesses prints them; empty for none."]
    sigla: Annotated[tuple[str, ...], "The witnesses that have it."]
    spans: Annotated[tuple[Span, ...], "Where each has it, in its report; empty where it has none."]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantLocation(Noun):
    """A place where witnesses differ; which of them is the earlier is not said.

    A location of a PASSAGE names the witnesses that have the passage: one that stands in none of
    its readings lacks it. A location of WORDS lies in a passage that its witnesses share.
    """

    index: Annotated[int, "Its place in the collation, from 0."]
    extent: Annotated[Extent, "A whole passage, or words of one."]
    passage: Annotated[int, "The number of the passage, in the order of the story, from 0."]
    readings: Annotated[tuple[VariantReading, ...], "The most attested first."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation(Noun):
    """Where all witnesses of a story agree and differ; an apparatus is this, seen from a base."""

    story_id: Annotated[str, "The story."]
    witnesses: Annotated[tuple[Witness, ...], "Its reports, with the sigla of its stemma."]
    locations: Annotated[tuple[VariantLocation, ...], "In the order of the story."]
