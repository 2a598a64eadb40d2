"""Days, for lists."""

from __future__ import annotations

from datetime import date


def days_between(first: str | None, last: str | None) -> str:
    """From one day to another, in few words.

    >>> days_between("2031-05-04", "2031-05-08"), days_between(None, None)
    ('4–8 May 2031', 'date unknown')
    """
    if first is None or last is None:
        return "date unknown"
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    if one == other:
        return _day(one)
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day}–{_day(other)}"
    if one.year == other.year:
        return f"{one.day} {one:%B} – {_day(other)}"
    return f"{_day(one)} – {_day(other)}"


def day_of(day: str | None) -> str:
    """A day in words.

    >>> day_of("2031-05-04")
    '4 May 2031'
    """
    return days_between(day, day)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
