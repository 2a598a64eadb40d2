"""Which reports have a term: the newest of them, so that a look-up costs the same for ever."""

from __future__ import annotations

from array import array

import numpy as np

from retold.stories.lexicon import distinct
from retold.stories.postings import heaviest
from retold.stories.profile import Profile
from retold.stories.table import Ids, TermTable

# By so many of its heaviest terms a report can be found, and looks for others.
MOST_TERMS = 30
# Of those that have a term so many are looked at, the newest.
MOST_HOLDERS = 32
MOST_FOUND = 24
LEAST_WEIGHT = 0.2
_FIRST = 1024


class Holders:
    """For each term the numbers of the newest reports that have it among their heaviest."""

    def __init__(self, table: TermTable) -> None:
        self._table = table
        self._held: dict[int, array[int]] = {}
        self._scratch = np.zeros(_FIRST, dtype=np.int32)
        # The profile whose terms were asked for last, by which weights, and the terms: a report is
        # looked up, and then put in.
        self._last: tuple[Profile | None, int, Ids] = (None, 0, np.zeros(0, dtype=np.int32))

    def add(self, number: int, profile: Profile) -> None:
        """A report can be found from now on."""
        for term in self._heaviest(profile).tolist():
            held = self._held.get(term)
            if held is None:
                self._held[term] = array("i", (number,))
                continue
            held.append(number)
            if len(held) >= 2 * MOST_HOLDERS:
                del held[:-MOST_HOLDERS]
        if number >= len(self._scratch):
            self._scratch = np.zeros(2 * number, dtype=np.int32)

    def near(self, profile: Profile) -> list[int]:
        """The reports that share most, by the weight of their shared terms; at most 24."""
        terms = self._heaviest(profile)
        weights = self._table.weights[terms]
        is_looked_up = weights >= LEAST_WEIGHT
        found = array("i")
        ends = [0]
        for term in terms[is_looked_up].tolist():
            if held := self._held.get(term):
                found += held[-MOST_HOLDERS:]
            ends.append(len(found))
        told = np.repeat(weights[is_looked_up], np.diff(ends))
        numbers, _, which = distinct(np.array(found, dtype=np.int32), self._scratch)
        shared = np.bincount(which, told, minlength=len(numbers))
        if len(numbers) > MOST_FOUND:
            # What is left out here could not be among the first.
            is_near = shared >= np.partition(shared, -MOST_FOUND)[-MOST_FOUND]
            numbers, shared = numbers[is_near], shared[is_near]
        near: list[int] = numbers[np.lexsort((-numbers, -shared))[:MOST_FOUND]].tolist()
        return near

    def _heaviest(self, profile: Profile) -> Ids:
        last, epoch, terms = self._last
        if last is not profile or epoch != self._table.epoch:
            terms = heaviest(profile, self._table, MOST_TERMS)
            self._last = (profile, self._table.epoch, terms)
        return terms
