"""Which story a new report belongs to: the seam to the stage that says so."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable

from retold.model import Report
from retold.store.reports import load_reports
from retold.stories import pair_score
from retold.text.function_words import is_function_word
from retold.text.tokens import fold_words
from retold.text.weights import WordWeights

_NEAREST = 6
_RAREST = 20
_SAME = 0.5


class Placer:
    """Places reports in stories, one at a time."""

    def __init__(self) -> None:
        self._weights = WordWeights()

    def place(self, connection: sqlite3.Connection, report: Report) -> str:
        """The id of the story that a report tells, an old one or a new."""
        best, score = None, _SAME
        for other in load_reports(connection, self._near(connection, report)):
            found = pair_score(report, other)
            if found > score:
                best, score = other, found
        if best is None:
            return "s" + hashlib.sha256(report.id.encode()).hexdigest()[:11]
        row = connection.execute("SELECT story_id FROM reports WHERE id = ?", [best.id]).fetchone()
        return str(row[0])

    def remove(self, connection: sqlite3.Connection, report_id: str) -> set[str]:  # noqa: ARG002
        """Forget where a report belongs; the stories that changed."""
        return set()

    def replace(self, connection: sqlite3.Connection, report_ids: Iterable[str]) -> set[str]:  # noqa: ARG002
        """Place reports again, by what the user says now; the stories that changed."""
        return set()

    def _near(self, connection: sqlite3.Connection, report: Report) -> list[str]:
        counts = Counter(one for one in fold_words(report.text) if not is_function_word(one))
        rarest = sorted(counts, key=lambda word: (-self._weights.weight(word) * counts[word], word))
        query = " OR ".join(f'"{word}"' for word in rarest[:_RAREST] if word.isalnum())
        if not query:
            return []
        rows = connection.execute(
            "SELECT r.id FROM texts JOIN reports r ON r.number = texts.rowid"
            " WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            [query, _NEAREST],
        )
        return [report_id for (report_id,) in rows]
