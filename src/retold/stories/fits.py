"""How well a report fits the stories that are near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from retold.stories.card import Card
from retold.stories.citing import cited_bonus
from retold.stories.linkage import CAP
from retold.stories.shelf import Shelf

# Of a story so many reports are compared, and so many stories for one report.
MOST_COMPARED = 12
MOST_STORIES = 8
# How much the nearest report of a story counts beside the mean of all: a report that carries a
# story on has much in common with the last, little with the first.
NEAREST = 0.4
# What misses a story by less stands beside it: it may follow on it.
BESIDE = 1.5


class Fit(NamedTuple):
    """How a report fits a story: the mean of its log-odds with the story's reports, and the best.

    `nearest` is the report of the story that it has most in common with, `score` its log-odds,
    `least` those of the report that it has least in common with.
    """

    story_id: str
    value: float
    nearest: int
    score: float
    least: float


def find_fits(shelf: Shelf, card: Card, found: Iterable[int]) -> list[Fit]:
    """How a report fits the stories of the reports that were found for it, the best first."""
    chosen = choose(shelf, found)
    numbers = [number for held in chosen.values() for number in held]
    profiles = [shelf.cards[number].profile for number in numbers]
    scores = shelf.scores.of(card.profile, profiles)
    cited = cited_bonus(shelf.table, card.profile, profiles, scores)
    fits = []
    at = 0
    for story_id, held in chosen.items():
        inside = slice(at, at + len(held))
        fits.append(_fit(story_id, held, scores[inside], max(cited[inside])))
        at += len(held)
    return sorted(fits, key=lambda fit: (-fit.value, fit.story_id))


def choose(shelf: Shelf, found: Iterable[int]) -> dict[str, list[int]]:
    """Of the stories of some reports, so many, the reports to compare with."""
    of_story: dict[str, list[int]] = defaultdict(list)
    for number in found:
        story_id = shelf.story_of.get(number)
        if story_id is not None and (story_id in of_story or len(of_story) < MOST_STORIES):
            of_story[story_id].append(number)
    return {story_id: sample(shelf, story_id, near) for story_id, near in of_story.items()}


def _fit(story_id: str, numbers: list[int], scores: list[float], cited: float) -> Fit:
    best = max(scores)
    nearest = min(number for number, score in zip(numbers, scores, strict=True) if score == best)
    cut = [CAP if score > CAP else max(score, -CAP) for score in scores]
    value = (1 - NEAREST) * sum(cut) / len(cut) + NEAREST * max(cut) + cited
    return Fit(story_id, value, nearest, best, min(scores))


def sample(shelf: Shelf, story_id: str, near: Iterable[int] = ()) -> list[int]:
    """Reports of a story to compare with: all of a small one, else the near and some of the rest.

    Half of them are near ones at most, or a story would look like what was found of it.
    """
    members = shelf.members[story_id]
    if len(members) <= MOST_COMPARED:
        return list(members)
    chosen = list(dict.fromkeys(near))[: MOST_COMPARED // 2]
    step = len(members) / MOST_COMPARED
    spread = (members[int(at * step)] for at in range(MOST_COMPARED))
    return list(dict.fromkeys([*chosen, *spread]))[:MOST_COMPARED]
