"""Stories after their reports have changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.desk.correcting import read_reports
from retold.desk.describing import describe_story
from retold.store.forgetting import delete_story
from retold.store.stories import member_ids, put_story


def settle_stories(connection: sqlite3.Connection, story_ids: Iterable[str]) -> None:
    """Describe stories by the reports that they have now, and mark them as to be analysed.

    One without reports goes.
    """
    for story_id in sorted(set(story_ids)):
        members = member_ids(connection, story_id)
        if members:
            story = describe_story(story_id, read_reports(connection, members))
            put_story(connection, story, is_current=False)
        else:
            delete_story(connection, story_id)
