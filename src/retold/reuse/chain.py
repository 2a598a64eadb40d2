"""The best way to pair the sentences of two reports, in order and then out of it.

Beads of one to three sentences a side, as Gale & Church (1993) align translations, on a score
of what the passages share, with a bonus for beads that follow one another at once, as in the
context-driven paragraph pass of Barzilay & Elhadad (2003). Text that was moved is found in
further rounds over what the first left. Only pairs that can pay are looked at, so that time grows
with those and not with the square of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from retold.reuse.front import Front
from retold.reuse.windows import Shape

MAX_ROUNDS = 40


class Bead(NamedTuple):
    """Sentences `left` to `left + shape[0]` against `right` to `right + shape[1]`."""

    left: int
    right: int
    shape: Shape
    value: float
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class Prices:
    """What it costs or pays, in log-odds, to go on from bead to bead.

    `follow` is paid for a bead that follows another at once, on both sides; `near` for one
    sentence left out between. `run` is what a run of beads has to bring, since single sentences
    that are alike stand in any two reports on one subject; `cross` what one that stands out of
    order has to bring besides.
    """

    follow: float = 1.0
    near: float = 0.5
    run: float = 3.25
    cross: float = 0.75

    @property
    def least(self) -> float:
        """The value up to which no pair is looked at."""
        return -2.0


def find_beads(offers: Sequence[Bead], prices: Prices) -> list[Bead]:
    """The beads of the best chain and of the best chains of what it leaves, in left order.

    Args:
        offers: The pairs of passages that may become beads, in left order.
        prices: What following pays and crossing costs.
    """
    left = offers
    found = _best_chain(left, prices, start=-prices.run)
    left = without(left, found)
    for _ in range(MAX_ROUNDS):
        moved = _best_chain(left, prices, start=-prices.run - prices.cross)
        if not moved:
            break
        found += [bead._replace(crosses=True) for bead in moved]
        left = without(left, moved)
    return sorted(found)


def _best_chain(offers: Sequence[Bead], prices: Prices, *, start: float) -> list[Bead]:
    """The chain of beads with the greatest sum, out of beads in left order."""
    front = Front()
    follow, near = prices.follow, prices.near
    ended: dict[tuple[int, int], tuple[float, int]] = {}
    waiting: dict[int, list[int]] = {}
    worths: list[float] = []
    before: list[int] = []
    row = 0
    for number, (i, j, shape, value, _) in enumerate(offers):
        while row <= i:
            for one in waiting.pop(row, ()):
                front.add(offers[one].right + offers[one].shape[1], worths[one], one)
            row += 1
        worth, last = front.best(j)
        worth += start
        for place, paid in (((i, j), follow), ((i, j - 1), near), ((i - 1, j), near)):
            way = ended.get(place)
            if way is not None and way[0] + paid > worth:
                worth, last = way[0] + paid, way[1]
        worth += value
        worths.append(worth)
        before.append(last)
        end = (i + shape[0], j + shape[1])
        if end not in ended or worth > ended[end][0]:
            ended[end] = (worth, number)
            waiting.setdefault(end[0], []).append(number)
    return _trace(offers, worths, before)


def _trace(offers: Sequence[Bead], worths: Sequence[float], before: Sequence[int]) -> list[Bead]:
    at = max(range(len(worths)), key=worths.__getitem__, default=-1)
    found = []
    if at >= 0 and worths[at] > 0:
        while at >= 0:
            found.append(offers[at])
            at = before[at]
    return found[::-1]


def without(offers: Iterable[Bead], beads: Iterable[Bead]) -> list[Bead]:
    """The offers that share no sentence with these beads."""
    rows = {place for bead in beads for place in range(bead.left, bead.left + bead.shape[0])}
    columns = {place for bead in beads for place in range(bead.right, bead.right + bead.shape[1])}
    return [
        bead
        for bead in offers
        if rows.isdisjoint(range(bead.left, bead.left + bead.shape[0]))
        and columns.isdisjoint(range(bead.right, bead.right + bead.shape[1]))
    ]
