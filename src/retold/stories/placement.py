"""Where a report was put, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun


class PlacementKind(StrEnum):
    """What became of a report that was added."""

    JOINED = "JOINED"
    """It belongs to a story that was there."""
    MINTED = "MINTED"
    """It opens a story of its own."""
    FORKED = "FORKED"
    """It opens a story of its own beside another, to which it is linked: it may follow on it."""
    MERGED = "MERGED"
    """It belongs to two stories that were there, and made them one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Noun):
    """Where a report was put when it was added, and what that changed."""

    report_id: Annotated[str, "The report."]
    story_id: Annotated[str, "Its story."]
    kind: Annotated[PlacementKind, "What became of it."]
    evidence: Annotated[tuple[str, ...], "Why, in words."]
    changed: Annotated[tuple[str, ...], "Stories that have other reports now, or none any more."]
    related_ids: Annotated[tuple[str, ...], "Stories that this one stands beside."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """What a stream has to be told of a report to go on after it.

    `body` changes only where `weigh` says that the report's story did.

    The story is kept beside it, for it can change whenever a placement says so.
    """

    report_id: str
    story_id: str
    body: bytes
