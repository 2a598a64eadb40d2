"""Which figures of two reports mean one quantity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from retold.claims.counting import Counts, Match
from retold.claims.pairs import likeness
from retold.claims.quantities import is_end_of, is_near
from retold.claims.sameness import chance_of, may_be_one, read_signs
from retold.claims.things import OPEN, is_other_scope, thing_likeness
from retold.model import Span

# From this chance on two figures are taken for one quantity; equal ones need less.
SURE, EQUAL = 0.4, 0.3
SCOPE_LIKE, LEAST_CLAUSE = 0.36, 0.12
Links = Mapping[tuple[str, Span, str, Span], float]


def match_counts(
    ours: Sequence[Counts],
    theirs: Sequence[Counts],
    links: Links,
    rarity: Mapping[str, float],
) -> list[Match]:
    """The figures of two reports that mean one quantity: equal ones first, each once.

    Args:
        ours: The figures of the one report.
        theirs: Those of the other.
        links: How alike two aligned sentences are.
        rarity: How rare stems are in the story, 0 to 1.
    """
    found = list(_candidates(ours, theirs, links, rarity))
    found.sort(
        key=lambda one: (
            not is_near(one.one.figure, one.other.figure)
            and not is_end_of(one.one.figure, one.other.figure),
            -round(one.score, 3),
            one.one.figure.span,
            one.other.figure.span,
        )
    )
    used: set[str] = set()
    made = []
    for match in found:
        names = {match.one.figure.id, match.other.figure.id}
        if not names & used:
            used |= names
            made.append(match)
    return made


def _candidates(
    ours: Sequence[Counts], theirs: Sequence[Counts], links: Links, rarity: Mapping[str, float]
) -> Iterator[Match]:
    for one in ours:
        for other in theirs:
            if (
                _may_be_scopes(one, other)
                and (context := _context(one, other, links)) >= SCOPE_LIKE
            ):
                yield Match(one, other, 0.0, context)
    for one, other, rivals in pairs_that_may(ours, theirs):
        chance = chance_of(read_signs(one, other, rarity, rivals))
        if chance >= (EQUAL if is_near(one.figure, other.figure) else SURE):
            thing = thing_likeness(one.figure, one.page, other.figure, other.page)
            context = _context(one, other, links)
            yield Match(one, other, thing or OPEN, context, chance=chance)


def pairs_that_may(
    ours: Sequence[Counts], theirs: Sequence[Counts]
) -> Iterator[tuple[Counts, Counts, int]]:
    """The figures of two reports that can mean one quantity, with how many pairs rival them."""
    able = [
        (i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if may_be_one(one, other)
    ]
    rows, columns = Counter(i for i, _ in able), Counter(j for _, j in able)
    for i, j in able:
        yield ours[i], theirs[j], rows[i] * columns[j]


def _may_be_scopes(one: Counts, other: Counts) -> bool:
    """Whether two figures, each alone of its kind in its report, count two groups of persons."""
    if not (one.is_rare and other.is_rare) or one.is_part != other.is_part:
        return False
    figure, figure2 = one.figure, other.figure
    is_one = thing_likeness(figure, one.page, figure2, other.page)
    return not is_one and is_other_scope(figure, figure2)


def _context(one: Counts, other: Counts, links: Links) -> float:
    """How alike two figures' clauses and sentences are, or the aligned sentences they stand in."""
    key = (one.page.report.id, one.place, other.page.report.id, other.place)
    clause = max(likeness(a, b) for a in one.clauses for b in other.clauses)
    whole = likeness(one.sentence, other.sentence)
    linked = 0.8 * links.get(key, 0.0) if clause > LEAST_CLAUSE else 0.0
    return max(clause, 0.5 * (clause + whole), linked)
