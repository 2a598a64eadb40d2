"""Terms that stand in the same slot, over a story and by outlet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from retold.export.views.lookup import Lookup, shorten, shorten_all
from retold.model import OutletSwap, Place, Span, Swap

# So many of a story are shown, and so many of one outlet.
MOST_SWAPS = 115
MOST_OF_ONE = 5

# How telling it is, what it is, and where in the story: reports and spans.
_Ranked = tuple[int, OutletSwap, set[tuple[str, Span]]]


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
    is_first: Annotated[bool, "Whether it is the most telling that one of them has."]


def build_swaps(lookup: Lookup, swaps: Iterable[Swap]) -> list[SwapView]:
    """The swapped terms in their order, the most telling first; those that are shown."""
    return [
        SwapView(
            terms=tuple(
                TermView(words=shorten(term.text, 200), sigla=lookup.sigla_of(term.report_ids))
                for term in swap.terms
            ),
            places=len(swap.occurrences),
            signs=shorten_all(swap.signs),
        )
        for swap in islice(swaps, MOST_SWAPS)
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
        ends: rank
        for rank, swap in enumerate(telling)
        for one in swap.occurrences
        for ends in (_ends(one.left, one.right), _ends(one.right, one.left))
    }
    ranked: dict[str, list[_Ranked]] = {}
    for swap in swaps:
        here = [one for one in swap.occurrences if one.left.report_id in report_ids]
        if here:
            rank = min(order.get(_ends(one.left, one.right), len(order)) for one in here)
            places = {(one.left.report_id, one.left.span) for one in here}
            ranked.setdefault(swap.outlet, []).append((rank, swap, places))
    shared: dict[tuple[str, str], list[_Ranked]] = {}
    firsts = set()
    for mine in ranked.values():
        mine.sort(key=lambda one: one[0])
        firsts.add((mine[0][1].own, mine[0][1].other))
        for one in mine[:MOST_OF_ONE]:
            shared.setdefault((one[1].own, one[1].other), []).append(one)
    groups = sorted(shared.items(), key=lambda item: min(rank for rank, _, _ in item[1]))
    return [_outlet_swap(group, is_first=pair in firsts) for pair, group in groups]


def _ends(left: Place, right: Place) -> tuple[str | int, ...]:
    """Where two places stand: told apart so, they cost a third of what the nouns would."""
    ours, theirs = left.span, right.span
    return left.report_id, ours.start, ours.end, right.report_id, theirs.start, theirs.end


def _outlet_swap(group: Sequence[_Ranked], *, is_first: bool) -> OutletSwapView:
    """One pair, for all outlets that have it."""
    _, first, _ = group[0]
    others = sorted({name for _, swap, _ in group for name in swap.outlets})
    return OutletSwapView(
        outlets=tuple(shorten(swap.outlet, 100) for _, swap, _ in group),
        own=shorten(first.own, 200),
        other=shorten(first.other, 200),
        others=shorten(", ".join(others), 200),
        places=sum(len(places) for _, _, places in group),
        reports=len({report_id for _, _, places in group for report_id, _ in places}),
        is_first=is_first,
    )
