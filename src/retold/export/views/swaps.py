"""Terms that stand in the same slot, over a story and by outlet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, shorten, shorten_all
from retold.model import OutletSwap, Span, Swap

# So many of one outlet's are shown.
MOST_OF_ONE = 5

_Places = set[tuple[str, Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term and who uses it."""

    words: Annotated[str, "The term."]
    sigla: Annotated[str, "Who uses it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapView:
    """Terms that different reports use in one slot."""

    terms: Annotated[tuple[TermView, ...], "The terms."]
    places: Annotated[int, "In how many places."]
    signs: Annotated[tuple[str, ...], "What makes them more than two wordings; often nothing."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSwapView:
    """What outlets say where others say something else."""

    outlets: Annotated[tuple[str, ...], "The outlets: of a copied wording, all that have it."]
    own: Annotated[str, "Their term."]
    other: Annotated[str, "The term of the others."]
    others: Annotated[str, "Who they are."]
    places: Annotated[int, "In how many places of their reports."]
    reports: Annotated[int, "In how many of their reports."]


def build_swaps(lookup: Lookup, swaps: Iterable[Swap]) -> list[SwapView]:
    """The swapped terms in their order: the most telling first."""
    return [
        SwapView(
            terms=tuple(
                TermView(words=shorten(term.text, 200), sigla=lookup.sigla_of(term.report_ids))
                for term in swap.terms
            ),
            places=len(swap.occurrences),
            signs=shorten_all(swap.signs),
        )
        for swap in swaps
    ]


def build_outlet_swaps(
    swaps: Iterable[OutletSwap], report_ids: Collection[str], telling: Iterable[Swap]
) -> list[OutletSwapView]:
    """What each outlet of a story says where others say something else: its most telling few.

    A pair that several outlets have, as copies of one report do, is said once for all of them.

    Args:
        swaps: The swaps of all outlets.
        report_ids: The reports of the story.
        telling: The swaps of the story, the most telling first.
    """
    order = {
        frozenset((one.left, one.right)): rank
        for rank, swap in enumerate(telling)
        for one in swap.occurrences
    }
    ranked: dict[str, list[tuple[int, OutletSwap, _Places]]] = {}
    for swap in swaps:
        here = [one for one in swap.occurrences if one.left.report_id in report_ids]
        if here:
            rank = min(order.get(frozenset((one.left, one.right)), len(order)) for one in here)
            places = {(one.left.report_id, one.left.span) for one in here}
            ranked.setdefault(swap.outlet, []).append((rank, swap, places))
    shared: dict[tuple[str, str], list[tuple[OutletSwap, _Places]]] = {}
    for mine in ranked.values():
        for _, swap, places in sorted(mine, key=lambda one: one[0])[:MOST_OF_ONE]:
            shared.setdefault((swap.own, swap.other), []).append((swap, places))
    return [_outlet_swap(group) for group in shared.values()]


def _outlet_swap(group: Sequence[tuple[OutletSwap, _Places]]) -> OutletSwapView:
    """One pair, for all outlets that have it."""
    first, _ = group[0]
    others = sorted({name for swap, _ in group for name in swap.outlets})
    return OutletSwapView(
        outlets=tuple(shorten(swap.outlet, 100) for swap, _ in group),
        own=shorten(first.own, 200),
        other=shorten(first.other, 200),
        others=shorten(", ".join(others), 200),
        places=sum(len(places) for _, places in group),
        reports=len({report_id for _, places in group for report_id, _ in places}),
    )
