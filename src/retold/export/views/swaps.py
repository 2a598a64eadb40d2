"""Terms that stand in the same slot, over a story and by outlet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, shorten, shorten_all
from retold.model import OutletSwap, Swap

# So many of one outlet's are shown.
MOST_OF_ONE = 5


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
    """What one outlet says where others say something else."""

    outlet: Annotated[str, "The outlet."]
    own: Annotated[str, "Its term."]
    other: Annotated[str, "The term of the others."]
    others: Annotated[str, "Who they are."]
    places: Annotated[int, "In how many places of its reports."]


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
    ranked: dict[str, list[tuple[int, OutletSwap, int]]] = {}
    for swap in swaps:
        here = [one for one in swap.occurrences if one.left.report_id in report_ids]
        if here:
            rank = min(order.get(frozenset((one.left, one.right)), len(order)) for one in here)
            places = len({(one.left.report_id, one.left.span) for one in here})
            ranked.setdefault(swap.outlet, []).append((rank, swap, places))
    return [
        OutletSwapView(
            outlet=shorten(swap.outlet, 100),
            own=shorten(swap.own, 200),
            other=shorten(swap.other, 200),
            others=shorten(", ".join(swap.outlets), 200),
            places=places,
        )
        for mine in ranked.values()
        for _, swap, places in sorted(mine, key=lambda one: one[0])[:MOST_OF_ONE]
    ]
