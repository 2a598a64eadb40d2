"""Where the witnesses of a stemma stand: a layered drawing, exemplars left of their copies.

The method of Sugiyama, Tagawa and Toda (1981): witnesses in columns by descent; lanes kept free
where an edge crosses a column; the order in a column by the barycentre of the neighbours; heights
by least squares under the order (pool adjacent violators).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CARD_HEIGHT = 74
LANE_HEIGHT = 16
GAP = 18
_SWEEPS = 8

# A witness is named by its siglum; a lane by the edge it belongs to and the column it crosses.
Slot = str | tuple[str, str, int]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns from left to right, the middle of every slot, and the slots along every edge."""

    columns: tuple[tuple[Slot, ...], ...]
    middles: Mapping[Slot, float]
    routes: Mapping[Edge, tuple[Slot, ...]]


def lay_out(sigla: Sequence[str], edges: Sequence[Edge]) -> Layout:
    """A place for every witness; those given earlier stand higher where nothing else decides."""
    column_of = _columns(sigla, edges)
    routes = {edge: _route(edge, column_of) for edge in edges}
    columns: list[list[Slot]] = [[] for _ in range(max(column_of.values(), default=-1) + 1)]
    for siglum in sigla:
        columns[column_of[siglum]].append(siglum)
    for route in routes.values():
        for slot in route[1:-1]:
            columns[slot[2] if isinstance(slot, tuple) else 0].append(slot)
    hops = [hop for route in routes.values() for hop in itertools.pairwise(route)]
    _order(columns, hops)
    return Layout(tuple(tuple(column) for column in columns), _middles(columns, hops), routes)


def _columns(sigla: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The length of the longest path that leads to each witness (Kahn 1962).

    What a circle holds, which no sound stemma has, is put in the first column.
    """
    copies: dict[str, list[str]] = defaultdict(list)
    waiting = dict.fromkeys(sigla, 0)
    for exemplar, copy in edges:
        copies[exemplar].append(copy)
        waiting[copy] += 1
    column = dict.fromkeys(sigla, 0)
    ready = [siglum for siglum in sigla if not waiting[siglum]]
    for siglum in ready:
        for copy in copies[siglum]:
            column[copy] = max(column[copy], column[siglum] + 1)
            waiting[copy] -= 1
            if not waiting[copy]:
                ready.append(copy)
    return {one: 0 if waiting[one] else column[one] for one in sigla}


def _route(edge: Edge, column_of: Mapping[str, int]) -> tuple[Slot, ...]:
    exemplar, copy = edge
    crossed = range(column_of[exemplar] + 1, column_of[copy])
    return (exemplar, *((exemplar, copy, column) for column in crossed), copy)


def _order(columns: list[list[Slot]], hops: Sequence[tuple[Slot, Slot]]) -> None:
    """Sort each column by the mean place of its neighbours, rightwards and back, in place."""
    before, after = _neighbours(hops)
    for sweep in range(_SWEEPS):
        rightwards = sweep % 2 == 0
        neighbours = before if rightwards else after
        for column in columns if rightwards else reversed(columns):
            place = {slot: at for others in columns for at, slot in enumerate(others)}
            means = {
                slot: _mean([place[one] for one in neighbours[slot]], place[slot])
                for slot in column
            }
            column.sort(key=means.__getitem__)


def _neighbours(
    hops: Sequence[tuple[Slot, Slot]],
) -> tuple[dict[Slot, list[Slot]], dict[Slot, list[Slot]]]:
    before: dict[Slot, list[Slot]] = defaultdict(list)
    after: dict[Slot, list[Slot]] = defaultdict(list)
    for left, right in hops:
        before[right].append(left)
        after[left].append(right)
    return before, after


def _middles(
    columns: Sequence[Sequence[Slot]], hops: Sequence[tuple[Slot, Slot]]
) -> dict[Slot, float]:
    """Heights that bring every slot near its neighbours without overlap; the least is 0."""
    before, after = _neighbours(hops)
    middles: dict[Slot, float] = {}
    for column in columns:
        middles.update(zip(column, _spread([0.0] * len(column), column), strict=True))
    for sweep in range(2 * _SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = [
                _mean([middles[one] for one in (*before[slot], *after[slot])], middles[slot])
                for slot in column
            ]
            middles.update(zip(column, _spread(wanted, column), strict=True))
    top = min((middles[slot] - height(slot) / 2 for slot in middles), default=0.0)
    return {slot: middle - top for slot, middle in middles.items()}


def _spread(wanted: Sequence[float], column: Sequence[Slot]) -> list[float]:
    """The heights nearest to the wanted ones that keep the order and the gaps of a column."""
    steps = [0.0]
    for upper, lower in itertools.pairwise(column):
        steps.append(steps[-1] + (height(upper) + height(lower)) / 2 + GAP)
    pools: list[tuple[float, int]] = []  # sum and number of what moves together
    for want, step in zip(wanted, steps, strict=False):
        total, size = want - step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            above, count = pools.pop()
            total, size = total + above, size + count
        pools.append((total, size))
    flat = [total / size for total, size in pools for _ in range(size)]
    return [middle + step for middle, step in zip(flat, steps, strict=False)]


def height(slot: Slot) -> float:
    """How much room a slot needs in its column."""
    return CARD_HEIGHT if isinstance(slot, str) else LANE_HEIGHT


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
