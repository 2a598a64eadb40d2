"""Why a report was put where it was, in words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from retold.stories.card import Card
from retold.stories.citing import citing_words
from retold.stories.likeness import Comparer
from retold.stories.profile import Profile
from retold.stories.score import probability
from retold.stories.shelf import Shelf
from retold.stories.table import TermTable
from retold.stories.terms import Sort

_MOST_NAMES = 4
_MOST_WORDS = 4
_MOST_FIGURES = 3
_LEAST_TELLING = 0.15
_MONTHS = "January February March April May June July August September October November December"


def why_placed(table: TermTable, card: Card, other: Card, score: float) -> str:
    """What a report has in common with the report of its story that is nearest to it.

    Args:
        table: Where their terms stand.
        card: The report.
        other: The nearest report.
        score: The log-odds that the two tell one story.
    """
    common = _common(table, card, other, score)
    cited = citing_words(table, (card.outlet, card.profile), (other.outlet, other.profile))
    return f"{card.outlet} and {other.outlet} {common}{cited}{_against(table, card, other)}"


def why_beside(table: TermTable, card: Card, other: Card, score: float) -> str:
    """What ties a report to a story beside its own, and that it is too little."""
    words = why_placed(table, card, other, score)
    return f"a story of its own beside another: {words}; too little to be one story"


def why_ruled(shelf: Shelf, card: Card, mate: int) -> str:
    """That the user put a report there."""
    return f"the user put {card.outlet} and {shelf.cards[mate].outlet} into one story"


def _common(table: TermTable, card: Card, other: Card, score: float) -> str:
    names, words, figures, days = shared_terms(table, card.profile, other.profile)
    parts = [
        _listed("both name", names),
        _listed("both have", words),
        _listed("both give", figures),
        _listed("both speak of", days),
    ]
    said = "; ".join(part for part in parts if part) or "have common words alone"
    gap = _gap(card, other)
    return f"{said}{gap} (score {probability(score):.2f})"


def _against(table: TermTable, card: Card, other: Card) -> str:
    clashes = clashing(table, card.profile, other.profile)
    return f"; against it: {', '.join(clashes)}" if clashes else ""


def _listed(head: str, items: list[str]) -> str:
    return f"{head} {', '.join(items)}" if items else ""


def _gap(card: Card, other: Card) -> str:
    if card.first is None or other.first is None:
        return "; one has no date"
    days = abs((card.first.date() - other.first.date()).days)
    return "; of one day" if days == 0 else f"; {days} day{'s' * (days > 1)} apart"


def shared_terms(
    table: TermTable, one: Profile, other: Profile
) -> tuple[list[str], list[str], list[str], list[str]]:
    """The names, words, figures and days that two reports share, the most telling first."""
    mine, theirs = Comparer(table).shared(one, other)
    shared = one.ids[mine]
    weights = table.weights[shared]
    order = np.lexsort((shared, -weights))
    order = order[weights[order] > _LEAST_TELLING]
    sorts = (one.tags[mine] & other.tags[theirs])[order] >> 8

    def of(sort: int, barred: int, most: int) -> list[str]:
        found = order[((sorts & sort) > 0) & ((sorts & barred) == 0)][:most]
        return [table.shown[term] for term in shared[found].tolist()]

    pairs = of(Sort.PAIR, 0, _MOST_NAMES)
    inside = {word for pair in pairs for word in pair.split()}
    names = [name for name in of(Sort.NAME, 0, 3 * _MOST_NAMES) if name not in inside]
    return (
        [*pairs, *names][:_MOST_NAMES],
        of(Sort.WORD, Sort.NAME | Sort.FIGURE, _MOST_WORDS),
        list(of(Sort.FIGURE, Sort.WORD, _MOST_FIGURES)),
        [_day(day) for day in of(Sort.DAY, 0, 2)],
    )


def clashing(table: TermTable, one: Profile, other: Profile) -> list[str]:
    """What both reports give numbers for, without one in common: "dead: 3 here, 5 there"."""
    mine, theirs = _figures(table, one), _figures(table, other)
    clashes = [
        f"{counted}: {_numbers(mine[counted])} here, {_numbers(theirs[counted])} there"
        for counted in mine
        if counted in theirs and not mine[counted] & theirs[counted]
    ]
    return clashes[:_MOST_FIGURES]


def _figures(table: TermTable, profile: Profile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    begin, end = profile.bounds[2:4]
    for number in profile.ids[begin:end].tolist():
        value, _, counted = table.shown[number].partition(" ")
        if counted:
            found.setdefault(counted, set()).add(value)
    return found


def _numbers(values: Iterable[str]) -> str:
    return " and ".join(sorted(values, key=lambda value: (len(value), value))[:2])


def _day(name: str) -> str:
    month, _, day = name.partition("-")
    return f"{_MONTHS.split()[int(month) - 1]} {int(day)}"
