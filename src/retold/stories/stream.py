"""Stories as reports arrive: in any order, one at a time or a million at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from retold.errors import RetoldError
from retold.model import Alignment, Beside, Report, Story
from retold.stories.arrival import Arrival, arrive
from retold.stories.card import Card, pack_card, read_number, unpack_card
from retold.stories.fits import Fit, find_fits
from retold.stories.holders import Holders
from retold.stories.judgements import Judgements, Pair
from retold.stories.mend import MOST_REGROUPED, is_barred, mend, merge
from retold.stories.passages import neighbourhood, weigh_passages
from retold.stories.placement import Placement, PlacementKind, StoryEntry
from retold.stories.placing import place, related_stories
from retold.stories.profile import MOST_TOGETHER, Bytes
from retold.stories.shelf import Shelf

MOST_LINES = 8
# In log-odds; a text printed five thousand times would make its own words common.
COPY = 8.0


class StoryStream:
    """The stories of a growing set of reports, each an event or a statement retold.

    Ids are minted once: a story keeps its id while it grows, also when another is merged into it
    or a part of it becomes a story of its own. What the user ruled holds whatever else is seen.

    The order of arrival matters little, not nothing: reports that are surely of one story, each
    with each, stand in one in nearly any order; where reports are near the threshold, or of one
    story by way of a third, another order may draw the line elsewhere.
    """

    def __init__(self, *, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> None:
        """An empty stream.

        Args:
            together: Pairs of report ids that the user put into one story.
            apart: Pairs of report ids that the user kept out of one story.

        Raises:
            RetoldError: The pairs contradict each other.
        """
        self._shelf = Shelf(Judgements(together, apart))
        self._holders = Holders(self._shelf.table)

    @classmethod
    def restore(
        cls,
        entries: Iterable[StoryEntry],
        *,
        together: Iterable[Pair] = (),
        apart: Iterable[Pair] = (),
    ) -> StoryStream:
        """A stream that goes on where another stopped.

        It is the same stream, to the last weight, if no report was removed from the other;
        else words that were in removed reports can weigh a little less here.

        Args:
            entries: What `entry` gave for each report, with the story it stood in last.
            together: As for a new stream.
            apart: The same.

        Raises:
            RetoldError: An entry cannot be read, or the pairs contradict each other.
        """
        stream = cls(together=together, apart=apart)
        table = stream._shelf.table
        for entry in sorted(entries, key=lambda entry: read_number(entry.body)):
            card = unpack_card(entry.body, table)
            stream._shelf.put(card, entry.story_id)
            stream._count(card)
            stream._holders.add(card.number, card.profile)
        return stream

    def __contains__(self, report_id: str) -> bool:
        return report_id in self._shelf.numbers

    def __len__(self) -> int:
        return len(self._shelf.numbers)

    def add(self, report: Report) -> Placement:
        """Put a report where it belongs; one that is there already stays where it is."""
        return self._add([report])[0]

    def add_all(self, reports: Iterable[Report]) -> Iterator[Placement]:
        """Put many reports where they belong, as if one after the other.

        They are read and compared some dozens together, which costs less; so the first placement
        comes when some dozens of reports have.
        """
        held = iter(reports)
        while batch := list(islice(held, min(MOST_TOGETHER, self._shelf.table.until_read()))):
            yield from self._add(batch)

    def remove(self, report_id: str) -> tuple[str, ...]:
        """Forget a report; the ids of the stories that have other reports now, or none.

        Those that stood beside it are named too: what they say of it is gone.

        Raises:
            RetoldError: There is no such report.
        """
        shelf = self._shelf
        card = self._card(report_id)
        story_id = shelf.drop(card)
        if card.counted is not None:
            shelf.table.count(card.profile.ids[card.counted > 0], -1)
        shelf.table.grow(-int(card.opened))
        touched = {story_id}
        touched |= {
            shelf.story_of[one.number] for one in shelf.cards.values() if one.related == report_id
        }
        if 1 < len(shelf.members.get(story_id, ())) <= MOST_REGROUPED:
            touched |= mend(shelf, [story_id])
        return tuple(sorted(touched))

    def put_together(self, a: str, b: str) -> tuple[str, ...]:
        """Rule that the stories of two reports are one; the ids of stories that changed.

        Reports of the two stories that were kept apart stay so: then only the two reports come
        together, with those that were put together with them.

        Raises:
            RetoldError: The two were kept apart before.
        """
        shelf = self._shelf
        shelf.judgements.put_together(a, b)
        if a not in self or b not in self:
            return ()
        first, second = self.story_of(a), self.story_of(b)
        if first == second:
            return ()
        if is_barred(shelf, first, second):
            numbers = [shelf.numbers[one] for one in shelf.judgements.mates(a) if one in self]
            return tuple(sorted(self._move_out(numbers)))
        return tuple(sorted(merge(shelf, first, second)))

    def keep_apart(self, a: str, b: str) -> tuple[str, ...]:
        """Rule that two reports do not tell one story; the ids of stories that changed.

        Where they stood in one, it is grouped anew; of a large one the report that fits worse
        leaves.

        Raises:
            RetoldError: The two were put together before.
        """
        shelf = self._shelf
        shelf.judgements.keep_apart(a, b)
        if a not in self or b not in self or self.story_of(a) != self.story_of(b):
            return ()
        story_id = self.story_of(a)
        if len(shelf.members[story_id]) <= MOST_REGROUPED:
            return tuple(sorted(mend(shelf, [story_id])))
        fit_a, fit_b = (
            find_fits(shelf, self._card(one), shelf.members[story_id])[0].value for one in (a, b)
        )
        leaving = a if fit_a < fit_b else b
        numbers = [shelf.numbers[one] for one in shelf.judgements.mates(leaving) if one in self]
        return tuple(sorted(self._move_out(numbers)))

    def neighbours(self, story_id: str) -> tuple[str, ...]:
        """The reports of a small story and of those that may be one with it, to weigh together.

        None of a story of more than 24 reports, or that is not there any more.
        """
        shelf = self._shelf
        return tuple(
            shelf.cards[number].report_id
            for one in neighbourhood(shelf, self._holders, story_id)
            for number in shelf.members[one]
        )

    def weigh(self, report_ids: Iterable[str], alignments: Iterable[Alignment]) -> tuple[str, ...]:
        """Group the stories of a few reports anew, by what alignments of them found besides.

        Args:
            report_ids: What `neighbours` gave.
            alignments: Of all pairs of them that may share a passage: others share none.

        Returns:
            The ids of stories that have other reports now, or none: of all their reports the
            story and the entry have to be kept anew.

        Raises:
            RetoldError: There is no such report.
        """
        story_ids = sorted({self.story_of(one) for one in report_ids})
        return tuple(sorted(weigh_passages(self._shelf, story_ids, alignments)))

    def story_of(self, report_id: str) -> str:
        """The id of a report's story.

        Raises:
            RetoldError: There is no such report.
        """
        return self._shelf.story_of[self._card(report_id).number]

    def has_story(self, story_id: str) -> bool:
        """Whether a story has reports: one that became part of another has none any more."""
        return story_id in self._shelf.members

    def story(self, story_id: str) -> Story:
        """A story with its reports, the earliest first.

        Raises:
            RetoldError: There is no such story.
        """
        shelf = self._shelf
        if story_id not in shelf.members:
            raise RetoldError(f"there is no story {story_id}: it may have become part of another")
        cards = sorted(
            (shelf.cards[one] for one in shelf.members[story_id]), key=lambda card: card.order
        )
        beside = {card.report_id: self._beside(card) for card in cards if self._is_beside(card)}
        lines = [line for card in cards if card.report_id not in beside for line in card.evidence]
        more = len(lines) - MOST_LINES
        return Story(
            id=story_id,
            label=cards[0].label,
            report_ids=tuple(card.report_id for card in cards),
            first=min((card.first for card in cards if card.first), default=None),
            last=max((card.last for card in cards if card.last), default=None),
            evidence=(*lines[:MOST_LINES], *([f"and {more} more"] if more > 0 else [])),
            beside=tuple(beside.values())[:MOST_LINES],
        )

    def stories(self) -> tuple[Story, ...]:
        """All stories, the earliest first, those without a date at the end."""
        made = [self.story(story_id) for story_id in self._shelf.members]
        return tuple(sorted(made, key=lambda story: (story.first is None, story.first, story.id)))

    def entry(self, report_id: str) -> StoryEntry:
        """What `restore` has to be given of a report.

        Raises:
            RetoldError: There is no such report.
        """
        card = self._card(report_id)
        body = pack_card(card, self._shelf.table)
        return StoryEntry(report_id=report_id, story_id=self.story_of(report_id), body=body)

    def _add(self, reports: Sequence[Report]) -> list[Placement]:
        """Put a few reports where they belong, between two readings of the weights."""
        arrivals = {one.card.report_id: one for one in arrive(self._shelf, self._holders, reports)}
        return [
            self._place(arrivals.pop(report.id))
            if report.id in arrivals
            else self._as_it_stands(report.id)
            for report in reports
        ]

    def _place(self, arrival: Arrival) -> Placement:
        card = arrival.card
        fits = find_fits(self._shelf, card, [*self._shelf.mates(card), *arrival.near])
        placement = place(self._shelf, card, fits)
        card.counted, card.opened = self._uncounted(card, fits)
        self._count(card)
        if arrival.is_last:
            # The weights may have been read off anew by now.
            self._holders.add(card.number, card.profile)
        return placement

    def _is_beside(self, card: Card) -> bool:
        """Whether a report made a story of its own beside another, and still stands beside it."""
        return bool(related_stories(self._shelf, card))

    def _beside(self, card: Card) -> Beside:
        other = self._card(card.related)
        return Beside(report_id=card.related, label=other.label, evidence=card.evidence[-1])

    def _card(self, report_id: str) -> Card:
        number = self._shelf.numbers.get(report_id)
        if number is None:
            raise RetoldError(f"there is no report {report_id} among the stories: add it first")
        return self._shelf.cards[number]

    def _as_it_stands(self, report_id: str) -> Placement:
        card = self._card(report_id)
        return Placement(
            report_id=report_id,
            story_id=self.story_of(report_id),
            kind=PlacementKind.JOINED,
            evidence=card.evidence,
            changed=(),
            related_ids=related_stories(self._shelf, card),
        )

    def _uncounted(self, card: Card, fits: Sequence[Fit]) -> tuple[Bytes, bool]:
        """Which terms of a new report are to be counted, and whether it counts as a report.

        A copy does not: of it only what it has more than the nearest report is counted.
        """
        nearest = max(fits, key=lambda fit: fit.score, default=None)
        if nearest is None or nearest.score < COPY:
            return np.ones(len(card.profile.ids), dtype=np.uint8), True
        known = set(self._shelf.cards[nearest.nearest].profile.ids.tolist())
        counted = [term not in known for term in card.profile.ids.tolist()]
        return np.array(counted, dtype=np.uint8), False

    def _count(self, card: Card) -> None:
        if card.counted is not None:
            self._shelf.table.count(card.profile.ids[card.counted > 0])
        self._shelf.table.grow(int(card.opened))

    def _move_out(self, numbers: Sequence[int]) -> set[str]:
        """Make some reports a story of their own."""
        shelf = self._shelf
        return shelf.move(numbers, shelf.mint(shelf.cards[min(numbers)].report_id))
