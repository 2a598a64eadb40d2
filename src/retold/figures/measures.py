"""Units of measure by their words and signs."""

from __future__ import annotations

_LENGTHS = {
    "km": "km", "kms": "km", "kilometer": "km", "kilometre": "km", "mile": "miles", "mi": "miles",
    "metre": "metres", "meter": "metres", "m": "metres", "cm": "cm", "centimetre": "cm",
    "centimeter": "cm", "mm": "mm", "millimetre": "mm", "millimeter": "mm", "foot": "feet",
    "ft": "feet", "yard": "yards", "inch": "inches", "league": "leagues",
    "nautical": "nautical miles",
}  # fmt: skip
_TIMES = {
    "second": "seconds", "minute": "minutes", "min": "minutes", "hour": "hours", "hr": "hours",
    "day": "days", "night": "nights", "week": "weeks", "fortnight": "fortnights",
    "month": "months", "year": "years", "decade": "decades", "century": "centuries",
    "weekend": "weekends",
}  # fmt: skip
_OTHERS = {
    "tonne": "tonnes", "ton": "tons", "kilo": "kg", "kg": "kg", "kgs": "kg", "kilogram": "kg",
    "kilogramme": "kg", "gram": "g", "gramme": "g", "milligram": "mg", "mg": "mg",
    "microgram": "µg", "µg": "µg", "μg": "µg", "mcg": "µg", "lb": "lb", "lbs": "lb",
    "ounce": "ounces", "oz": "ounces", "litre": "litres", "liter": "litres", "gallon": "gallons",
    "barrel": "barrels", "hectare": "hectares", "ha": "hectares", "acre": "acres",
    "megawatt": "MW", "mw": "MW", "gigawatt": "GW", "gw": "GW", "kilowatt": "kW", "kw": "kW",
    "knot": "knots", "mph": "mph", "kph": "km/h", "degree": "degrees",
}  # fmt: skip


def length_unit(word: str) -> str:
    """The unit of length that a word names, or an empty string."""
    return _LENGTHS.get(_singular(word), "")


def time_unit(word: str) -> str:
    """The unit of time that a word names, or an empty string."""
    return _TIMES.get(_singular(word), "")


def other_unit(word: str) -> str:
    """The unit of weight, volume, area, power or speed that a word names, or an empty string."""
    return _OTHERS.get(_singular(word), "")


def is_measure(word: str) -> bool:
    """Whether a word is a unit of length, time or another measure, which ends what is counted."""
    return bool(length_unit(word) or time_unit(word) or other_unit(word))


def _singular(word: str) -> str:
    folded = word.casefold().rstrip(".")
    irregular = {"feet": "foot", "inches": "inch", "centuries": "century"}
    if folded in irregular:
        return irregular[folded]
    known = _LENGTHS.keys() | _TIMES.keys() | _OTHERS.keys()
    return folded if folded in known else folded.removesuffix("s")
