"""A quantity before it is placed in a report."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model import Bound, Category, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """The words of a quantity, its values and what is counted."""

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    counted: str
    category: Category
