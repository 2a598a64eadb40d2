"""Words swapped, counted for each outlet over all its stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from retold.claims.swaps import fold_term
from retold.model import OutletSwap, Place, SwapOccurrence, Trace

_Pair = tuple[str, str, str]


def telling_by_outlet(trace: Trace) -> tuple[OutletSwap, ...]:
    """Of a trace's swaps by outlet those that an outlet has more than once, or that have a sign.

    A pair that an outlet has once is in the trace's swaps, and says nothing of the outlet.
    """
    fold = _Fold()
    signed = {
        (fold(one.left), fold(one.right))
        for swap in trace.swaps
        if swap.signs
        for one in swap.occurrences
    }
    signed |= {(other, own) for own, other in signed}
    # Counted first, and made of those alone that tell: most pairs stand once, and whoever shows a
    # story waits for this.
    places: dict[_Pair, set[tuple[str, int]]] = defaultdict(set)
    for key, own, _ in _sides(trace, fold):
        places[key].add((own.report_id, own.span.start))
    wanted = {key for key, held in places.items() if len(held) > 1 or key[1:] in signed}
    return _by_outlet([trace], fold, wanted)


def swaps_by_outlet(traces: Iterable[Trace]) -> tuple[OutletSwap, ...]:
    """For each outlet the terms it has where others have another, the most frequent first.

    Reports whose outlet is unknown are passed over, and so are swaps between two reports of one
    outlet: it is not known which of the two is its own way of putting it. A term that one report
    has once counts once, against however many others it stands.

    Args:
        traces: One or many; a story that stands in two of them is counted once.
    """
    return _by_outlet(traces, _Fold(), None)


class _Fold:
    """Folds the terms of places, each wording once: the same few words stand in many places."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, place: Place) -> str:
        known = self._known.get(place.text)
        if known is None:
            known = self._known[place.text] = fold_term(place)
        return known


def _sides(trace: Trace, fold: _Fold) -> Iterator[tuple[_Pair, Place, Place]]:
    """Every place of a term that an outlet has for another's, with the pair that it is of."""
    names = {report.id: report.outlet.name for report in trace.reports}
    for swap in trace.swaps:
        for one in swap.occurrences:
            left, right = names.get(one.left.report_id), names.get(one.right.report_id)
            # None: it has left the story since.
            if left is None or right is None or left == right:
                continue
            ours, theirs = fold(one.left), fold(one.right)
            if left:
                yield (left, ours, theirs), one.left, one.right
            if right:
                yield (right, theirs, ours), one.right, one.left


def _by_outlet(
    traces: Iterable[Trace], fold: _Fold, wanted: Container[_Pair] | None
) -> tuple[OutletSwap, ...]:
    """The swaps of outlets; of these pairs alone, where some are named."""
    found: dict[_Pair, dict[tuple[Place, Place], SwapOccurrence]] = defaultdict(dict)
    names: dict[str, str] = {}
    for trace in traces:
        names.update({report.id: report.outlet.name for report in trace.reports})
        for key, own, other in _sides(trace, fold):
            if wanted is None or key in wanted:
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
