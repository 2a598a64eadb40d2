"""Words swapped, counted for each outlet over all its stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from retold.claims.swaps import fold_term
from retold.model import OutletSwap, Place, SwapOccurrence, Trace

_Pair = tuple[str, str, str]


def telling_by_outlet(trace: Trace) -> tuple[OutletSwap, ...]:
    """Of a trace's swaps by outlet those that an outlet has more than once, or that have a sign.

    A pair that an outlet has once is in the trace's swaps, and says nothing of the outlet.
    """
    signed = {
        (fold_term(one.left), fold_term(one.right))
        for swap in trace.swaps
        if swap.signs
        for one in swap.occurrences
    }
    return tuple(
        one
        for one in swaps_by_outlet([trace])
        if one.count > 1 or signed & {(one.own, one.other), (one.other, one.own)}
    )


def swaps_by_outlet(traces: Iterable[Trace]) -> tuple[OutletSwap, ...]:
    """For each outlet the terms it has where others have another, the most frequent first.

    Reports whose outlet is unknown are passed over, and so are swaps between two reports of one
    outlet: it is not known which of the two is its own way of putting it. A term that one report
    has once counts once, against however many others it stands.

    Args:
        traces: One or many; a story that stands in two of them is counted once.
    """
    found: dict[_Pair, dict[tuple[Place, Place], SwapOccurrence]] = defaultdict(dict)
    names: dict[str, str] = {}
    for trace in traces:
        names.update({report.id: report.outlet.name for report in trace.reports})
        for swap in trace.swaps:
            for one in swap.occurrences:
                for own, other in ((one.left, one.right), (one.right, one.left)):
                    outlet, rival = names[own.report_id], names[other.report_id]
                    if outlet and outlet != rival:
                        key = (outlet, fold_term(own), fold_term(other))
                        found[key][own, other] = SwapOccurrence(left=own, right=other)
    made = [_count(key, list(held.values()), names) for key, held in found.items()]
    return tuple(sorted(made, key=lambda one: (one.outlet, -one.count, one.own, one.other)))


def _count(key: _Pair, occurrences: list[SwapOccurrence], names: dict[str, str]) -> OutletSwap:
    outlet, own, other = key
    ordered = sorted(
        occurrences,
        key=lambda one: (
            one.left.report_id,
            one.left.span,
            one.right.report_id,
            one.right.span,
        ),
    )
    rivals = {names[one.right.report_id] for one in ordered} - {""}
    return OutletSwap(
        outlet=outlet,
        own=own,
        other=other,
        count=len({(one.left.report_id, one.left.span) for one in ordered}),
        outlets=tuple(sorted(rivals)),
        occurrences=tuple(ordered),
    )
