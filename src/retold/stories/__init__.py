"""Which reports tell the same story."""

from retold.stories.group import group_stories
from retold.stories.score import pair_score

__all__ = ["group_stories", "pair_score"]
