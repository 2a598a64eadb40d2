"""Which reports tell the same story."""

from retold.stories.group import group_stories
from retold.stories.placement import Placement, PlacementKind, StoryEntry
from retold.stories.score import pair_score
from retold.stories.stream import StoryStream

__all__ = [
    "Placement",
    "PlacementKind",
    "StoryEntry",
    "StoryStream",
    "group_stories",
    "pair_score",
]
