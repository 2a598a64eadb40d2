"""Small stories looked at once more, with the passages that alignments found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from retold.model import Alignment
from retold.stories.citing import citations_between
from retold.stories.copying import (
    doubted,
    findings,
    is_whole_copy,
    pair_of,
    with_days_of_copies,
)
from retold.stories.fits import find_fits
from retold.stories.holders import Holders
from retold.stories.judgements import Pair
from retold.stories.linkage import CAP, THRESHOLD
from retold.stories.mend import MOST_REGROUPED, regroup_stories
from retold.stories.profile import Profile
from retold.stories.regroup import Matrix
from retold.stories.score import probability, score_aligned, shared_passages, told_by
from retold.stories.shelf import Shelf
from retold.text.weights import WordWeights

# A story that a report misses by less may be one with its own, for all that words and names say.
NEAR = 1.5
# Of a story so many reports look for other stories.
MOST_LOOKING = 6
# What alignments find weighs what it weighs in English, whatever else is there.
_ENGLISH = WordWeights()


def neighbourhood(shelf: Shelf, holders: Holders, story_id: str) -> list[str]:
    """A story and the stories that may be one with it, the nearest first, to 24 reports in all.

    Of a larger story it is none.
    """
    members = shelf.members.get(story_id, [])
    if not 0 < len(members) <= MOST_REGROUPED:
        return []
    near: dict[str, float] = {}
    for number in members[:: -(-len(members) // MOST_LOOKING)]:
        card = shelf.cards[number]
        for fit in find_fits(shelf, card, holders.near(card.profile)):
            near[fit.story_id] = max(near.get(fit.story_id, fit.value), fit.value)
    pool, size = [story_id], len(members)
    for other in sorted(near.keys() - {story_id}, key=lambda one: (-near[one], one)):
        size += len(shelf.members[other])
        if near[other] <= THRESHOLD - NEAR or size > MOST_REGROUPED:
            break
        pool.append(other)
    return pool


def weigh_passages(
    shelf: Shelf, story_ids: Sequence[str], alignments: Iterable[Alignment]
) -> set[str]:
    """Group the reports of some small stories anew; the ids of stories with other reports now.

    A report that moves says why. Nothing is done unless reports copy each other: those that each
    tell it in words of their own share nothing, though they tell one story.
    """
    by_pair = {pair_of(one.left_id, one.right_id): one for one in alignments}
    numbers = sorted(number for one in story_ids for number in shelf.members[one])
    doubts = doubted([shelf.cards[number].report_id for number in numbers], by_pair)
    if not doubts and not any(map(is_whole_copy, by_pair.values())):
        return set()
    before = {number: shelf.story_of[number] for number in numbers}
    scores = _scores(shelf, numbers, by_pair, doubts)
    touched = regroup_stories(shelf, numbers, scores)
    for row, number in enumerate(numbers):
        if shelf.story_of[number] != before[number]:
            card = shelf.cards[number]
            # What was said of a story that it stood beside goes with why it opened its own.
            card.related, card.evidence = "", (_why(shelf, numbers, row, scores, by_pair),)
    return touched


def _scores(
    shelf: Shelf,
    numbers: Sequence[int],
    by_pair: Mapping[Pair, Alignment],
    doubts: Collection[str],
) -> Matrix:
    """The log-odds of all pairs.

    What a report means that it names as its source is asked of the scores without doubts: it says
    itself why it shares no passage with others.
    """
    profiles = with_days_of_copies([shelf.cards[number].profile for number in numbers], by_pair)
    made = _score_all(shelf, profiles, by_pair, doubts)
    if not any(len(profile.cited) for profile in profiles):
        return made
    plain = _score_all(shelf, profiles, by_pair, frozenset()) if doubts else made
    return made + citations_between(shelf.table, profiles, plain, made)


def _score_all(
    shelf: Shelf,
    profiles: Sequence[Profile],
    by_pair: Mapping[Pair, Alignment],
    doubts: Collection[str],
) -> Matrix:
    made: Matrix = np.zeros((len(profiles), len(profiles)))
    told = told_by(_ENGLISH)
    ids = [profile.report_id for profile in profiles]
    for at in range(1, len(ids)):
        made[at, :at] = made[:at, at] = score_aligned(
            shelf.comparer,
            profiles[at],
            profiles[:at],
            findings(ids[at], ids[:at], by_pair, doubts),
            told,
        )
    return made


def _why(
    shelf: Shelf,
    numbers: Sequence[int],
    row: int,
    scores: Matrix,
    by_pair: Mapping[Pair, Alignment],
) -> str:
    """What ties a report to the nearest of its story, or parts it from the story nearest to it."""
    card = shelf.cards[numbers[row]]
    story_of = [shelf.story_of[number] for number in numbers]
    others = [at for at in range(len(numbers)) if at != row]
    mates = [at for at in others if story_of[at] == story_of[row]]
    best = max(mates or others, key=lambda at: scores[row, at])
    theirs = [best] if mates else [at for at in others if story_of[at] == story_of[best]]
    score = probability(float(np.clip(scores[row, theirs], -CAP, CAP).mean()))
    shared = 0
    for at in theirs:
        alignment = by_pair.get(pair_of(card.report_id, shelf.cards[numbers[at]].report_id))
        shared += shared_passages(alignment) if alignment is not None else 0
    passages = "1 passage" if shared == 1 else f"{shared or 'no'} passages"
    said = f"share {passages} (score {score:.2f})"
    outlet = shelf.cards[numbers[best]].outlet
    if mates:
        return f"{card.outlet} and {outlet} {said}"
    near = f"the {len(theirs)} reports" if len(theirs) > 1 else "the report"
    return f"a story of its own: {card.outlet} and {near} of the story beside it {said}"
