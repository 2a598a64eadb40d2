"""Matches of two figures each, joined to quantities over all reports of a story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.claims.counting import Counts, Match
from retold.claims.quantities import CASUALTIES, is_near

# A match below this chance is weak.
FIRM = 0.6


class Joined:
    """Figures in sets, each of one quantity; the surest matches are joined first.

    One weak match must not make two quantities one: figures of two fates never come into one set,
    and of anything but casualties, which grow, a weak match joins no two numbers of one report.
    """

    def __init__(self, counts: Iterable[Counts]) -> None:
        self._sets = {one.figure.id: [one] for one in counts}

    def join(self, match: Match, *, is_certain: bool = False) -> bool:
        """Whether two figures stand in one set, into which they are put if they may."""
        ours, theirs = (self._sets[one.figure.id] for one in (match.one, match.other))
        if ours is theirs:
            return True
        if not is_certain and _are_apart(ours, theirs, is_weak=match.chance < FIRM):
            return False
        ours += theirs
        for one in theirs:
            self._sets[one.figure.id] = ours
        return True

    def sets(self) -> list[list[Counts]]:
        """The sets, in the order of their first figures."""
        return list({id(one): one for one in self._sets.values()}.values())

    def set_of(self, counts: Counts) -> list[Counts]:
        """The set of a figure."""
        return self._sets[counts.figure.id]


def _are_apart(ours: Sequence[Counts], theirs: Sequence[Counts], *, is_weak: bool) -> bool:
    """Whether two sets of figures cannot be one quantity."""
    fates = {one.figure.category for one in (*ours, *theirs)} & CASUALTIES
    if fates:
        return len(fates) > 1
    return is_weak and any(
        one.page.report.id == other.page.report.id and not is_near(one.figure, other.figure)
        for one in ours
        for other in theirs
    )
