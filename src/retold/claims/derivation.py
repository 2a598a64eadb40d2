"""Which tellings to compare, where it is known which report was made from which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.claims.finding import Sides
from retold.claims.material import Material
from retold.model import Span
from retold.text.worddiff import diff_words

# Where less than the first is shared, so much of the telling's words has to be kept, and so many.
MOST, KEPT_WORDS, LEAST_KEPT = 0.6, 0.6, 3


@dataclass(frozen=True, slots=True)
class Related:
    """Which reports come from which, and how much of a report is in another."""

    exemplars: Mapping[str, Sequence[str]]
    shares: Mapping[frozenset[str], float]

    @classmethod
    def of(cls, material: Material) -> Related:
        """What the stemma and the alignments of a collection say."""
        shares = {
            frozenset((one.left_id, one.right_id)): max(one.share_left, one.share_right)
            for one in material.alignments
        }
        return cls(material.exemplars, shares)

    def share_of(self, one: str, other: str) -> float:
        """The greater of the shares that two reports have of each other."""
        return self.shares.get(frozenset((one, other)), 0.0)


def is_passed_on(sides: Sides, related: Related) -> bool:
    """Whether the words themselves came over, or most of one report stands in the other.

    Two accounts of one event agree in sense, sentence by sentence, and neither lost anything.
    """
    has, lacks = sides.has.spot, sides.lacks.spot
    share = related.share_of(has.page.report.id, lacks.page.report.id)
    if sides.is_merged or share >= MOST:
        return True
    diff = diff_words(has.page.text, has.focus, lacks.page.text, lacks.focus)
    return diff.share >= KEPT_WORDS and diff.common >= LEAST_KEPT


def is_from(sides: Sides, related: Related) -> bool:
    """Whether the telling that lacks a thing comes from the one that has it."""
    has, lacks = sides.has.spot.page.report.id, sides.lacks.spot.page.report.id
    return has in ancestors(lacks, related.exemplars)


def comparable_sides(sides: Sequence[Sides], exemplars: Mapping[str, Sequence[str]]) -> list[Sides]:
    """The sides that can show a loss: a telling is held against that of its exemplar.

    A copy whose exemplar tells the same thing lost nothing that only a third report has, and an
    exemplar lost nothing that its copy added. Reports without a known exemplar are held against
    each other, and so are two reports that nothing else is there to compare with.
    """
    groups: dict[tuple[str, Span], list[Sides]] = defaultdict(list)
    for side in sides:
        spot = side.lacks.spot
        groups[spot.page.report.id, spot.sentence].append(side)
    kept: list[Sides] = []
    for (copy, _), group in groups.items():
        by_exemplar = [one for one in group if _of(one) in exemplars.get(copy, ())]
        kept += by_exemplar or [one for one in group if may_compare(_of(one), copy, exemplars)]
    return kept


def known_exemplars(material: Material) -> dict[str, Sequence[str]]:
    """The exemplars of each report, but for stories of two reports.

    Of two reports each is held against the other, whichever was made from which: nothing else
    is there that could show the same loss, and the direction may be wrong.
    """
    pairs = {name for story in material.stories for name in _two(story.report_ids)}
    return {name: held for name, held in material.exemplars.items() if name not in pairs}


def _two(names: Sequence[str]) -> Sequence[str]:
    return names if len(names) == 2 else ()


def may_compare(one: str, copy: str, exemplars: Mapping[str, Sequence[str]]) -> bool:
    """Whether a report can have lost what the other has: its ancestor, or both first-hand."""
    if one in ancestors(copy, exemplars):
        return True
    return not exemplars.get(copy) and not exemplars.get(one)


def _of(side: Sides) -> str:
    """The report that has the thing."""
    return side.has.spot.page.report.id


def ancestors(report_id: str, exemplars: Mapping[str, Sequence[str]]) -> set[str]:
    """All reports that a report descends from, near and far."""
    seen: set[str] = set()
    todo = [report_id]
    while todo:
        for exemplar in exemplars.get(todo.pop(), ()):
            if exemplar not in seen:
                seen.add(exemplar)
                todo.append(exemplar)
    return seen
