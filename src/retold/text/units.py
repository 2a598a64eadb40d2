"""Units of measure: their words, their signs, what they measure, and how they convert."""

from __future__ import annotations

from functools import cache

import regex

# For each measure its units, each with its worth in the first one and the words that name it.
# Months and years are taken at their mean length.
_MEASURES: dict[str, dict[str, tuple[float, str]]] = {
    "length": {
        "metres": (1.0, "metre meter m"), "km": (1000.0, "km kms kilometer kilometre"),
        "miles": (1609.34, "mile mi"), "feet": (0.3048, "foot feet ft"),
        "yards": (0.9144, "yard yd"), "cm": (0.01, "cm centimetre centimeter"),
        "mm": (0.001, "mm millimetre millimeter"), "inches": (0.0254, "inch inches"),
        "nautical miles": (1852.0, "nautical"), "leagues": (4828.0, "league"),
    },
    "time": {
        "hours": (1.0, "hour hr"), "seconds": (1 / 3600, "second sec"),
        "minutes": (1 / 60, "minute min"), "days": (24.0, "day"), "nights": (24.0, "night"),
        "weeks": (168.0, "week"), "fortnights": (336.0, "fortnight"), "months": (730.5, "month"),
        "years": (8766.0, "year"), "decades": (87_660.0, "decade"),
        "centuries": (876_600.0, "century centuries"), "weekends": (48.0, "weekend"),
    },
    "weight": {
        "kg": (1.0, "kg kgs kilo kilogram kilogramme"), "g": (1e-3, "gram gramme"),
        "mg": (1e-6, "mg milligram"), "µg": (1e-9, "µg μg mcg microgram"),
        "tonnes": (1000.0, "tonne"), "tons": (907.185, "ton"), "lb": (0.453592, "lb lbs"),
        "ounces": (0.0283495, "ounce oz"), "carats": (0.0002, "carat"),
    },
    "volume": {
        "litres": (1.0, "litre liter"), "ml": (0.001, "ml millilitre milliliter"),
        "gallons": (3.78541, "gallon"), "barrels": (158.987, "barrel"), "pints": (0.568, "pint"),
        "cubic metres": (1000.0, "m³"), "cubic feet": (28.3168, ""), "cubic km": (1e12, ""),
    },
    "area": {
        "hectares": (1.0, "hectare ha"), "acres": (0.404686, "acre"),
        "square metres": (1e-4, "sqm m²"), "square km": (100.0, "sqkm km²"),
        "square miles": (258.999, ""), "square feet": (9.2903e-6, "sqft"),
    },
    "power": {"kW": (1.0, "kw kilowatt"), "MW": (1e3, "mw megawatt"), "GW": (1e6, "gw gigawatt")},
    "energy": {"kWh": (1.0, "kwh"), "MWh": (1e3, "mwh"), "GWh": (1e6, "gwh")},
    "speed": {
        "km/h": (1.0, "kph kmh km/h"), "mph": (1.60934, "mph"), "knots": (1.852, "knot kt"),
        "m/s": (3.6, "m/s"),
    },
    "temperature": {"degrees": (1.0, "degree"), "°C": (1.0, "°c"), "°F": (5 / 9, "°f")},
}  # fmt: skip
# 0 °F lies so many degrees Celsius below 0 °C.
_OFFSET = {"°F": -160 / 9}
_POWERS = {"cubic": "cubic", "square": "square", "sq": "square", "cu": "cubic"}
_SPEEDS = {"km": "km/h", "miles": "mph", "metres": "m/s"}
_IRREGULAR = {"feet": "foot", "inches": "inch", "centuries": "century"}
# Glued to its number: "140km", "39.8C"; a bare m or b is a million or a billion there.
GLUED = (
    r"km/h|kmh|kph|mph|sqm|sq\s?ft|kWh|MWh|GWh|kW|MW|GW|km|cm|mm|kgs?|mg|mcg|[µμ]g|g|ha|ft|lbs?|oz|"
    r"ml|hrs?|mins?|secs?|m/s|m²|km²|°\s?[CF]|º\s?[CF]|°|C|F"
)
_SIGN = regex.compile(rf"\s?(?:{GLUED})(?![\p{{L}}\p{{N}}])")
_SCALE = regex.compile(r"\s(?:Celsius|centigrade|C|Fahrenheit|F)(?!\p{L})|\s?°\s?(?:C|F)(?!\p{L})")
_NAME = regex.compile(r"[\s\-‐‑]?(\p{L}+)\.?(?:\s(\p{L}+))?")
# Nouns that begin with the word for a unit, and measure nothing.
_COMPOUND = regex.compile(
    r"\s(?:league\s\p{L}|second[\s\-‐‑](?:hand|home|half|round|string|class|place)|"
    r"foot\s(?:soldier|patrol|passenger)|night\s?(?:club|shift|school|watchm)|"
    r"day\s(?:tripper|school|centre|nurser)|yard\ssale|minute\s?(?:men\b|book))",
    regex.IGNORECASE,
)
_PER = regex.compile(
    r"\s(?:an|per|each|every|a)\s(hour|second)(?!\p{L})|(?:/|\sper\s|\s)(h|hr|s)(?!\p{L})",
    regex.IGNORECASE,
)


