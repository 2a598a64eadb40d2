"""Units of measure: how they are read and how they convert."""

from __future__ import annotations

import pytest

from retold.text.units import convert, read_unit


@pytest.mark.parametrize(
    ("value", "unit", "other", "wanted"),
    [
        (0, "°C", "°F", 32),
        (1, "km", "metres", 1000),
        (2, "tons", "tonnes", 2),
        (1, "km", "kg", None),
    ],
)
def test_units_convert(value: float, unit: str, other: str, wanted: float | None) -> None:
    """A value in another unit of its measure, degrees too; none in a unit of another one."""
    made = convert(value, unit, other)
    assert made == (pytest.approx(wanted) if wanted is not None else None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" kilometres an hour", "km/h"),
        ("°F", "°F"),
        (" square miles", "square miles"),
        (" boats", ""),
    ],
)
def test_units_are_read(text: str, unit: str) -> None:
    """The unit at a place; empty where none stands there."""
    assert read_unit(text, 0, len(text))[0] == unit
