"""Reports that name each other's outlet as a source tell of one thing, if they are at all alike.

What an outlet is called in other papers are terms of its own reports; a report that has something
from it has the term too. So it weighs as all terms do: the more reports are of an outlet or cite
it, the less it tells that one of them does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from retold.stories.linkage import CAP
from retold.stories.profile import Profile
from retold.stories.regroup import Matrix
from retold.stories.score import probability
from retold.stories.table import TermTable

# A report's profile, and what its outlet is called in a line of evidence.
Named = tuple[str, Profile]

# In log-odds, set by hand as the other signs.
_CITED = 2.5
# An outlet has other reports than those that are here: as likely as one of these it means one that
# would be as like as this.
_ALIKE = -2.0
# By so many days the cited one is past what a paper refers to by the outlet's name alone.
_DAYS_CITED = 7.0
# Who prints before another can have it from him only if the clocks are not to be trusted.
_CLOCKS = 1.0


def cited_bonus(
    table: TermTable, copy: Profile, others: Sequence[Profile], scores: Sequence[float]
) -> list[float]:
    """The log-odds to add because a report names the outlets of some others as its source.

    Of several reports of one outlet it means the one that it is most like.

    Args:
        table: Where their terms stand.
        copy: The report.
        others: Reports that it may have something from.
        scores: The log-odds that it tells one story with each of them, by all else.
    """
    made = [0.0] * len(others)
    named: dict[int, dict[int, float]] = {term: {} for term in copy.cited.tolist()}
    for at, other in enumerate(others) if named else ():
        for term in other.outlet.tolist():
            if term in named:
                named[term][at] = math.exp(min(scores[at], CAP)) * _fading(copy, other)
    for term, held in named.items():
        whole = math.exp(_ALIKE) + sum(held.values())
        for at, likely in held.items():
            made[at] = max(made[at], _CITED * float(table.told[term]) * likely / whole)
    return made


def find_citations(
    table: TermTable,
    profiles: Sequence[Profile],
    near: Sequence[Mapping[int, float]],
    same: Callable[[int, int], float],
) -> dict[tuple[int, int], float]:
    """The log-odds to add to pairs of reports because of what they have from each other.

    A report that has something from another tells of what that tells, and so of what others tell
    that are of one story with that. Of what is a copy for all to see it says nothing new.

    Args:
        table: Where their terms stand.
        profiles: The reports.
        near: For each of them the log-odds of those that were compared with it, by their places.
        same: The log-odds that two of them are one story, doubts counted.

    Returns:
        By the places of two reports, the smaller one first.
    """
    made: dict[tuple[int, int], float] = {}
    for copy, one in enumerate(profiles):
        if not len(one.cited):
            continue
        others = list(near[copy])
        scores = list(near[copy].values())
        found = cited_bonus(table, one, [profiles[at] for at in others], scores)
        spread: dict[int, float] = {}
        for exemplar, added in zip(others, found, strict=True):
            bonus = added * _news(same(copy, exemplar))
            if bonus:
                spread[exemplar] = spread.get(exemplar, 0.0) + bonus
                for at in near[exemplar]:
                    if at != copy:
                        spread[at] = spread.get(at, 0.0) + bonus * probability(same(exemplar, at))
        for at, bonus in spread.items():
            pair = (min(copy, at), max(copy, at))
            made[pair] = max(made.get(pair, 0.0), min(bonus, _CITED))
    return made


def citations_between(
    table: TermTable, profiles: Sequence[Profile], scores: Matrix, doubted: Matrix | None = None
) -> Matrix:
    """The same of a few reports of which every pair has a score, on both sides of the diagonal.

    Args:
        table: Where their terms stand.
        profiles: The reports.
        scores: Their log-odds.
        doubted: The same, doubts counted; where there are none, `scores`.
    """
    whole = scores if doubted is None else doubted
    made: Matrix = np.zeros_like(scores)
    if any(len(profile.cited) for profile in profiles):
        near = [
            {at: score for at, score in enumerate(row) if at != place}
            for place, row in enumerate(scores.tolist())
        ]
        for (one, other), bonus in find_citations(
            table, profiles, near, lambda a, b: float(whole[a, b])
        ).items():
            made[one, other] = made[other, one] = bonus
    return made


def citing_words(table: TermTable, one: Named, other: Named) -> str:
    """That one of two reports names the other's outlet: "; Echo names the Bell as a source"."""
    made = ""
    for (outlet, copy), (_, exemplar) in ((one, other), (other, one)):
        own = exemplar.outlet.tolist()
        names = [table.shown[term] for term in copy.cited.tolist() if term in own]
        made += f"; {outlet} names {names[0]} as a source" if names else ""
    return made


def _news(score: float) -> float:
    """How much it adds to these log-odds that one report has something from another, 0 to 1."""
    return min(1.0, max(0.0, 1 - score / CAP))


def _fading(copy: Profile, exemplar: Profile) -> float:
    """How likely the time between two reports lets one have it from the other; 1 where unknown."""
    if copy.last - exemplar.first < -_CLOCKS:
        return 0.0
    gap = max(0.0, copy.first - exemplar.last)
    return 1.0 if math.isnan(gap) else math.exp(-gap / _DAYS_CITED)
