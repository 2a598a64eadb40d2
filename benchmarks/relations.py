"""Attribution relations of a key and of a tier, and which of them are one.

Two relations are one if source, cue and content each overlap somewhere; an empty role matches only
an empty role. Of all ways to pair them, each used once, the one with the most pairs counts and,
among those, the one whose roles overlap most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import networkx as nx

from retold.model import Attribution, Span

Spans = tuple[Span, ...]
# White space, quotation marks and stops: whether they belong to a span is a habit of annotators.
EDGE = frozenset(" \t\r\n\u00a0\"'“”‘’„‟«»‹›`´.,;:!?–—-")
DOUBLE = '“”"'


class HasRoles(Protocol):
    """Whatever has the three roles as spans."""

    @property
    def source(self) -> Spans:
        """Who; empty where nobody is named."""

    @property
    def cue(self) -> Spans:
        """The words that signal it; may be empty."""

    @property
    def content(self) -> Spans:
        """What is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Someone is reported to have said something, by a key or by a tier."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: str
    within: str | None = None
    act: str | None = None
    naming: str | None = None
    referent: str | None = None
    medium: str | None = None
    speaker: str | None = None


def from_attribution(one: Attribution) -> Relation:
    """An attribution of ours as a relation."""
    source, cue, content = (
        tuple(words.span for words in role) for role in (one.source, one.cue, one.content)
    )
    return Relation(
        id=one.id,
        source=source,
        cue=cue,
        content=content,
        kind=one.kind.value,
        within=one.within_id,
        act=one.act.value,
        naming=one.naming.value,
        medium=one.medium.text if one.medium else None,
        speaker=one.speaker_id,
    )


def pair_relations(true: Sequence[HasRoles], found: Sequence[HasRoles]) -> dict[int, int]:
    """Which relation of a key is which that was found, by number, one to one."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for at, one in enumerate(true):
        for number, other in enumerate(found):
            likeness = _likeness(one, other)
            if likeness:
                graph.add_edge(("true", at), ("found", number), weight=likeness)
    pairs = nx.max_weight_matching(graph, maxcardinality=True)
    made = (sorted(pair, reverse=True) for pair in pairs)
    return dict(sorted((true_[1], found_[1]) for true_, found_ in made))


def is_exact(text: str, ours: Spans, theirs: Spans) -> bool:
    """Whether two roles are the same words: marks, stops and white space at edges aside.

    Two pieces with nothing but those between them are one piece; "that" and "to" count.
    """
    return _core(text, ours) == _core(text, theirs)


def kind_by_marks(text: str, content: Spans) -> str:
    """Direct where a content stands in double quotation marks and begins at the first (PolNeAR).

    What stands amid a longer quotation is somebody's words about a third, and indirect. Mixed has
    letters inside and outside. A mark is open at most to the end of its line.
    """
    inside = outside = 0
    begins = False
    for span in content:
        start = text.rfind("\n", 0, span.start) + 1
        is_open, opened = False, start
        for at in range(start, span.end):
            letter = text[at]
            if letter in DOUBLE:
                is_open = letter == "“" or (letter == '"' and not is_open)
                opened = at
            elif at >= span.start and letter.isalnum():
                begins = begins or (not inside and is_open and EDGE.issuperset(text[opened:at]))
                inside, outside = inside + is_open, outside + (not is_open)
    if outside:
        return "mixed" if inside else "indirect"
    return "direct" if begins else "indirect"


def _likeness(one: HasRoles, other: HasRoles) -> float:
    """The overlap (Dice) of the three roles, from 0 to 3; 0 where any role has none."""
    total = 0.0
    for ours, theirs in (
        (one.content, other.content),
        (one.cue, other.cue),
        (one.source, other.source),
    ):
        if not ours and not theirs:
            total += 1
            continue
        common = sum(a.overlap(b) for a in ours for b in theirs)
        if not common:
            return 0.0
        total += 2 * common / sum(map(len, (*ours, *theirs)))
    return total


def _core(text: str, spans: Spans) -> list[Span]:
    made: list[Span] = []
    for span in sorted(spans):
        start, end = span.start, span.end
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if start == end:
            continue
        if made and EDGE.issuperset(text[made[-1].end : start]):
            start = made.pop().start
        made.append(Span(start, end))
    return made
