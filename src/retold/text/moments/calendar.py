"""Arithmetic on calendar days: weeks, months, quarters, years, and parts of them.

Weeks begin on Monday (ISO 8601); seasons are those of meteorology in the north.
"""

from __future__ import annotations

from datetime import date, timedelta

from retold.model.moment import Precision
from retold.text.moments.found import Days

PRECISIONS = {
    "second": Precision.SECOND, "minute": Precision.MINUTE, "hour": Precision.HOUR,
    "day": Precision.DAY, "night": Precision.DAY, "weekend": Precision.DAY,
    "week": Precision.WEEK, "fortnight": Precision.WEEK, "month": Precision.MONTH,
    "quarter": Precision.MONTH, "season": Precision.MONTH, "year": Precision.YEAR,
    "decade": Precision.YEAR, "century": Precision.YEAR,
}  # fmt: skip
UNITS = tuple(PRECISIONS)
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month(year: int, number: int) -> Days:
    """A month of a year; numbers outside 1 to 12 run on into other years.

    Raises:
        ValueError: No calendar has that year.
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1) if year < 9999 else date.max
    return first, following - timedelta(days=1)


def months(first: Days, count: int) -> Days:
    """That many months from the first of some days on."""
    return first[0], month(first[0].year, first[0].month + count - 1)[1]


def years(first: int, last: int | None = None) -> Days:
    """From the first day of a year to the last day of the same or another."""
    return date(first, 1, 1), date(last or first, 12, 31)


def season(name: str, year: int) -> Days:
    """A season of a year; a winter is the one that begins in it."""
    return months(month(year, _SEASONS[name.lower()]), 3)


def whole(unit: str, day: date, shift: int = 0) -> Days:
    """The week, month, quarter, year ... that holds a day, or one before or after it.

    >>> [str(one) for one in whole("week", date(2031, 5, 7), -1)]
    ['2031-04-28', '2031-05-04']

    Raises:
        ValueError: No calendar has it.
    """
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * shift)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=day.weekday() - 5) + timedelta(days=7 * shift)
        return saturday, saturday + timedelta(days=1)
    if unit in ("month", "quarter"):
        size = _MONTHS_IN[unit]
        first = (day.month - 1) // size * size + 1
        return months(month(day.year, first + shift * size), size)
    size = _MONTHS_IN.get(unit, 0) // 12
    if not size:
        return (day + timedelta(days=shift),) * 2
    start = day.year // size * size + shift * size
    return years(start, start + size - 1)


def moved(days: Days, unit: str, count: int) -> Days:
    """Days that lie a number of units later, or earlier where the count is negative.

    A count of days or weeks leads to a day, one of months or years to the whole month or year.

    Raises:
        ValueError: No calendar has it.
    """
    if unit in _DAYS_IN:
        shift = timedelta(days=_DAYS_IN[unit] * count)
        return days[0] + shift, days[1] + shift
    size = _MONTHS_IN.get(unit)
    if size is None:
        return days
    if unit in ("month", "quarter"):
        first = month(days[0].year, days[0].month + size * count)[0]
        return first, month(days[1].year, days[1].month + size * count)[1]
    return years(days[0].year + size // 12 * count, days[1].year + size // 12 * count)


def exact(day: date, unit: str, count: int) -> date:
    """The day of the same number that lies a number of units later, or the last one there.

    Raises:
        ValueError: No calendar has it.
    """
    if unit not in _MONTHS_IN:
        return moved((day, day), unit, count)[0]
    first, last = month(day.year, day.month + _MONTHS_IN[unit] * count)
    return min(first + timedelta(days=day.day - 1), last)


def moved_precision(unit: str) -> Precision:
    """How finely a time is stated that is counted in units from a day."""
    if unit in _DAYS_IN or unit in ("second", "minute", "hour"):
        return Precision.DAY
    return PRECISIONS[unit]


def part_of(days: Days, part: str) -> Days:
    """The early, middle or late half of some days.

    >>> [str(one) for one in part_of(month(2031, 5), "early")]
    ['2031-05-01', '2031-05-15']
    """
    first, last = days
    if last.year > first.year and (first.month, last.month) == (1, 12):
        return _part_of_years(first.year, last.year, part)
    half = ((last - first).days + 1) // 2
    if part in ("early", "start", "beginning"):
        return first, first + timedelta(days=half - 1)
    if part in ("late", "end"):
        return first + timedelta(days=half), last
    if part in ("mid", "middle"):
        return first + timedelta(days=half // 2), last - timedelta(days=half // 2)
    return days


def _part_of_years(first: int, last: int, part: str) -> Days:
    half = (last - first + 1) // 2
    if part in ("early", "start", "beginning"):
        return years(first, first + half - 1)
    if part in ("late", "end"):
        return years(first + half, last)
    if part in ("mid", "middle"):
        return years(first + (half + 1) // 2, last - (half + 1) // 2)
    return years(first, last)


def weekday_of_month(year: int, number: int, weekday: int, which: int) -> date:
    """The nth Monday (0) to Sunday (6) of a month; the last one for -1.

    Raises:
        ValueError: The month has no such day.
    """
    first, last = month(year, number)
    if which < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    if day > last:
        raise ValueError("the month has no such day")
    return day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, number, day + 1)
