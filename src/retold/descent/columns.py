"""Which passages of a story's witnesses stand for each other: one column for each passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.model.alignment import Alignment, Passage, PassageLabel
from retold.model.report import Report
from retold.model.span import Span
from retold.text.tokens import find_words

# A column holds at most so many neighbouring stretches of one witness: what says in one sentence
# what another says in two or three still fits, and chains of such pairs cannot swallow a text.
MAX_STRETCHES = 3
_RANK = {
    PassageLabel.VERBATIM: 0,
    PassageLabel.EDITED: 1,
    PassageLabel.MOVED: 2,
    PassageLabel.REWORDED: 3,
}

# A stretch of a witness: which witness, and which of its stretches.
Cell = tuple[int, int]
Column = dict[int, Span]
"""Of each witness that has a passage, where."""


@dataclass(slots=True)
class _Group:
    """Stretches that stand for each other: of each witness, the first and the last one."""

    runs: dict[int, tuple[int, int]]


def find_columns(reports: Sequence[Report], alignments: Iterable[Alignment]) -> list[Column]:
    """The passages of a story in its order, each with the witnesses that have it.

    The surest pairs of passages are joined first, and a pair that would tear a column apart (one
    witness twice, in places that are no neighbours) is left out: Kruskal's way with a condition.
    The result does not depend on the order or the direction of the alignments.

    Args:
        reports: The witnesses, in the order of their sigla.
        alignments: What pairs of them share; others are left aside.
    """
    place = {report.id: at for at, report in enumerate(reports)}
    inside = [one for one in alignments if one.left_id in place and one.right_id in place]
    stretches = _cut(reports, place, inside)
    groups = _join(stretches, place, inside)
    return [
        {
            at: Span(stretches[at][first].start, stretches[at][last].end)
            for at, (first, last) in sorted(group.runs.items())
        }
        for group in _in_order(stretches, groups)
    ]


def _cut(
    reports: Sequence[Report], place: dict[str, int], alignments: Iterable[Alignment]
) -> list[list[Span]]:
    """What alignments see of each witness, cut wherever a passage begins or ends."""
    seen: list[set[Span]] = [set() for _ in reports]
    for one in alignments:
        for passage in one.passages:
            for name, span in ((one.left_id, passage.left), (one.right_id, passage.right)):
                if span is not None:
                    seen[place[name]].add(span)
    return [_pieces(report.text, mine) for report, mine in zip(reports, seen, strict=True)]


def _pieces(text: str, seen: set[Span]) -> list[Span]:
    """The stretches between neighbouring cuts that lie in a passage and have words."""
    opened = Counter(span.start for span in seen)
    opened.subtract(span.end for span in seen)
    made = []
    depth = 0
    for start, end in pairwise(sorted(opened)):
        depth += opened[start]
        if depth and find_words(text, Span(start, end)):
            made.append(Span(start, end))
    return made


def _join(
    stretches: list[list[Span]], place: dict[str, int], alignments: Iterable[Alignment]
) -> dict[Cell, _Group]:
    """The group of every stretch, joined along the passages from the surest on."""
    groups = {
        (at, number): _Group({at: (number, number)})
        for at, mine in enumerate(stretches)
        for number in range(len(mine))
    }
    starts = [[span.start for span in mine] for mine in stretches]
    for _, _, left, right in sorted(_pairs(place, alignments)):
        cells = [*_cells(starts, *left), *_cells(starts, *right)]
        if cells:
            _merge(groups, cells)
    return groups


_Side = tuple[int, int, int]


def _pairs(
    place: dict[str, int], alignments: Iterable[Alignment]
) -> Iterable[tuple[int, float, _Side, _Side]]:
    """The pairs of passages, each with what sorts it: label, then score, then its places."""
    for one in alignments:
        for passage in one.passages:
            if passage.label in _RANK and passage.left and passage.right:
                left = (place[one.left_id], passage.left.start, passage.left.end)
                right = (place[one.right_id], passage.right.start, passage.right.end)
                yield (*_sureness(passage), min(left, right), max(left, right))


def _sureness(passage: Passage) -> tuple[int, float]:
    return (_RANK[passage.label], -passage.score)


def _cells(starts: list[list[int]], at: int, start: int, end: int) -> list[Cell]:
    """The stretches of a witness inside a passage of it."""
    first, last = bisect_left(starts[at], start), bisect_right(starts[at], end - 1)
    return [(at, number) for number in range(first, last)]


def _merge(groups: dict[Cell, _Group], cells: Sequence[Cell]) -> None:
    """Join the groups of all these stretches, if one run of each witness comes of it."""
    met = {id(groups[cell]): groups[cell] for cell in cells}
    if len(met) == 1:
        return
    runs: dict[int, list[tuple[int, int]]] = {}
    for group in met.values():
        for at, run in group.runs.items():
            runs.setdefault(at, []).append(run)
    joined = {at: _one_run(mine) for at, mine in runs.items()}
    if None in joined.values():
        return
    whole = _Group({at: run for at, run in joined.items() if run is not None})
    for at, (first, last) in whole.runs.items():
        groups.update({(at, number): whole for number in range(first, last + 1)})


def _one_run(runs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Neighbouring runs as one, or None where they are none or too many."""
    runs.sort()
    if any(before[1] + 1 != after[0] for before, after in pairwise(runs)):
        return None
    first, last = runs[0][0], runs[-1][1]
    return (first, last) if last - first < MAX_STRETCHES else None


def _in_order(stretches: list[list[Span]], groups: dict[Cell, _Group]) -> list[_Group]:
    """The groups in the order of the first witness; what others add follows what it follows."""
    after: dict[int, list[_Group]] = {0: []}
    seen: set[int] = set()
    for at, mine in enumerate(stretches):
        last = 0
        added: list[_Group] = []
        for number in range(len(mine)):
            group = groups[at, number]
            if id(group) in seen:
                after[last][:0] = added
                last, added = id(group), []
            else:
                seen.add(id(group))
                after[id(group)] = []
                added.append(group)
        after[last][:0] = added
    return _walk(after)


def _walk(after: dict[int, list[_Group]]) -> list[_Group]:
    """Each group, and right behind it what was put after it."""
    made: list[_Group] = []
    waiting = list(reversed(after[0]))
    while waiting:
        group = waiting.pop()
        made.append(group)
        waiting += reversed(after[id(group)])
    return made