def measure_of_unit(unit: str) -> str:
    """What a unit measures, in its canonical form; empty where it is none.

    >>> measure_of_unit("km"), measure_of_unit("boats")
    ('length', '')
    """
    return _measures().get(unit, "")


def unit_of_word(word: str, measure: str = "") -> str:
    """The unit that a word names, of one measure if it is given; empty where it names none.

    >>> unit_of_word("Kilometres"), unit_of_word("hour", "length")
    ('km', '')
    """
    folded = word.casefold().rstrip(".")
    folded = _IRREGULAR.get(folded, folded)
    unit = _words().get(folded) or _words().get(folded.removesuffix("s"), "")
    return unit if not measure or measure_of_unit(unit) == measure else ""


def convert(value: float, unit: str, other: str) -> float | None:
    """A value in another unit of its measure; None where the two have no measure in common.

    >>> convert(52.0, "°F", "°C")
    11.11111111111111
    """
    measure = measure_of_unit(unit)
    if not measure or measure != measure_of_unit(other):
        return None
    if {unit, other} == {"tonnes", "tons"}:
        return value  # the press writes "tons" for either
    worth, offset = _worth(unit)
    other_worth, other_offset = _worth(other)
    return (value * worth + offset - other_offset) / other_worth


def _worth(unit: str) -> tuple[float, float]:
    worth, _ = _MEASURES[measure_of_unit(unit)][unit]
    return worth, _OFFSET.get(unit, 0.0)


def read_unit(text: str, at: int, end: int) -> tuple[str, int]:
    """The unit that begins at a place just after a number, and where its words end.

    Signs ("km/h", "C"), words ("miles"), powers ("square miles") and what is measured by the hour
    ("miles an hour"); an empty unit where none stands there.

    >>> read_unit("40 kilometres an hour", 2, 21)
    ('km/h', 21)
    """
    sign = _SIGN.match(text, at, end)
    if sign:
        written = sign.group().strip()
        unit = {"C": "°C", "F": "°F", "°": "degrees", "g": "g"}.get(written, "")
        unit = unit or unit_of_word("".join(written.replace("º", "°").split()))
        return _with_hour(text, unit, sign.end(), end)
    words = _NAME.match(text, at, end)
    if words is None or _COMPOUND.match(text, at, end):
        return "", at
    first, second = words.group(1).casefold(), words.group(2) or ""
    if first in _POWERS and unit_of_word(second, "length"):
        return f"{_POWERS[first]} {unit_of_word(second)}", words.end(2)
    if first == "nautical":
        return "nautical miles", words.end(2) if second else words.end(1)
    unit = unit_of_word(first)
    if unit == "degrees" and (scale := _SCALE.match(text, words.end(1), end)):
        return ("°C" if "c" in scale.group().casefold() else "°F"), scale.end()
    return _with_hour(text, unit, words.end(1), end) if unit else ("", at)


def _with_hour(text: str, unit: str, at: int, end: int) -> tuple[str, int]:
    """A length by the hour as a speed."""
    per = _PER.match(text, at, end) if unit in _SPEEDS else None
    if per is None:
        return unit, at
    is_second = (per.group(1) or per.group(2)).casefold().startswith("s")
    if is_second != (unit == "metres"):
        return unit, at
    return _SPEEDS[unit], per.end()


@cache
def _measures() -> dict[str, str]:
    return {unit: measure for measure, units in _MEASURES.items() for unit in units}


@cache
def _words() -> dict[str, str]:
    return {
        word: unit
        for units in _MEASURES.values()
        for unit, (_, words) in units.items()
        for word in words.split()
    }
