"""Scores of pairs of reports, kept while word weights stand still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from retold.stories.likeness import Comparer
from retold.stories.profile import Profile
from retold.stories.score import score_rows

# More are not remembered, so that memory is bounded.
_MOST = 50_000


class PairScores:
    """The log-odds of pairs, looked up where they were asked for before.

    A report that has come is compared with those near it; where their stories are looked at again,
    nearly all pairs are known.
    """

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer
        self._epoch = -1
        # Of each report that was compared the scores of those that it was compared with.
        self._known: dict[str, dict[str, float]] = {}
        self._size = 0

    def of(self, one: Profile, others: Sequence[Profile]) -> list[float]:
        """The log-odds that a report tells one story with each of some others."""
        self.prepare([(one, others)])
        known = self._known.get(one.report_id, {})
        return [known[other.report_id] for other in others]

    def prepare(self, rows: Iterable[tuple[Profile, Sequence[Profile]]]) -> None:
        """Score reports with others, each with its own, all at once, so that they are known."""
        epoch = self._comparer.table.epoch
        if epoch != self._epoch or self._size > _MOST:
            self.forget()
            self._epoch = epoch
        missing = list(self._missing(rows))
        if not missing:
            return
        scores = iter(score_rows(self._comparer, missing).tolist())
        for one, others in missing:
            names = [other.report_id for other in others]
            self._known.setdefault(one.report_id, {}).update(zip(names, scores, strict=False))
            self._size += len(others)

    def _missing(
        self, rows: Iterable[tuple[Profile, Sequence[Profile]]]
    ) -> Iterator[tuple[Profile, Sequence[Profile]]]:
        for one, others in rows:
            known = self._known.get(one.report_id, {})
            missing = [other for other in others if other.report_id not in known]
            if missing:
                yield one, missing

    def forget(self) -> None:
        """Remember nothing: a report was taken away, and may come again as another."""
        self._known.clear()
        self._size = 0
