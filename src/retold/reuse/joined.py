"""Passages that stand together, as one stretch of either report."""

from __future__ import annotations

from retold.model import Alignment, Span

# Between two sentences of one stretch at most so much is left out or put in, in code points: a
# sentence or two.
MAX_GAP = 300
# Passages are put to one of the last few stretches, so that time grows with the passages alone.
_LOOK_BACK = 8


def join_passages(alignment: Alignment, *, max_gap: int = MAX_GAP) -> tuple[tuple[Span, Span], ...]:
    """The stretches of the left report and of the right one that stand for each other.

    An alignment goes sentence by sentence; what was copied in one go is one stretch here, with
    what was dropped, put in or put in another order inside of it.

    Args:
        alignment: Two reports, passage by passage.
        max_gap: How many code points may lie between two passages of one stretch, on either side.
    """
    pairs = [
        (passage.left, passage.right)
        for passage in alignment.passages
        if passage.left is not None and passage.right is not None
    ]
    found: list[tuple[Span, Span]] = []
    for left, right in sorted(pairs):
        for place in range(len(found) - 1, max(-1, len(found) - 1 - _LOOK_BACK), -1):
            ours, theirs = found[place]
            if _gap(ours, left) <= max_gap and _gap(theirs, right) <= max_gap:
                found[place] = _hull(ours, left), _hull(theirs, right)
                break
        else:
            found.append((left, right))
    return tuple(found)


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
