"""Scores of pairs of reports, kept while word weights stand still."""

from __future__ import annotations

from collections.abc import Sequence

from retold.stories.likeness import Comparer
from retold.stories.profile import Profile
from retold.stories.score import score_profiles

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
        self._known: dict[tuple[str, str], float] = {}

    def of(self, one: Profile, others: Sequence[Profile]) -> list[float]:
        """The log-odds that a report tells one story with each of some others."""
        epoch = self._comparer.table.epoch
        if epoch != self._epoch or len(self._known) > _MOST:
            self.forget()
            self._epoch = epoch
        known, own = self._known, one.report_id
        missing = [other for other in others if (own, other.report_id) not in known]
        for other, score in zip(
            missing, score_profiles(self._comparer, one, missing).tolist(), strict=True
        ):
            known[own, other.report_id] = score
        return [known[own, other.report_id] for other in others]

    def forget(self) -> None:
        """Remember nothing: a report was taken away, and may come again as another."""
        self._known.clear()
