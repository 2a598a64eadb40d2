"""The figures of a story that mean one quantity, over all its reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from retold.claims.counting import Counts, Match, match_counts, read_counts
from retold.claims.finding import Sides
from retold.claims.material import Material, Page
from retold.claims.nearest import MAX_COMPARED, nearest_alignments
from retold.claims.quantities import CASUALTIES, worth
from retold.claims.relations import is_growth
from retold.claims.things import NEARLY, SAME, sort_of, thing_likeness
from retold.model import Span

# What is taken for the context of two figures that only a third one ties together.
TIED = 0.3
_Link = tuple[str, Span, str, Span]


@dataclass(slots=True)
class Group:
    """The figures of one quantity, with the matches by which they were joined."""

    members: list[Counts] = field(default_factory=list)
    matches: dict[tuple[str, str], Match] = field(default_factory=dict)

    @classmethod
    def of(cls, match: Match) -> Group:
        """The group of one match."""
        one, other = match.one, match.other
        return cls([one, other], {(one.figure.id, other.figure.id): match})

    def __iter__(self) -> Iterator[Counts]:
        """The figures, in the order of the story's reports."""
        return iter(self.members)

    def has_growth(self, some: Sequence[Counts]) -> bool:
        """Whether one sentence of a report says that one of its figures became another."""
        names = {one.figure.id for one in some}
        return any(set(pair) <= names for pair in self.matches)

    def match(self, one: Counts, other: Counts) -> Match | None:
        """Two members as a match, the given one first; None where only a third ties them."""
        known = self.matches.get((one.figure.id, other.figure.id))
        turned = self.matches.get((other.figure.id, one.figure.id))
        found = known or turned
        if found is None:
            thing = thing_likeness(one.figure, one.page, other.figure, other.page)
            is_one = thing >= NEARLY and one.is_part == other.is_part
            return Match(one, other, thing, TIED) if is_one else None
        return Match(one, other, found.thing, found.context)


def find_groups(pages: Sequence[Page], sides: Sequence[Sides], material: Material) -> list[Group]:
    """The groups of figures that mean one quantity; a figure alone is in none.

    Figures are matched in aligned sentences, and without alignment where what is counted agrees
    and the sentences are alike, or the thing is counted once in each report.
    """
    counts = {page.report.id: read_counts(page) for page in pages}
    links = _links(sides, counts)
    parent: dict[str, str] = {}
    matches: list[Match] = []
    for left, right in _pairs(pages, material):
        matches += match_counts(counts[left], counts[right], links)
    apart = [match for match in matches if match.is_scope]
    matches = [match for match in matches if not match.is_scope]
    matches += [
        Match(one, other, SAME, TIED)
        for mine in counts.values()
        for one, other in combinations(mine, 2)
        if one.place == other.place and sort_of(one.figure) == sort_of(other.figure)
        if is_growth(one, other)
    ]
    matches += _grown_totals(list(counts.values()))
    for match in matches:
        one, other = _root(parent, match.one), _root(parent, match.other)
        if one != other:
            parent[max(one, other)] = min(one, other)
    groups: dict[str, Group] = {}
    for counted in counts.values():
        for each in counted:
            groups.setdefault(_root(parent, each), Group()).members.append(each)
    for match in matches:
        group = groups[_root(parent, match.one)]
        group.matches[match.one.figure.id, match.other.figure.id] = match
    joined = [group for group in groups.values() if len(group.members) > 1]
    return [*joined, *(Group.of(match) for match in apart)]


def _root(parent: dict[str, str], counts: Counts) -> str:
    name = counts.figure.id
    while parent.get(name, name) != name:
        name = parent[name]
    return name


def _pairs(pages: Sequence[Page], material: Material) -> Iterator[tuple[str, str]]:
    """The reports to compare: all of a small story, in a large one those that share most."""
    names = [page.report.id for page in pages]
    if len(names) <= MAX_COMPARED + 1:
        yield from combinations(names, 2)
        return
    order = {name: at for at, name in enumerate(names)}
    for one in nearest_alignments(material.alignments, material.exemplars):
        if one.left_id in order and one.right_id in order:
            left, right = sorted((one.left_id, one.right_id), key=order.__getitem__)
            yield left, right


def _links(sides: Sequence[Sides], counts: Mapping[str, Sequence[Counts]]) -> dict[_Link, float]:
    """How alike the aligned sentences are, both ways, but for headlines."""
    links: dict[_Link, float] = {}
    for side in sides:
        has, lacks = side.has.spot, side.lacks.spot
        if has.page.report.id in counts and not side.is_headline:
            key = (has.page.report.id, has.sentence, lacks.page.report.id, lacks.sentence)
            links[key] = max(side.likeness, links.get(key, 0.0))
    return links


def _grown_totals(counts: Sequence[Sequence[Counts]]) -> Iterator[Match]:
    """A second and larger total of one kind of casualty, beside the one that all others have."""
    for category in sorted(CASUALTIES):
        totals = [
            [one for one in mine if one.figure.category is category and not one.is_part]
            for mine in counts
        ]
        single = [one for one in totals if len({worth(each.figure) for each in one}) == 1]
        known = {worth(one[0].figure) for one in single}
        if len(known) != 1:
            continue
        base = single[0][0]
        for several in totals:
            values = {worth(each.figure) for each in several}
            rest = [each for each in several if worth(each.figure) not in known]
            low = base.figure.low or 0.0
            grew = all((each.figure.low or 0.0) > low for each in rest)
            if len(values) == 2 and values & known and grew:
                yield from (Match(base, each, SAME, TIED) for each in rest)
