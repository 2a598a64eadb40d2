"""The figures of a story that mean one quantity, over all its reports."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from retold.claims.counting import Counts, Match, read_counts
from retold.claims.joining import Joined
from retold.claims.matching import match_counts
from retold.claims.material import Material, Page
from retold.claims.nearest import MAX_COMPARED, nearest_alignments
from retold.claims.pairs import pair_up
from retold.claims.quantities import CASUALTIES, worth
from retold.claims.relations import is_growth
from retold.claims.things import NEARLY, SAME, sort_of, thing_likeness
from retold.model import Span

# What is taken for the context of two figures that only a third one ties together.
TIED = 0.3
# How little a word of every sentence weighs.
COMMON = 0.15
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


def find_groups(pages: Sequence[Page], material: Material) -> list[Group]:
    """The groups of figures that mean one quantity; a figure alone is in none.

    Figures are matched in aligned sentences, and without alignment where what is counted agrees
    and the sentences are alike, or the thing is counted once in each report.
    """
    counts = {page.report.id: read_counts(page) for page in pages}
    links, rarity = links_of(material), rarity_of(pages)
    place = {page.report.id: at for at, page in enumerate(pages)}

    def rank(one: Counts) -> tuple[int, Span]:
        return place[one.figure.report_id], one.figure.span

    found = [
        match
        for left, right in _pairs(pages, material)
        for match in match_counts(counts[left], counts[right], links, rarity)
    ]
    joined = Joined(one for mine in counts.values() for one in mine)
    sure = [*_grown(counts.values()), *_grown_totals(list(counts.values()))]
    kept = [match for match in sure if joined.join(match, is_certain=True)]
    apart = [match for match in found if match.is_scope]
    ranked = sorted((one for one in found if not one.is_scope), key=lambda one: -one.chance)
    kept += [match for match in ranked if joined.join(match)]
    groups = {id(some): Group(sorted(some, key=rank)) for some in joined.sets() if len(some) > 1}
    for match in kept:
        group = groups[id(joined.set_of(match.one))]
        group.matches[match.one.figure.id, match.other.figure.id] = match
    return [*groups.values(), *(Group.of(match) for match in apart)]


def _grown(counts: Iterable[Sequence[Counts]]) -> Iterator[Match]:
    """Two numbers of one sentence of which it says that the one became the other."""
    for mine in counts:
        for one, other in combinations(mine, 2):
            is_one = one.place == other.place and sort_of(one.figure) == sort_of(other.figure)
            if is_one and is_growth(one, other):
                yield Match(one, other, SAME, TIED)


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


def rarity_of(pages: Sequence[Page]) -> dict[str, float]:
    """How rare the stems of a story are in its sentences: 1 for one that stands in one alone."""
    held: Counter[str] = Counter()
    total = 1
    for page in pages:
        for sentence in page.sentences:
            total += 1
            held.update(page.stems_of(sentence))
    scale = math.log(total + 1)
    return {
        stem: max(COMMON, math.log((total + 1) / times) / scale) for stem, times in held.items()
    }


def links_of(material: Material) -> dict[_Link, float]:
    """How alike the aligned sentences of a collection are, both ways, but for headlines."""
    links: dict[_Link, float] = {}
    for pair in pair_up(material)[1]:
        if not pair.is_headline:
            ends = [(one.page.report.id, one.sentence) for one in (pair.left, pair.right)]
            for one, other in (ends, ends[::-1]):
                links[*one, *other] = max(pair.likeness, links.get((*one, *other), 0.0))
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
