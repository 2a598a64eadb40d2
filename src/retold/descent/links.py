"""The edges while they are being inferred."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from retold.descent.arborescence import NEVER, Scores

ROOT = 0
# The best calibrated of 0.3, 0.4 and 0.5 on human retellings: docs/decisions/0015.
TEMPERATURE = 0.4
MAX_CONFIDENCE = 0.95
MAX_ALTERNATIVES = 3
MIN_ALTERNATIVE = 0.03


@dataclass(slots=True)
class Link:
    """One edge between nodes: 1 to n are reports, those after them unseen sources.

    `support` is the share of drawings of passages in which it stands, none where none were drawn.
    """

    copy: int
    exemplar: int
    confidence: float
    alternatives: list[tuple[int, float]] = field(default_factory=list)
    is_main: bool = True
    reasons: list[str] = field(default_factory=list)
    support: float | None = None


def links_of(parents: list[int], scores: Scores) -> dict[int, Link]:
    """The main edge of each copy that has one, with its confidence and its runners-up.

    Args:
        parents: The exemplar of each node.
        scores: The scores that the exemplars were chosen by.
    """
    chances = edge_chances(scores)
    links = {}
    for copy, exemplar in enumerate(parents):
        if exemplar > ROOT and scores[copy, exemplar] > NEVER / 2:
            links[copy] = Link(
                copy=copy,
                exemplar=exemplar,
                confidence=min(MAX_CONFIDENCE, float(chances[copy, exemplar])),
                alternatives=_runners_up(chances[copy], exemplar),
            )
    return links


def edge_chances(scores: Scores, temperature: float = TEMPERATURE) -> Scores:
    """The chance of each edge over all trees of exemplars, each tree weighed by its score.

    By the matrix-tree theorem for directed graphs (Tutte 1948; Koo et al. 2007): no tree is
    listed, one matrix of the witnesses is inverted. Rows are copies, columns exemplars.
    """
    rows = scores[1:] / temperature
    rows[np.arange(len(rows)), np.arange(1, len(rows) + 1)] = -np.inf  # nothing is its own copy
    # A constant factor for each copy leaves the chances as they are and keeps numbers small.
    weights = np.exp(rows - rows.max(axis=1, keepdims=True))
    inner = weights[:, 1:]
    laplacian = np.diag(weights.sum(axis=1)) - inner
    laplacian[np.diag_indices_from(laplacian)] += 1e-9
    inverse = np.linalg.inv(laplacian)
    diagonal = np.diag(inverse)
    made = np.zeros_like(scores)
    made[1:, 0] = weights[:, 0] * diagonal
    made[1:, 1:] = inner * (diagonal[:, None] - inverse.T)
    return np.clip(made, 0.0, 1.0)


def _runners_up(chances: Scores, exemplar: int) -> list[tuple[int, float]]:
    """The likeliest other exemplars, without "none of these"."""
    order = [int(at) for at in np.argsort(-chances, kind="stable")[: MAX_ALTERNATIVES + 2]]
    others = [at for at in order if at not in (exemplar, ROOT)]
    return [(at, float(chances[at])) for at in others if chances[at] >= MIN_ALTERNATIVE][
        :MAX_ALTERNATIVES
    ]


def is_above(links: dict[int, Link], others: list[Link], upper: int, lower: int) -> bool:
    """Whether the one node is the other or stands anywhere above it."""
    above: dict[int, list[int]] = {}
    for link in (*links.values(), *others):
        above.setdefault(link.copy, []).append(link.exemplar)
    seen, waiting = {lower}, [lower]
    while waiting:
        node = waiting.pop()
        if node == upper:
            return True
        new = [one for one in above.get(node, ()) if one not in seen]
        seen.update(new)
        waiting.extend(new)
    return False


def reports_under(links: dict[int, Link], size: int) -> dict[int, list[int]]:
    """For each unseen source: the reports that stand anywhere below it, in order."""
    made: dict[int, list[int]] = {}
    for report in range(size):
        node = report + 1
        while node in links:
            node = links[node].exemplar
            if node > size:
                made.setdefault(node, []).append(report)
    return made
