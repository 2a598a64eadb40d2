"""What the headlines of two reports stand for."""

from __future__ import annotations

from collections.abc import Sequence

from retold.reuse.chain import Bead
from retold.reuse.offers import Offers
from retold.reuse.profile import Profile

# A headline sums up one of the first sentences.
REACH = 6
OWN_REACH = 3
LEAST = 0.0
# The cosine from which a headline is taken to sum up its own report's sentence.
SUMS_UP = 0.4


class Headlines:
    """The headlines of two reports, and the pairs of sentences that one of them is part of."""

    def __init__(self, left: Profile, right: Profile) -> None:
        self._sides = left, right
        self._of_left, self._of_right = set(left.headlines), set(right.headlines)
        self._value: dict[tuple[int, int], float] = {}

    def take(self, offers: Offers) -> Offers:
        """Keep those that a headline is part of for `beads`, and give back the others."""
        left, right = self._sides
        if not left.headlines and not right.headlines:
            return offers
        mine = offers.holding(left.is_headline, right.is_headline)
        for bead in offers.where(mine).beads():
            if bead.shape == (1, 1):
                self._value[bead.left, bead.right] = bead.value
        return offers.where(~mine)

    def beads(self, beads: Sequence[Bead], *, semantic: bool) -> list[Bead]:
        """Headlines against headlines, and those left over against one of the first sentences.

        A headline that words its matter anew stands for what its own report's opening stands for.

        Args:
            beads: What the sentences stand for.
            semantic: Whether meanings are compared.
        """
        left, right = self._sides
        found = self._both()
        for i in sorted(self._of_left - {bead.left for bead in found}):
            lead = self._lead([(i, j) for j in _leads(right)])
            if lead:
                found.append(lead)
            elif semantic:
                through = _through_own(i, left, beads, 0)
                if through and through.right in _leads(right):
                    found.append(Bead(i, through.right, (1, through.shape[1]), LEAST))
        for j in sorted(self._of_right - {bead.right for bead in found}):
            lead = self._lead([(i, j) for i in _leads(left)])
            if lead:
                found.append(lead)
            elif semantic:
                through = _through_own(j, right, beads, 1)
                if through and through.left in _leads(left):
                    found.append(Bead(through.left, j, (through.shape[0], 1), LEAST))
        return found

    def _both(self) -> list[Bead]:
        found: list[Bead] = []
        taken: set[int] = set()
        for i in sorted(self._of_left):
            for j in sorted(self._of_right - taken):
                if self._value.get((i, j), LEAST) > LEAST:
                    found.append(Bead(i, j, (1, 1), self._value[i, j]))
                    taken.add(j)
                    break
        return found

    def _lead(self, places: Sequence[tuple[int, int]]) -> Bead | None:
        """The pair with the one of the first sentences that has most of a headline's words."""
        best = max(places, key=lambda place: self._value.get(place, LEAST), default=None)
        if best is None or self._value.get(best, LEAST) <= LEAST:
            return None
        return Bead(*best, (1, 1), self._value[best])


def _leads(profile: Profile) -> list[int]:
    """The first sentences that are no headline."""
    reach = range(min(len(profile.units), 2 * REACH))
    return [at for at in reach if at not in profile.headlines][:REACH]


def _through_own(place: int, profile: Profile, beads: Sequence[Bead], side: int) -> Bead | None:
    """The pair of the sentence among its own report's first that a headline sums up."""
    leads = _leads(profile)[:OWN_REACH]
    near = {at: float(profile.vectors[place] @ profile.vectors[at]) for at in leads}
    for at in sorted(leads, key=lambda one: -near[one]):
        if near[at] < SUMS_UP:
            break
        for bead in beads:
            start = bead.right if side else bead.left
            if start <= at < start + bead.shape[side]:
                return bead
    return None


def openings(profile: Profile, other: Profile) -> list[int]:
    """The sentences that a headline may be compared with, whatever else they stand for."""
    return [*profile.headlines, *(_leads(profile) if other.headlines else ())]
