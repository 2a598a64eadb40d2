"""What it tells that two reports share passages, or none, seen from the reports beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from retold.model import Alignment
from retold.stories.profile import Profile
from retold.stories.score import SEVERAL, Found, both_open, shared_passages

Pair = tuple[str, str]

# Of all pairs of the others so many have to share several passages before it tells that a report
# shares none, and so many others there have to be.
COPYING = 0.7
LEAST_OTHERS = 3
# A report that shares so much of itself, and so much of the other, was copied whole.
_WHOLE = (0.8, 0.6)
_WHOLE_PASSAGES = 3
# Copies come within days; more between them is an odd date, or a text printed anew.
_ODD_DAYS = 7.0


def pair_of(one: str, other: str) -> Pair:
    """Two report ids in order, as alignments are kept under them."""
    return (one, other) if one <= other else (other, one)


def findings(
    one: str,
    others: Sequence[str],
    alignments: Mapping[Pair, Alignment],
    doubts: Collection[str],
) -> list[Found]:
    """What was found of a report and each of some others, by their ids.

    Args:
        one: The report.
        others: The others.
        alignments: Under pairs of ids in order.
        doubts: Those whose other reports copy each other, from `doubted`.
    """
    return [
        (alignments.get(pair_of(one, other)), one in doubts or other in doubts) for other in others
    ]


def doubted(members: Collection[str], alignments: Mapping[Pair, Alignment]) -> frozenset[str]:
    """The reports of a story whose other reports copy each other.

    That such a report shares nothing with these tells something: copy goes from hand to hand. Among
    reports that each tell it in words of their own it tells nothing.
    """
    several = dict.fromkeys(members, 0)
    for a, b in alignments:
        if a in several and b in several and shared_passages(alignments[a, b]) >= SEVERAL:
            several[a] += 1
            several[b] += 1
    others = len(several) - 1
    if others < LEAST_OTHERS:
        return frozenset()
    every = sum(several.values()) / 2
    wanted = COPYING * others * (others - 1) / 2
    return frozenset(one for one, own in several.items() if every - own >= wanted)


def with_days_of_copies(
    profiles: Sequence[Profile], alignments: Mapping[Pair, Alignment]
) -> list[Profile]:
    """The profiles; copies whose dates lie far apart are dated from the first to the last of them.

    A report that was copied whole tells of the same event, whatever date stands over it: day and
    month may have been swapped, or the text printed anew.
    """
    made = {profile.report_id: profile for profile in profiles}
    for (a, b), alignment in sorted(alignments.items()):
        if a in made and b in made and is_whole_copy(alignment):
            first, last = made[a], made[b]
            # Not so where one is unknown, and no number.
            if not max(first.first - last.last, last.first - first.last) > _ODD_DAYS:
                continue
            days = min(first.first, last.first), max(first.last, last.last)
            for one in (first, last):
                made[one.report_id] = replace(one, first=days[0], last=days[1])
    return [made[profile.report_id] for profile in profiles]


def is_whole_copy(alignment: Alignment) -> bool:
    """Whether nearly all of one report stands in the other, and most of that one in it."""
    less, more = sorted((alignment.share_left, alignment.share_right))
    return (
        more >= _WHOLE[0]
        and less >= _WHOLE[1]
        and shared_passages(alignment) >= _WHOLE_PASSAGES
        and both_open(alignment)
    )
