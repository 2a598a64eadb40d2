"""What the headlines of two reports stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.model import Zone
from retold.reuse.chain import Bead
from retold.reuse.semantic import vectors_of
from retold.reuse.units import Unit
from retold.reuse.windows import Matrix, Shape

# A headline sums up one of the first sentences.
REACH = 6
OWN_REACH = 3
LEAST = 0.0
# The cosine from which a headline is taken to sum up its own report's sentence.
SUMS_UP = 0.4
_NEVER = -1e9


def without_headlines(
    values: Mapping[Shape, Matrix], left: Sequence[Unit], right: Sequence[Unit]
) -> dict[Shape, Matrix]:
    """The values of passages, with those that hold a headline put out of the running."""
    made = {shape: matrix.copy() for shape, matrix in values.items()}
    for (a, b), matrix in made.items():
        for place in _headlines(left):
            matrix[max(0, place - a + 1) : place + 1] = _NEVER
        for place in _headlines(right):
            matrix[:, max(0, place - b + 1) : place + 1] = _NEVER
    return made


def headline_beads(
    value: Matrix, left: Sequence[Unit], right: Sequence[Unit], beads: Sequence[Bead]
) -> list[Bead]:
    """Headlines against headlines, and those left over against one of the first sentences.

    A headline that words its matter anew stands for what its own report's opening stands for.
    """
    found = _both(value, left, right)
    for i in set(_headlines(left)) - {bead.left for bead in found}:
        bead = _lead(value[i], right)
        if bead is not None:
            found.append(Bead(i, bead, (1, 1), float(value[i, bead])))
        else:
            through = _through_own(i, left, [(b.left, b.left + b.shape[0], b) for b in beads])
            through = [bead for bead in through if bead.right in _leads(right)]
            found += [Bead(i, b.right, (1, b.shape[1]), LEAST) for b in through]
    for j in set(_headlines(right)) - {bead.right for bead in found}:
        bead = _lead(value[:, j], left)
        if bead is not None:
            found.append(Bead(bead, j, (1, 1), float(value[bead, j])))
        else:
            through = _through_own(j, right, [(b.right, b.right + b.shape[1], b) for b in beads])
            through = [bead for bead in through if bead.left in _leads(left)]
            found += [Bead(b.left, j, (b.shape[0], 1), LEAST) for b in through]
    return found


def _headlines(units: Sequence[Unit]) -> list[int]:
    return [place for place, unit in enumerate(units) if unit.zone is Zone.HEADLINE]


def _leads(units: Sequence[Unit]) -> list[int]:
    """The first sentences that are no headline."""
    return [at for at, unit in enumerate(units[: 2 * REACH]) if unit.zone is not Zone.HEADLINE][
        :REACH
    ]


def _both(value: Matrix, left: Sequence[Unit], right: Sequence[Unit]) -> list[Bead]:
    found: list[Bead] = []
    taken: set[int] = set()
    for i in _headlines(left):
        for j in _headlines(right):
            if j not in taken and value[i, j] > LEAST:
                found.append(Bead(i, j, (1, 1), float(value[i, j])))
                taken.add(j)
                break
    return found


def _lead(offers: Matrix, units: Sequence[Unit]) -> int | None:
    """Which of the first sentences a headline stands for by its own words, if any."""
    best = max(_leads(units), key=lambda place: offers[place], default=None)
    return best if best is not None and offers[best] > LEAST else None


def _through_own(
    place: int, units: Sequence[Unit], beads: Sequence[tuple[int, int, Bead]]
) -> list[Bead]:
    """The pair of the sentence among its own report's first that a headline sums up."""
    leads = _leads(units)[:OWN_REACH]
    vectors = vectors_of([" ".join(units[at].key) for at in (place, *leads)])
    nearness = {
        at: float(vectors[0] @ vector) for at, vector in zip(leads, vectors[1:], strict=True)
    }
    for at in sorted(leads, key=lambda one: -nearness[one]):
        if nearness[at] < SUMS_UP:
            break
        found = [bead for start, end, bead in beads if start <= at < end]
        if found:
            return found[:1]
    return []
