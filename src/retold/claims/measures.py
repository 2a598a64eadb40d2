"""What figures measure, and their numbers in another unit."""

from __future__ import annotations

from retold.model import Category, Figure
from retold.text.units import convert, measure_of_unit

_SHARE = {"%": 1.0, "": 100.0}


def measure_of(figure: Figure) -> str:
    """The measure that a figure is given in: a length, a weight, a currency; empty for a count."""
    if figure.category is Category.MONEY:
        return f"money in {figure.unit}"
    if figure.category is Category.PERCENT:
        return "share"
    return measure_of_unit(figure.unit)


def value_in(figure: Figure, number: float, unit: str) -> float | None:
    """A number of a figure in another unit of its measure.

    None where the other is no unit of it; a count is a count whatever its word.
    """
    measure = measure_of(figure)
    if not measure or figure.unit == unit:
        return number
    if measure == "share":
        return number * _SHARE[figure.unit] / _SHARE[unit] if unit in _SHARE else None
    return convert(number, figure.unit, unit)


def low_in(figure: Figure, unit: str) -> float | None:
    """The lower end of a figure in another unit of its measure, as `value_in` gives it."""
    return None if figure.low is None else value_in(figure, figure.low, unit)
