"""Terms that stand in the same slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from retold.export.views.lookup import Lookup, shorten
from retold.model import Swap


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


def build_swaps(lookup: Lookup, swaps: Iterable[Swap]) -> list[SwapView]:
    """The swapped terms, the most frequent first."""
    given = sorted(swaps, key=lambda swap: -len(swap.occurrences))
    return [
        SwapView(
            terms=tuple(
                TermView(words=shorten(term.text, 200), sigla=lookup.sigla_of(term.report_ids))
                for term in swap.terms
            ),
            places=len(swap.occurrences),
        )
        for swap in given
    ]
