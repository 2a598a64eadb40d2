"""The best tree of exemplars: each copy under one exemplar, nothing under itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]

NEVER = -1e9


def best_arborescence(scores: Scores) -> list[int]:
    """The exemplar of each node in the maximum spanning arborescence under node 0.

    Chu and Liu (1965), Edmonds (1967), on a dense matrix: each contraction is a few vector
    operations, so that n nodes take at most n of them and O(n^2) time in each. Ties go to the
    lower number.

    Args:
        scores: For each copy (row) and exemplar (column), how well the one explains the other.

    Returns:
        For each node its exemplar; node 0, the root, has -1.
    """
    size = len(scores)
    if size == 0:
        return []
    work = scores.astype(np.float64, copy=True)
    np.fill_diagonal(work, -np.inf)
    work[0, :] = -np.inf
    return _solve(work, size)


@dataclass(frozen=True, slots=True)
class _Cycle:
    """A contracted cycle: each node of it with its edge inside, and all it stood for by then."""

    edges: dict[int, tuple[int, int]]
    members: dict[int, frozenset[int]]


def _solve(work: Scores, size: int) -> list[int]:
    """Contract cycles until there is none, then open them again from the last to the first."""
    alive = np.ones(size, dtype=bool)
    # For each live pair, which original copy and exemplar its edge stands for.
    copy_of = np.tile(np.arange(size)[:, None], (1, size))
    exemplar_of = np.tile(np.arange(size)[None, :], (size, 1))
    members = {node: frozenset([node]) for node in range(size)}
    contracted: list[_Cycle] = []
    while True:
        chosen = np.where(alive, np.argmax(work, axis=1), -1)
        chosen[0] = -1
        cycle = _find_cycle(chosen, alive)
        if cycle is None:
            break
        edges = {
            node: (int(copy_of[node, chosen[node]]), int(exemplar_of[node, chosen[node]]))
            for node in cycle
        }
        contracted.append(_Cycle(edges, {node: members[node] for node in cycle}))
        members[cycle[0]] = frozenset().union(*(members[node] for node in cycle))
        _contract(work, alive, cycle, (chosen, copy_of, exemplar_of))
    parents = {
        int(copy_of[node, chosen[node]]): int(exemplar_of[node, chosen[node]])
        for node in range(1, size)
        if alive[node]
    }
    return _expand(parents, contracted, size)


def _find_cycle(chosen: npt.NDArray[np.int_], alive: npt.NDArray[np.bool_]) -> list[int] | None:
    """A cycle among the chosen exemplars, its lowest node first; none where there is no cycle."""
    state = np.zeros(len(chosen), dtype=np.int8)
    for start in range(1, len(chosen)):
        if not alive[start] or state[start]:
            continue
        path, node = [], start
        while node > 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(chosen[node])
        if node > 0 and state[node] == 1:
            cycle = path[path.index(node) :]
            lowest = cycle.index(min(cycle))
            return cycle[lowest:] + cycle[:lowest]
        state[path] = 2
    return None


def _contract(
    work: Scores,
    alive: npt.NDArray[np.bool_],
    cycle: list[int],
    tables: tuple[npt.NDArray[np.int_], npt.NDArray[np.int_], npt.NDArray[np.int_]],
) -> None:
    """Make one node, the cycle's first, stand for the whole cycle."""
    chosen, copy_of, exemplar_of = tables
    head, rows = cycle[0], np.array(cycle)
    kept = work[rows, chosen[rows]]
    # An edge into the cycle replaces the cycle's own edge at the node where it enters.
    entering = work[rows] - kept[:, None] + kept.sum()
    enter = np.argmax(entering, axis=0)
    everyone = np.arange(len(work))
    into = entering[enter, everyone]
    into_copy, into_exemplar = copy_of[rows[enter], everyone], exemplar_of[rows[enter], everyone]
    leave = np.argmax(work[:, rows], axis=1)
    out = work[everyone, rows[leave]]
    out_copy, out_exemplar = copy_of[everyone, rows[leave]], exemplar_of[everyone, rows[leave]]
    work[head], copy_of[head], exemplar_of[head] = into, into_copy, into_exemplar
    work[:, head], copy_of[:, head], exemplar_of[:, head] = out, out_copy, out_exemplar
    for node in cycle[1:]:
        alive[node] = False
    work[rows[1:], :] = -np.inf
    work[:, rows[1:]] = -np.inf
    work[head, head] = -np.inf


def _expand(parents: dict[int, int], contracted: list[_Cycle], size: int) -> list[int]:
    """Give every node of a cycle its edge inside, but for the one where the tree enters it."""
    for cycle in reversed(contracted):
        for node, (copy, exemplar) in cycle.edges.items():
            if parents.keys().isdisjoint(cycle.members[node]):
                parents[copy] = exemplar
    return [-1] + [parents.get(node, 0) for node in range(1, size)]
