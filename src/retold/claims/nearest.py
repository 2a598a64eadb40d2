"""Which reports of a large story are compared with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.model import Alignment

# Every pair of a story up to this many reports; in a larger one each report with this many others.
MAX_COMPARED = 12


def nearest_alignments(
    alignments: Iterable[Alignment], exemplars: Mapping[str, Sequence[str]]
) -> list[Alignment]:
    """The alignments to look for drifts in, in their order: time grows with the reports alone.

    Each report keeps those with its exemplars, then those that share most with it.
    """
    every = list(alignments)
    mine: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(every):
        mine[one.left_id].append(at)
        mine[one.right_id].append(at)
    kept: set[int] = set()
    for numbers in mine.values():
        numbers.sort(key=lambda at: _rank(every[at], exemplars))
        kept.update(numbers[:MAX_COMPARED])
    return [every[at] for at in sorted(kept)]


def _rank(one: Alignment, exemplars: Mapping[str, Sequence[str]]) -> tuple[bool, float, str, str]:
    is_edge = one.left_id in exemplars.get(one.right_id, ()) or one.right_id in exemplars.get(
        one.left_id, ()
    )
    share = max(one.share_left, one.share_right)
    return not is_edge, -share, one.left_id, one.right_id
