"""Which attribution lies in the content of which."""

from __future__ import annotations

from collections.abc import Sequence

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
            if sizes[other] > sizes[number] and _holds(found[other], one)
        ]
        nearest = min(around, key=lambda other: sizes[other], default=None)
        host = one.host or (found[nearest] if nearest is not None else None)
        if host is not None:
            hosts[id(one)] = host
    return hosts


def _holds(host: Found, one: Found) -> bool:
    """Whether the cue and the content of one lie in the content of the other."""
    return all(_is_covered(span, host.content) for span in (*one.cue, *one.content))


def _is_covered(span: Span, spans: Sequence[Span]) -> bool:
    return sum(other.overlap(span) for other in spans) >= max(1, len(span) - _SLACK)
