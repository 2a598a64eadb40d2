"""Stories after their reports have changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.desk.placing import Placer
from retold.store.forgetting import delete_story
from retold.store.stories import put_story


def settle_stories(
    connection: sqlite3.Connection, placer: Placer, story_ids: Iterable[str]
) -> None:
    """Describe stories by the reports that they have now, and mark them as to be analysed.

    One without reports goes.
    """
    for story_id in sorted(set(story_ids)):
        story = placer.story(connection, story_id)
        if story is not None:
            put_story(connection, story, is_current=False)
        else:
            delete_story(connection, story_id)
