"""Groups from scores of pairs, by average linkage, so that chains do not make stories."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[str, str]

# Log-odds are cut here, so that one identical pair does not outweigh nine strangers.
CAP = 4.0
# A pair that nothing brought together is taken for this.
UNSEEN = -2.0
THRESHOLD = 0.0


def cluster(items: Sequence[str], scores: Mapping[Pair, float]) -> list[list[str]]:
    """Groups whose members have, on average over all pairs, log-odds above the threshold.

    Agglomerative, group average (Sokal & Michener 1958), the best pair of groups first; pairs
    without a score count as strangers. Scores are cut at `CAP`, so that many pairs are equal: of
    these the one that is better before the cut comes first, and of those that are equal even then
    the one with the smallest member. The order of the items makes no difference, nor, but for the
    last, do their names.
    """
    state = _Groups(items, scores)
    while state.heap:
        lost, _, a, b = heapq.heappop(state.heap)
        if state.is_stale(a, b, -lost):
            continue
        state.merge(a, b)
    return sorted(sorted(group) for group in state.members.values())


class _Groups:
    """The groups so far, each under its smallest member, and the sums of scores between them."""

    def __init__(self, items: Sequence[str], scores: Mapping[Pair, float]) -> None:
        self.members: dict[str, list[str]] = {item: [item] for item in items}
        # sums[a][b]: the scores of the seen pairs between two groups, above what unseen ones get.
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        # The same with no cut.
        self.whole: dict[str, dict[str, float]] = defaultdict(dict)
        self.heap: list[tuple[float, float, str, str]] = []
        for (a, b), score in scores.items():
            above = max(-CAP, min(CAP, score)) - UNSEEN
            self.sums[a][b] = self.sums[b][a] = above
            self.whole[a][b] = self.whole[b][a] = score - UNSEEN
        for a, b in scores:
            self._offer(a, b)

    def average(self, sums: Mapping[str, Mapping[str, float]], a: str, b: str) -> float:
        pairs = len(self.members[a]) * len(self.members[b])
        return UNSEEN + sums[a].get(b, 0.0) / pairs

    def is_stale(self, a: str, b: str, score: float) -> bool:
        return (
            a not in self.members or b not in self.members or self.average(self.sums, a, b) != score
        )

    def merge(self, a: str, b: str) -> None:
        keep, gone = (a, b) if a < b else (b, a)
        self.members[keep] += self.members.pop(gone)
        for held in (self.sums, self.whole):
            for other, total in held.pop(gone).items():
                del held[other][gone]
                if other != keep:
                    held[keep][other] = held[other][keep] = held[keep].get(other, 0.0) + total
        for other in self.sums[keep]:
            self._offer(keep, other)

    def _offer(self, a: str, b: str) -> None:
        score = self.average(self.sums, a, b)
        if score > THRESHOLD:
            first, second = (a, b) if a < b else (b, a)
            uncut = self.average(self.whole, a, b)
            heapq.heappush(self.heap, (-score, -uncut, first, second))
