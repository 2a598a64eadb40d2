"""Which figures of one quantity are held against each other: the values of it over a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from retold.claims.counting import Counts, Match
from retold.claims.groups import Group
from retold.claims.quantities import CASUALTIES, is_same_value, may_agree, open_toll
from retold.model import Figure

# A quantity with more values than this is a muddle of several: only what a copy changed is told.
MAX_VALUES = 8
# So many copies that make one change are told.
MAX_EDGES = 3


def matches_to_compare(
    group: Group, exemplars: Mapping[str, Sequence[str]], order: Mapping[str, int]
) -> Iterator[Match]:
    """Every two values of a quantity that met on the way, each pair once, the earlier first.

    What a copy has otherwise than its exemplar comes first. Then each new value is held against
    those that stood when it came: of a count of persons, which grows, against the latest of each
    source; of anything else against all.

    Args:
        group: The figures of the quantity.
        exemplars: For a report those it was copied from, nearest first.
        order: The rank of each report in its story, the earliest first.
    """
    members = sorted(group, key=lambda one: (order[one.figure.report_id], one.figure.span))
    values = _values(members)
    told: set[frozenset[int]] = set()
    for one, other in _copied(members, values, exemplars):
        told.add(frozenset((values[one.figure.id], values[other.figure.id])))
        match = group.match(one, other)
        if match is not None:
            yield replace(match, is_copied=True)
    if len(set(values.values())) > MAX_VALUES:
        return
    for one, other in _met(members, values):
        pair = frozenset((values[one.figure.id], values[other.figure.id]))
        if pair in told:
            continue
        told.add(pair)
        match = _best_match(group, members, values, (one, other))
        if match is not None:
            yield replace(match, is_beside=_stand_together(group, members, values, pair))


def _values(members: Sequence[Counts]) -> dict[str, int]:
    """For each figure the number of its value: of figures that give one number in one unit."""
    firsts: list[Figure] = []
    numbers: dict[str, int] = {}
    for one in members:
        known = (at for at, first in enumerate(firsts) if is_same_value(first, one.figure))
        number = next(known, len(firsts))
        if number == len(firsts):
            firsts.append(one.figure)
        numbers[one.figure.id] = number
    return numbers


def _copied(
    members: Sequence[Counts], values: Mapping[str, int], exemplars: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Counts, Counts]]:
    """Each value that a copy has where none of its exemplars has it, with theirs."""
    seen: Counter[tuple[int, int]] = Counter()
    for other in members:
        own = exemplars.get(other.figure.report_id, ())
        above = [one for name in own for one in _only_value(members, values, name)]
        value = values[other.figure.id]
        if any(values[one.figure.id] == value for one in above):
            continue
        kept = {values[one.figure.id] for one in members if _is_beside(one, other)}
        for one in above:
            pair = (values[one.figure.id], value)
            if seen[pair] < MAX_EDGES and values[one.figure.id] not in kept:
                seen[pair] += 1
                yield one, other


def _only_value(
    members: Sequence[Counts], values: Mapping[str, int], report_id: str
) -> list[Counts]:
    """The figures of a report that has one value alone; of several it is open which was changed."""
    mine = [one for one in members if one.figure.report_id == report_id]
    return mine if len({values[one.figure.id] for one in mine}) == 1 else []


def _is_beside(one: Counts, other: Counts) -> bool:
    return one.figure.report_id == other.figure.report_id and one.figure.id != other.figure.id


def _met(members: Sequence[Counts], values: Mapping[str, int]) -> Iterator[tuple[Counts, Counts]]:
    """Each figure that brings a new value, with those whose values stood until then."""
    standing: dict[tuple[str, int], Counts] = {}
    known: set[int] = set()
    for other in members:
        value = values[other.figure.id]
        is_new = value not in known
        if is_new:
            known.add(value)
            yield from ((one, other) for one in list(standing.values()))
        grows = other.figure.category in CASUALTIES
        if is_new or other.speaker:
            standing[other.speaker, -1 if grows else value] = other


def _best_match(
    group: Group, members: Sequence[Counts], values: Mapping[str, int], pair: tuple[Counts, Counts]
) -> Match | None:
    """Two values where they cannot both hold, if "at least" lets them hold anywhere else.

    Of these where they first stand alone or are stated by somebody, else where they stand.
    """
    ours, theirs = (
        sorted(
            (each for each in members if values[each.figure.id] == values[one.figure.id]), key=_rank
        )
        for one in pair
    )
    found = [
        match
        for one in ours
        for other in theirs
        if one.figure.report_id != other.figure.report_id
        if (match := group.match(one, other)) is not None
    ]
    apart = (one for one in found if _are_apart(one))
    return next(apart, found[0] if found else None)


def _are_apart(match: Match) -> bool:
    """Whether two values cannot both hold, or are tolls, of which "at least" lets any hold."""
    one, other = match.one.figure, match.other.figure
    return not may_agree(one, other) or bool(open_toll(one, other))


def _rank(one: Counts) -> bool:
    """Whether nobody states a figure and its report has other numbers of the thing too."""
    return one.figure.attribution_id is None and not one.is_rare


def _stand_together(
    group: Group, members: Sequence[Counts], values: Mapping[str, int], pair: frozenset[int]
) -> bool:
    """Whether some report gives both values, and neither as what became of the other."""
    held: dict[str, list[Counts]] = {}
    for one in members:
        if values[one.figure.id] in pair:
            held.setdefault(one.figure.report_id, []).append(one)
    both = [mine for mine in held.values() if len({values[one.figure.id] for one in mine}) == 2]
    return any(not group.has_growth(mine) for mine in both)
