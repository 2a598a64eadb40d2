"""When two figures may mean one quantity, and whether they agree."""

from __future__ import annotations

import math
from collections.abc import Sequence

from retold.claims.material import Page
from retold.model import Bound, Category, Figure
from retold.text.stems import content_stems, is_alike

CASUALTIES = frozenset(
    [Category.KILLED, Category.INJURED, Category.MISSING, Category.ARRESTED, Category.DISPLACED]
)
ABOUT = 0.1
# Units of one measure, each in terms of the first.
_MEASURES = (
    {"metres": 1.0, "feet": 0.3048, "yards": 0.9144, "kilometres": 1000.0, "miles": 1609.34},
    {"km": 1.0, "m": 0.001, "ft": 0.0003048, "mi": 1.60934},
    {"kg": 1.0, "kilograms": 1.0, "pounds": 0.453592, "tonnes": 1000.0, "tons": 907.185},
    {"litres": 1.0, "liters": 1.0, "gallons": 3.78541},
    {"hectares": 1.0, "acres": 0.404686},
)


def worth(figure: Figure) -> tuple[Category, float | None, float | None]:
    """What a figure counts and how many."""
    return figure.category, figure.low, figure.high


def is_part(page: Page, figure: Figure) -> bool:
    """Whether a figure counts a part of another: "three of them"."""
    after = page.text[figure.span.start : figure.span.end + 12].casefold()
    return " of them" in after or " of the" in after or " of whom" in after


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether one quantity can satisfy both figures, by their bounds."""
    if one.low is None or other.low is None:
        return True
    (low, high), (low2, high2) = _range(one), _range(other)
    return max(low, low2) <= min(high, high2)


def match_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The figures of two aligned sentences that count the same: equal ones first, each once."""
    pairs = [
        (not may_agree(one, other), -_alike(one, other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if _is_comparable(one, other)
    ]
    made, used, taken = [], set(), set()
    for _, _, i, j in sorted(pairs):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            made.append((ours[i], theirs[j]))
    return made


def convert(figure: Figure, unit: str) -> float | None:
    """A figure's number in another unit of the same measure, or None where there is none."""
    for measure in _MEASURES:
        if figure.unit in measure and unit in measure and figure.low is not None:
            return figure.low * measure[figure.unit] / measure[unit]
    return None


def _is_comparable(one: Figure, other: Figure) -> bool:
    if one.low is None or other.low is None:
        return False
    parts = [figure.counted.casefold() in {"them", "whom"} for figure in (one, other)]
    if parts[0] != parts[1] and not may_agree(one, other):
        return False
    if one.category in CASUALTIES or other.category in CASUALTIES:
        return one.category is other.category
    return one.unit == other.unit and _alike(one, other) > 0


def _alike(one: Figure, other: Figure) -> int:
    """How many words for what is counted the two share."""
    left, right = content_stems(one.counted), content_stems(other.counted)
    return sum(any(is_alike(a, b) for b in right) for a in left)


def _range(figure: Figure) -> tuple[float, float]:
    """The quantities that a figure allows."""
    low = figure.low if figure.low is not None else -math.inf
    high = figure.high if figure.high is not None else low
    if figure.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return low, math.inf
    if figure.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return -math.inf, high
    if figure.bound is Bound.ABOUT:
        return low * (1 - ABOUT), high * (1 + ABOUT)
    return low, high
