"""Units of one measure, and numbers in terms of each other's unit."""

from __future__ import annotations

from retold.model import Category, Figure

# Units of one measure, each in terms of the first; approximate where months and years are.
_MEASURES: dict[str, dict[str, float]] = {
    "length": {
        "metres": 1.0, "km": 1000.0, "kilometres": 1000.0, "miles": 1609.34, "feet": 0.3048,
        "yards": 0.9144, "cm": 0.01, "mm": 0.001, "inches": 0.0254, "nautical miles": 1852.0,
        "leagues": 4828.0,
    },
    "weight": {
        "kg": 1.0, "kilograms": 1.0, "g": 1e-3, "mg": 1e-6, "µg": 1e-9, "tonnes": 1000.0,
        "tons": 907.185, "lb": 0.453592, "ounces": 0.0283495,
    },
    "volume": {"litres": 1.0, "liters": 1.0, "gallons": 3.78541, "barrels": 158.987},
    "area": {"hectares": 1.0, "acres": 0.404686},
    "power": {"kW": 1.0, "MW": 1e3, "GW": 1e6},
    "speed": {"km/h": 1.0, "mph": 1.60934, "knots": 1.852},
    "time": {
        "hours": 1.0, "seconds": 1 / 3600, "minutes": 1 / 60, "days": 24.0, "nights": 24.0,
        "weeks": 168.0, "fortnights": 336.0, "months": 730.5, "years": 8766.0,
        "decades": 87660.0, "centuries": 876600.0,
    },
}  # fmt: skip
_TON = frozenset(["tonnes", "tons"])
_SHARE = {"%": 1.0, "": 100.0}


def measure_of(figure: Figure) -> str:
    """The measure that a figure is given in: a length, a weight, a currency; empty for a count."""
    if figure.category is Category.MONEY:
        return f"money in {figure.unit}"
    if figure.category is Category.PERCENT:
        return "share"
    for name, units in _MEASURES.items():
        if figure.unit in units:
            return name
    return ""


def factor(figure: Figure, unit: str) -> float | None:
    """By what a figure's number is multiplied in another unit of its measure.

    None where the other is no unit of it; a count is a count whatever its word.
    """
    if not measure_of(figure):
        return 1.0
    if figure.category is Category.PERCENT:
        known = _SHARE
    else:
        known = next((units for units in _MEASURES.values() if figure.unit in units), {})
    if figure.unit == unit or {figure.unit, unit} == _TON:
        return 1.0  # the press writes "tons" for either
    if figure.unit not in known or unit not in known:
        return None
    return known[figure.unit] / known[unit]
