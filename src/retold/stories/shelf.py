"""The stories of a stream and their reports, as they stand now."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator

from retold.stories.card import Card
from retold.stories.judgements import Judgements
from retold.stories.likeness import Comparer
from retold.stories.pairscores import PairScores
from retold.stories.table import TermTable


class Shelf:
    """Cards by number and by report, and which story each stands in.

    A story's numbers rise; the report with the smallest one opened it.
    """

    def __init__(self, judgements: Judgements) -> None:
        self.judgements = judgements
        self.table = TermTable()
        self.comparer = Comparer(self.table)
        self.scores = PairScores(self.comparer)
        self.cards: dict[int, Card] = {}
        self.numbers: dict[str, int] = {}
        self.story_of: dict[int, str] = {}
        self.members: dict[str, list[int]] = {}
        self.next_number = 0

    def put(self, card: Card, story_id: str) -> None:
        """Add a card to a story, which may be new."""
        self.cards[card.number] = card
        self.numbers[card.report_id] = card.number
        self.next_number = max(self.next_number, card.number + 1)
        self.move([card.number], story_id)

    def move(self, numbers: Iterable[int], story_id: str) -> set[str]:
        """Put reports into a story, out of those that they stood in; all these stories' ids."""
        touched = {story_id}
        for number in numbers:
            before = self.story_of.get(number)
            if before == story_id:
                continue
            if before is not None:
                touched.add(before)
                self._take(number, before)
            self.story_of[number] = story_id
            held = self.members.setdefault(story_id, [])
            held.append(number)
            if len(held) > 1 and held[-2] > number:
                held.sort()
        return touched

    def drop(self, card: Card) -> str:
        """Take a card away; the id of the story that it stood in."""
        self.scores.forget()
        story_id = self.story_of.pop(card.number)
        self._take(card.number, story_id)
        del self.cards[card.number], self.numbers[card.report_id]
        return story_id

    def _take(self, number: int, story_id: str) -> None:
        self.members[story_id].remove(number)
        if not self.members[story_id]:
            del self.members[story_id]

    def mint(self, report_id: str, taken: Collection[str] = ()) -> str:
        """An id for a story that a report opens, which no other story has.

        Args:
            report_id: The report.
            taken: Ids that other stories had a moment ago: what was known by one of them must not
                become something else.
        """
        for salt in range(len(self.members) + len(taken) + 1):
            name = f"{report_id}/{salt}" if salt else report_id
            story_id = "s" + hashlib.sha256(name.encode()).hexdigest()[:11]
            if story_id not in self.members and story_id not in taken:
                return story_id
        raise AssertionError("more stories than there are")

    def mates(self, card: Card) -> Iterator[int]:
        """The reports that are there and that the user put together with a report."""
        for one in sorted(self.judgements.mates(card.report_id)):
            number = self.numbers.get(one)
            if number is not None and number != card.number:
                yield number

    def barred(self, card: Card) -> set[str]:
        """The stories that the user keeps a report out of."""
        strangers = self.judgements.strangers(card.report_id)
        return {self.story_of[self.numbers[one]] for one in strangers if one in self.numbers}
