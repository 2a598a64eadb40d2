"""Stories beside each other: too little alike to be one, too much to be strangers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from retold.stories.fits import BESIDE, NEAREST
from retold.stories.linkage import CAP, THRESHOLD, UNSEEN, Pair


class Near(NamedTuple):
    """The report of an earlier story that one of a later story is nearest to, and how near."""

    report_id: str
    other_id: str
    score: float


def find_beside(
    groups: Sequence[Sequence[str]], scores: Mapping[Pair, float]
) -> dict[int, tuple[int, Near]]:
    """For each group the one before it that it misses by least, where it misses it by little.

    As near as the mean of all pairs of their reports and, for a part, the nearest; linear in the
    pairs that were scored.

    Args:
        groups: Reports by id, the earliest group first.
        scores: The log-odds of pairs; one that nothing brought together has none.

    Returns:
        By the place of the later group that of the earlier one, and the two reports.
    """
    place_of = {one: at for at, group in enumerate(groups) for one in group}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    best: dict[tuple[int, int], Near] = {}
    for (a, b), score in sorted(scores.items()):
        earlier_id, later_id = sorted((a, b), key=lambda one: place_of[one])
        places = place_of[later_id], place_of[earlier_id]
        if places[0] == places[1]:
            continue
        cut = max(-CAP, min(CAP, score))
        sums[places] += cut - UNSEEN
        if places not in best or cut > best[places].score:
            best[places] = Near(later_id, earlier_id, cut)
    found: dict[int, tuple[float, int]] = {}
    for (later, earlier), total in sums.items():
        mean = UNSEEN + total / (len(groups[later]) * len(groups[earlier]))
        value = (1 - NEAREST) * mean + NEAREST * best[later, earlier].score
        if value > max(THRESHOLD - BESIDE, found.get(later, (-CAP, 0))[0]):
            found[later] = (value, earlier)
    return {later: (earlier, best[later, earlier]) for later, (_, earlier) in found.items()}
