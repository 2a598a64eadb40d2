"""Stories that a report touched are looked at once more: they may be one, or several."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retold.stories.citing import citations_between
from retold.stories.fits import sample
from retold.stories.linkage import CAP, THRESHOLD
from retold.stories.regroup import Matrix, regroup
from retold.stories.shelf import Shelf

# So many reports are grouped anew; larger stories are only compared with each other.
MOST_REGROUPED = 24
# What stands together stays together unless it speaks against it by this much, in log-odds.
HOLD = 0.25


def mend(shelf: Shelf, story_ids: Sequence[str]) -> set[str]:
    """Group the reports of some stories anew; the ids of stories with other reports now.

    What the user ruled holds. Each new group keeps the id of the story that it has most of; what
    is left gets an id of its own.
    """
    numbers = sorted(number for one in story_ids for number in shelf.members[one])
    if len(numbers) > MOST_REGROUPED:
        return _merge_large(shelf, story_ids)
    return regroup_stories(shelf, numbers, _scores(shelf, numbers), hold=HOLD)


def regroup_stories(
    shelf: Shelf, numbers: Sequence[int], scores: Matrix, *, hold: float = 0.0
) -> set[str]:
    """Group all reports of some stories anew; the ids of stories with other reports now.

    Args:
        shelf: The stories.
        numbers: Their reports, all of them.
        scores: The log-odds of all pairs of these.
        hold: What a pair has more that stands together.
    """
    before = {number: shelf.story_of[number] for number in numbers}
    stories = np.array([shelf.story_of[number] for number in numbers])
    held: Matrix = np.clip(scores, -CAP, CAP) + hold * (stories[:, None] == stories)
    groups = regroup(held, *_rulings(shelf, numbers))
    return name_groups(shelf, [[numbers[row] for row in group] for group in groups], before)


def name_groups(shelf: Shelf, groups: list[list[int]], before: dict[int, str]) -> set[str]:
    """Move reports into their new groups; the ids of stories with other reports now.

    A group keeps the id of a story that it had reports of, or gets one that none of them had.
    """
    claims = []
    for at, group in enumerate(groups):
        for story_id in sorted({before[number] for number in group}):
            both = sum(before[number] == story_id for number in group)
            claims.append((-both, group[0], story_id, at))
    named: dict[int, str] = {}
    for _, _, story_id, at in sorted(claims):
        if at not in named and story_id not in named.values():
            named[at] = story_id
    touched: set[str] = set()
    taken = frozenset(before.values())
    for at, group in enumerate(groups):
        moving = [number for number in group if before[number] != named.get(at)]
        if moving:
            story_id = named.get(at) or shelf.mint(shelf.cards[group[0]].report_id, taken)
            touched |= shelf.move(moving, story_id)
    return touched


def _scores(shelf: Shelf, numbers: Sequence[int]) -> Matrix:
    """The log-odds of all pairs."""
    made: Matrix = np.zeros((len(numbers), len(numbers)))
    profiles = [shelf.cards[number].profile for number in numbers]
    shelf.scores.prepare([(profiles[at], profiles[:at]) for at in range(1, len(numbers))])
    for at in range(1, len(numbers)):
        made[at, :at] = made[:at, at] = shelf.scores.of(profiles[at], profiles[:at])
    return made + citations_between(shelf.table, profiles, made)


def _rulings(shelf: Shelf, numbers: Sequence[int]) -> tuple[list[tuple[int, int]], Matrix]:
    row_of = {number: row for row, number in enumerate(numbers)}
    together: list[tuple[int, int]] = []
    apart = np.zeros((len(numbers), len(numbers)))
    for row, number in enumerate(numbers):
        card = shelf.cards[number]
        together += [(row_of[mate], row) for mate in shelf.mates(card) if mate in row_of]
        for one in shelf.judgements.strangers(card.report_id):
            other = row_of.get(shelf.numbers.get(one, -1))
            if other is not None:
                apart[row, other] = apart[other, row] = 1
    return together, apart


def _merge_large(shelf: Shelf, story_ids: Sequence[str]) -> set[str]:
    """Make the first two stories one, where what is compared of them says so."""
    first, second = story_ids[0], story_ids[1] if len(story_ids) > 1 else story_ids[0]
    if first == second or is_barred(shelf, first, second):
        return set()
    here, there = sample(shelf, first), sample(shelf, second)
    profiles = [shelf.cards[number].profile for number in there]
    scores = [shelf.scores.of(shelf.cards[one].profile, profiles) for one in here]
    if float(np.clip(scores, -CAP, CAP).mean()) <= THRESHOLD:
        return set()
    return merge(shelf, first, second)


def merge(shelf: Shelf, first: str, second: str) -> set[str]:
    """Make two stories one, under the id of the larger, of equal ones of the earlier."""

    def rank(story_id: str) -> tuple[int, int]:
        members = shelf.members[story_id]
        return (-len(members), members[0])

    keep, gone = sorted((first, second), key=rank)
    return shelf.move(list(shelf.members[gone]), keep)


def is_barred(shelf: Shelf, first: str, second: str) -> bool:
    """Whether the user keeps a report of one story apart from a report of the other."""
    fewer, more = sorted((first, second), key=lambda one: len(shelf.members[one]))
    return any(more in shelf.barred(shelf.cards[number]) for number in shelf.members[fewer])
