"""Which attribution lies in the content of which."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from retold.attribution.found import Found
from retold.model.span import Span

WINDOW = 60  # attributions before and behind one, in text order, that may hold it
_SLACK = 3  # characters of a span that may stand outside: a mark and a stop


def find_hosts(found: Sequence[Found]) -> dict[int, Found]:
    """For each attribution (by `id()`) the innermost one whose content holds its cue and content.

    `found` is in text order. A host that a rule named holds before any other.
    """
    hosts: dict[int, Found] = {}
    sizes = [one.size for one in found]
    covers = [_Cover(one.content) for one in found]
    reaches = [
        (min(part.start for part in one.content), max(part.end for part in one.content))
        for one in found
    ]
    for number, one in enumerate(found):
        start = min(span.end for span in (*one.cue, *one.content))
        end = max(span.start for span in (*one.cue, *one.content))
        around = [
            other
            for other in range(max(0, number - WINDOW), min(len(found), number + WINDOW))
            if reaches[other][0] < start + _SLACK and end < reaches[other][1] + _SLACK
            if sizes[other] > sizes[number] and _holds(covers[other], one)
        ]
        host = one.host or _innermost([found[other] for other in around])
        if host is not None:
            hosts[id(one)] = host
    return hosts


def _innermost(around: Sequence[Found]) -> Found | None:
    """The one with the smallest content; of several with one content whom the others pass on."""
    least = min((one.size for one in around), default=0)
    nearest = [one for one in around if one.size == least]
    outer = {id(one.host) for one in nearest}
    return next((one for one in nearest if id(one) not in outer), None)


def _holds(host: _Cover, one: Found) -> bool:
    """Whether the cue and the content of one lie in the content of the other."""
    return all(
        host.size_in(span) >= max(1, len(span) - _SLACK) for span in (*one.cue, *one.content)
    )


class _Cover:
    """The spans of a content, which do not overlap, and how much of a stretch they take."""

    def __init__(self, content: Sequence[Span]) -> None:
        ordered = sorted(content, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]
        self._before = [0, *accumulate(len(span) for span in ordered)]

    def size_in(self, stretch: Span) -> int:
        """How many code points of a stretch the spans take; in log time."""
        low = bisect_right(self._ends, stretch.start)
        high = bisect_left(self._starts, stretch.end)
        if low >= high:
            return 0
        outside = max(0, stretch.start - self._starts[low]) + max(
            0, self._ends[high - 1] - stretch.end
        )
        return self._before[high] - self._before[low] - outside
