"""Nouns of which a story has tens of thousands, made past their constructors.

A frozen dataclass sets each field through `object.__setattr__`, and takes them all by name: half as
long again as it takes to fill the slots themselves. What is made so comes from our own rows; none
of these nouns checks anything when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TypeVar

from retold.model import Change, Passage, Place, SwapOccurrence
from retold.model.noun import Noun

_N = TypeVar("_N", bound=Noun)


def _maker(noun: type[_N]) -> Callable[..., _N]:
    """What makes a noun of the values of its fields, in their order."""
    new, fills = object.__new__, [vars(noun)[one.name].__set__ for one in fields(noun)]  # type: ignore[arg-type]

    def make(*values: object) -> _N:
        made = new(noun)
        for fill, value in zip(fills, values, strict=True):
            fill(made, value)
        return made

    return make


make_place = _maker(Place)
make_occurrence = _maker(SwapOccurrence)
make_change = _maker(Change)
make_passage = _maker(Passage)
