"""Reports that come together: read, looked up and compared at once, to be placed one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.model import Report
from retold.stories.card import Card, make_card
from retold.stories.fits import choose
from retold.stories.holders import Holders
from retold.stories.profile import Profile, read_profiles
from retold.stories.shelf import Shelf


class Arrival(NamedTuple):
    """A report that is to be placed, the reports near it, and whether it is the last of its batch.

    All but the last can be found by those after them; the last is put in when it is placed.
    """

    card: Card
    near: list[int]
    is_last: bool


def arrive(shelf: Shelf, holders: Holders, reports: Sequence[Report]) -> list[Arrival]:
    """What is known of new reports before the first of them is placed; those that are there go.

    It is the same as for each of them alone, as long as the weights are not read off anew before
    the last of them is counted.

    Args:
        shelf: The stories.
        holders: Which reports have a term.
        reports: A few reports, some of which may be there, or be the same.
    """
    new = {report.id: report for report in reports if report.id not in shelf.numbers}
    if not new:
        return []
    profiles = read_profiles(list(new.values()), shelf.table)
    cards = [
        make_card(shelf.next_number + at, report, profile)
        for at, (report, profile) in enumerate(zip(new.values(), profiles, strict=True))
    ]
    arrivals = []
    for card in cards:
        arrivals.append(Arrival(card, holders.near(card.profile), is_last=card is cards[-1]))
        if card is not cards[-1]:
            holders.add(card.number, card.profile)
    if len(cards) > 1:
        shelf.scores.prepare(_likely(shelf, arrivals))
    return arrivals


def _likely(shelf: Shelf, arrivals: Sequence[Arrival]) -> Iterator[tuple[Profile, list[Profile]]]:
    """The reports with which each will be compared, unless the stories change by then."""
    coming = {arrival.card.number: arrival.card.profile for arrival in arrivals}
    for card, near, _ in arrivals:
        numbers = [number for held in choose(shelf, near).values() for number in held]
        profiles = [shelf.cards[number].profile for number in numbers]
        profiles += [coming[number] for number in near if number in coming]
        yield card.profile, profiles
