"""When a report was published, in words that say no more than is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from retold.model import Precision, Publication

UNKNOWN = "date unknown"
# A time without a zone is kept as the interval that every zone allows: it starts 14 hours early.
_EASTERNMOST = timedelta(hours=14)
_ALL_ZONES = timedelta(hours=26)


def date_words(published: Publication) -> str:
    """The date as stated, with its time of day where that is known."""
    earliest, latest = published.earliest, published.latest
    if earliest is None or latest is None:
        return UNKNOWN
    middle = earliest + (latest - earliest) / 2
    if published.precision is Precision.DAY and latest - earliest <= timedelta(hours=51):
        return _day(middle)
    if published.precision is Precision.MONTH:
        return f"{middle:%B} {middle.year}"
    if published.precision is Precision.YEAR:
        return str(middle.year)
    if published.precision in {Precision.SECOND, Precision.MINUTE}:
        return _clock(earliest, latest, zone_known=published.zone_known)
    return _between(earliest, latest)


def _clock(earliest: datetime, latest: datetime, *, zone_known: bool) -> str:
    width = latest - earliest
    if zone_known and width <= timedelta(minutes=2):
        return f"{_day(earliest)}, {earliest:%H:%M} UTC"
    if not zone_known and _ALL_ZONES <= width <= _ALL_ZONES + timedelta(minutes=2):
        local = earliest + _EASTERNMOST
        return f"{_day(local)}, {local:%H:%M} (zone not stated)"
    return _between(earliest, latest)


def _between(earliest: datetime, latest: datetime) -> str:
    first, last = _day(earliest), _day(latest)
    return first if first == last else f"between {first} and {last}"


def days_between(first: str | None, last: str | None) -> str:
    """From one day in ISO 8601 to another, in few words, for lists.

    >>> days_between("2031-05-04", "2031-05-08"), days_between(None, None)
    ('4–8 May 2031', 'date unknown')
    """
    if first is None or last is None:
        return UNKNOWN
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


def range_words(dates: Iterable[Publication]) -> str:
    """The first and the last day of several publications, and how many have none."""
    days: list[datetime] = []
    unknown = 0
    for published in dates:
        moment = published.moment
        if moment is None:
            unknown += 1
        else:
            days.append(moment.middle)
    if not days:
        return UNKNOWN
    first, last = _day(min(days)), _day(max(days))
    span = first if first == last else f"{first} to {last}"
    return f"{span}; {unknown} undated" if unknown else span


def sort_key(published: Publication) -> tuple[bool, float]:
    """Earliest first, the undated last."""
    moment = published.moment
    return (moment is None, moment.middle.timestamp() if moment else 0.0)
