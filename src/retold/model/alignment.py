"""What two reports share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Span


class PassageLabel(StrEnum):
    """What became of a passage on the way from left to right."""

    VERBATIM = "VERBATIM"
    EDITED = "EDITED"
    REWORDED = "REWORDED"
    MOVED = "MOVED"
    ADDED = "ADDED"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Noun):
    """Words of the left passage and the words of the right one in the same slot."""

    left: Annotated[Span | None, "Where, in the left report; null where nothing stands there."]
    right: Annotated[Span | None, "Where, in the right report; null where nothing stands there."]
    left_text: Annotated[str, "The words on the left."]
    right_text: Annotated[str, "The words on the right."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Noun):
    """A passage of one report and its counterpart in the other."""

    left: Annotated[Span | None, "Where, in the left report; null for what is ADDED."]
    right: Annotated[Span | None, "Where, in the right report; null for what is DROPPED."]
    left_text: Annotated[str, "The words on the left."]
    right_text: Annotated[str, "The words on the right."]
    label: Annotated[PassageLabel, "What became of it."]
    score: Annotated[float, "0 to 1: how alike the two are, on the aligner's own scale."]
    changes: Annotated[tuple[Change, ...], "The changed words inside the passage."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment(Noun):
    """Two reports of one story, passage by passage; neither is taken for the earlier."""

    left_id: Annotated[str, "The one report."]
    right_id: Annotated[str, "The other report."]
    share_left: Annotated[float, "Share of the left report's words that stand in passages."]
    share_right: Annotated[float, "Share of the right report's words that stand in passages."]
    passages: Annotated[tuple[Passage, ...], "In the order of the left report."]
