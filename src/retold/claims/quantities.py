"""Whether two figures can both hold, by their numbers, bounds and units."""

from __future__ import annotations

import math

import regex

from retold.claims.material import Page
from retold.claims.measures import low_in, measure_of, value_in
from retold.model import Bound, Category, Figure

CASUALTIES = frozenset(
    [Category.KILLED, Category.INJURED, Category.MISSING, Category.ARRESTED, Category.DISPLACED]
)
ABOUT, NEAR = 0.1, 0.03
# Exact numbers from this size on may be rounded: 1,197 and 1,200.
ROUNDED, ROUND_DIGITS = 100, 2
_PART_AFTER = regex.compile(
    r"\b(?:of (?:them|whom|which|those)|others|more(?!\s+than))\b", regex.IGNORECASE
)
_OF_THOSE = regex.compile(r"\sof\s(?:those|these|them|which|whom)\b", regex.IGNORECASE)
_PART_IN = regex.compile(r"\bof the\b", regex.IGNORECASE)
_PART_BEFORE = regex.compile(
    r"\b(?:of which|of whom|of them|including|among (?:them|whom)|amongst|another|a further|"
    r"an additional|besides|plus|all but|except|apart from)\b[\s\p{L}]{0,12}\Z",
    regex.IGNORECASE,
)
_ABOVE = frozenset([Bound.AT_LEAST, Bound.MORE_THAN])
_JUST = regex.compile(
    r"(?:just|only just|slightly|a little|little|a shade) "
    r"(?:over|under|above|below|more|less|fewer)",
    regex.IGNORECASE,
)
AROUND, AFTER, NEIGHBOURS = 28, 9, 2


def worth(figure: Figure) -> tuple[Category, float | None, float | None]:
    """What a figure counts and how many."""
    return figure.category, figure.low, figure.high


def is_same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures give one number, or one range, in one unit, whatever their bounds."""
    is_unit = one.unit == other.unit or low_in(one, other.unit) == one.low
    return is_unit and (one.low, one.high) == (other.low, other.high)


def is_range(figure: Figure) -> bool:
    """Whether a figure names two ends."""
    return figure.low is not None and figure.high is not None and figure.low < figure.high


def is_end_of(one: Figure, other: Figure) -> bool:
    """Whether one figure is a number and an end of the range that the other is, in one unit."""
    for number, span in ((one, other), (other, one)):
        if is_range(span) and not is_range(number) and number.unit == span.unit:
            return number.low in {span.low, span.high}
    return False


def is_part(page: Page, figure: Figure) -> bool:
    """Whether a figure counts a part of another: "three of them", "of whom 41", "another 12"."""
    start, end = figure.span.start, figure.span.end
    words = figure.text.casefold()
    if _PART_BEFORE.search(page.text, max(0, start - AROUND), start):
        return True
    if words.startswith(("another", "a further")) or figure.counted.casefold() in {"them", "whom"}:
        return True
    if _OF_THOSE.search(page.text, start, end + AFTER):
        return True
    if measure_of(figure) or _counts_another_fate(page, figure):
        return False
    if _PART_IN.search(page.text, start, end):
        return True
    return _PART_AFTER.search(page.text, start, end + AFTER) is not None


def _counts_another_fate(page: Page, figure: Figure) -> bool:
    """Whether "others" are others than those before: "nine were killed and 30 others hurt"."""
    if figure.category not in CASUALTIES or not figure.text.casefold().endswith("others"):
        return False
    before = [one for one in page.figures if one.span.end <= figure.span.start]
    return not any(one.category is figure.category for one in before[-NEIGHBOURS:])


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether one quantity can satisfy both figures, by their bounds, units and rounding."""
    if one.low is None or other.low is None:
        return True
    (low, high), ends = _range(one), _range(other)
    low2, high2 = (value_in(other, end, one.unit) for end in ends)
    number = low_in(other, one.unit)
    if low2 is None or high2 is None or number is None:
        return one.unit != other.unit
    is_other = number != other.low
    slack = NEAR * min(abs(one.low), abs(number)) if is_other else _slack(one, other)
    return max(low, low2) <= min(high, high2) + slack


def open_toll(one: Figure, other: Figure) -> str:
    """The words of the smaller of two tolls where only "at least" lets both hold; else empty.

    "At least nine dead" excludes no larger number, yet who reads fourteen reads of another toll.
    """
    small, large = sorted((one, other), key=lambda figure: figure.low or 0.0)
    is_open = small.bound in {Bound.AT_LEAST, Bound.MORE_THAN} and small.category in CASUALTIES
    lows = (small.low, large.low)
    if not is_open or None in lows or is_range(large) or small.low == large.low:
        return ""
    return small.text


def is_near(one: Figure, other: Figure) -> bool:
    """Whether two figures name one number, each in its unit, but for rounding."""
    value = low_in(other, one.unit)
    if value is None or one.low is None:
        return False
    least = NEAR + (ABOUT / 2 if Bound.EXACT not in {one.bound, other.bound} else 0)
    if {one.bound, other.bound} - {Bound.EXACT}:
        least = max(least, ABOUT)
    return abs(one.low - value) <= least * max(abs(one.low), abs(value))


def _rough(number: float) -> float:
    """How far off a number may be that is said to be about so much: one of its last digit.

    "About 430" is 420 to 440, "about 45" 40 to 50, and "about 400" at most a tenth more or less.
    """
    digits = f"{abs(number):.6f}".rstrip("0").rstrip(".")
    places = len(digits) - digits.index(".") - 1 if "." in digits else 0
    whole = digits.replace(".", "").rstrip("0")
    noughts = len(digits.replace(".", "")) - len(whole)
    unit: float = 10.0 ** (noughts - places)
    unit *= 5 if whole.endswith("5") else 1
    return min(ABOUT * abs(number), unit)


def _slack(one: Figure, other: Figure) -> float:
    """How far two exact numbers in one unit may lie apart when the one is the other rounded."""
    low, low2 = one.low or 0.0, other.low or 0.0
    if min(low, low2) < ROUNDED or low == low2 or not (_is_round(low) or _is_round(low2)):
        return 0.0
    return NEAR * min(low, low2)


def _is_round(number: float) -> bool:
    digits = f"{number:.0f}".rstrip("0")
    return len(digits) <= ROUND_DIGITS


def _range(figure: Figure) -> tuple[float, float]:
    """The quantities that a figure allows."""
    low = figure.low if figure.low is not None else -math.inf
    high = figure.high if figure.high is not None else low
    if _JUST.match(figure.text):
        # "Just under half" is not any number below it.
        return (low, low * (1 + ABOUT)) if figure.bound in _ABOVE else (high * (1 - ABOUT), high)
    if figure.bound in _ABOVE:
        return low, math.inf
    if figure.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return -math.inf, high
    if figure.bound is Bound.ABOUT:
        slack = _rough(low)
        return low - slack, high + slack
    return low, high
