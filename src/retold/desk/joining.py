"""Several stories as one trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from retold.model import Speaker, Trace


def join_traces(traces: Iterable[Trace]) -> Trace:
    """One trace of several, each of stories of its own; a speaker of two has the names of both."""
    given = list(traces)
    joined: dict[str, Any] = {
        one.name: tuple(noun for trace in given for noun in getattr(trace, one.name))
        for one in fields(Trace)
        if one.name not in {"schema", "speakers", "outlet_swaps"}
    }
    return with_outlet_swaps(replace(Trace(speakers=tuple(_speakers(given))), **joined))


def with_outlet_swaps(trace: Trace) -> Trace:
    """The trace with its swaps counted for each outlet: over several stories no desk keeps that."""
    if not trace.swaps:
        return trace
    # Imported here: the stages load slowly, and a desk that is looked at should be there at once.
    from retold.claims import telling_by_outlet  # noqa: PLC0415

    return replace(trace, outlet_swaps=telling_by_outlet(trace))


def _speakers(traces: Iterable[Trace]) -> list[Speaker]:
    known: dict[str, Speaker] = {}
    for trace in traces:
        for one in trace.speakers:
            before = known.get(one.id, one)
            name = max(before.name, one.name, key=len)
            names = tuple(dict.fromkeys([*before.names, *one.names]))
            known[one.id] = replace(before, name=name, names=names)
    return list(known.values())
