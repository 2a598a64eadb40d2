"""What the user corrects, and what follows from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from retold.desk.analysing import analyse_waiting
from retold.desk.correcting import check_value, read_reports
from retold.desk.membership import settle_stories
from retold.desk.placing import Placer
from retold.errors import RetoldError
from retold.model import Judgement, JudgementKind
from retold.pipeline import read_attributions
from retold.store.database import Database
from retold.store.judgements import delete_judgement, insert_judgement
from retold.store.reports import tier_of, update_report
from retold.store.stories import mark_stale, member_ids, story_id_of, story_ids_with

_PURPOSE = "correcting"
_ON_REPORT = {JudgementKind.WRONG_DATE, JudgementKind.WRONG_OUTLET, JudgementKind.WRONG_BODY}
_ON_STORIES = {JudgementKind.NOT_THIS_STORY, JudgementKind.ONE_STORY}


class Judging:
    """Makes and takes back judgements; what follows is found again before it returns."""

    def __init__(self, database: Database, placer: Placer) -> None:
        self.database, self.placer = database, placer

    def judge(self, kind: JudgementKind, subject: str, other: str, value: str) -> Judgement:
        """Keep a judgement; of two on one date, outlet or body the later one holds.

        Raises:
            RetoldError: What it names is not there, or it contradicts another judgement.
        """
        with self.database.claimed(_PURPOSE):
            with self.database.writing(_PURPOSE) as connection:
                other = self._checked(connection, kind, (subject, other), value)
                made = insert_judgement(connection, kind, subject, other, value)
                self._apply(connection, made)
                if kind in _ON_STORIES:
                    settle_stories(connection, self.placer, self._ruled(connection, made))
            analyse_waiting(self.database)
        return made

    def undo(self, judgement_id: int) -> Judgement:
        """Take a judgement back.

        Raises:
            RetoldError: There is none of this number.
        """
        with self.database.claimed(_PURPOSE):
            with self.database.writing(_PURPOSE) as connection:
                gone = delete_judgement(connection, judgement_id)
                if gone is None:
                    raise RetoldError(f"no such judgement on this desk: {judgement_id}")
                self._apply(connection, gone)
                if gone.kind in _ON_STORIES:
                    settle_stories(connection, self.placer, self._unruled(connection, gone))
            analyse_waiting(self.database)
        return gone

    def _checked(
        self,
        connection: sqlite3.Connection,
        kind: JudgementKind,
        named: tuple[str, str],
        value: str,
    ) -> str:
        """The second report or speaker, checked; of a story, its first report."""
        subject, other = named
        if kind is JudgementKind.SAME_SPEAKER:
            for one in (subject, other):
                if not story_ids_with(connection, one):
                    raise RetoldError(f"no such speaker on this desk: {one}")
            if subject == other:
                raise RetoldError("the two speakers are one already")
            return other
        reports = read_reports(connection, [subject])
        if not reports:
            raise RetoldError(f"no such report on this desk: {subject}")
        if kind in _ON_REPORT:
            check_value(reports[0], kind, value)
            return ""
        others = [one for one in member_ids(connection, other) if one != subject] or [other]
        if others[0] == subject or story_id_of(connection, others[0]) is None:
            raise RetoldError(f"no other such report or story on this desk: {other}")
        return others[0]

    def _apply(self, connection: sqlite3.Connection, one: Judgement) -> None:
        """Mark what follows from a judgement, or from its end, as to be found again."""
        if one.kind is JudgementKind.SAME_SPEAKER:
            mark_stale(connection, story_ids_with(connection, one.subject, one.other))
        elif one.kind is JudgementKind.NOT_THIS_EXEMPLAR:
            mark_stale(connection, self._stories(connection, (one.subject, one.other)))
        elif one.kind not in _ON_STORIES:
            self._renew(connection, one)

    def _ruled(self, connection: sqlite3.Connection, one: Judgement) -> set[str]:
        """Put two stories together, or two reports apart; the stories that changed."""
        if one.kind is JudgementKind.ONE_STORY:
            return self.placer.put_together(connection, one.subject, one.other)
        return self.placer.keep_apart(connection, one.subject, one.other)

    def _unruled(self, connection: sqlite3.Connection, one: Judgement) -> set[str]:
        """Place reports as if two had never been put together, or apart; what changed."""
        self.placer.forget_rulings()
        again = [one.subject]
        if one.kind is JudgementKind.ONE_STORY:
            story_id = story_id_of(connection, one.subject)
            again = member_ids(connection, story_id) if story_id else []
        return self.placer.place_again(connection, read_reports(connection, again))

    def _stories(self, connection: sqlite3.Connection, report_ids: Iterable[str]) -> set[str]:
        found = (story_id_of(connection, one) for one in report_ids)
        return {one for one in found if one is not None}

    def _renew(self, connection: sqlite3.Connection, one: Judgement) -> None:
        """Read a corrected report again, and place it again."""
        found = read_reports(connection, [one.subject])
        if not found:
            return
        report = found[0]
        has_new_body = one.kind is JudgementKind.WRONG_BODY
        tier = tier_of(connection, report.id)
        said = read_attributions(report, tier) if has_new_body else None
        update_report(connection, report, said=said)
        before = self._stories(connection, [report.id])
        changed = self.placer.place_again(connection, [report])
        settle_stories(connection, self.placer, changed | before)
