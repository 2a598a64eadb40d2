"""A report forgotten: it, its bytes, and all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from retold.desk.analysing import analyse_waiting
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.errors import RetoldError
from retold.model import Noun
from retold.store.database import Database
from retold.store.forgetting import delete_findings, delete_report, scrub
from retold.store.runs import begin_run, end_run
from retold.store.stories import story_id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten(Noun):
    """What is gone."""

    report_id: Annotated[str, "The report."]
    story_id: Annotated[str, "The story that it was in; gone too where it was alone in it."]
    is_capture_gone: Annotated[bool, "Whether the bytes went: not if others were read from them."]


def forget_report(database: Database, placer: Placer, report_id: str) -> Forgotten:
    """Take a report and all that came from it off the desk; its story is found again without it.

    Raises:
        RetoldError: There is no such report.
    """
    purpose = "forgetting a report"
    with database.claimed(purpose):
        with database.writing(purpose) as connection:
            story_id = story_id_of(connection, report_id)
            if story_id is None:
                raise RetoldError(f"no such report on this desk: {report_id}")
            run = begin_run(connection, "forget", {})
            changed = placer.remove(connection, report_id)
            delete_findings(connection, story_id)
            gone = delete_report(connection, report_id)
            settle_stories(connection, placer, {story_id, *changed})
        analyse_waiting(database)
        with database.writing(purpose) as connection:
            end_run(connection, run)
        scrub(database.reader())
    return Forgotten(report_id=report_id, story_id=story_id, is_capture_gone=gone)
