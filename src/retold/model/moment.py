"""Times, with what is known of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated

from retold.model.noun import Noun
from retold.model.span import Span

EASTERNMOST = timezone(timedelta(hours=14))
WESTERNMOST = timezone(timedelta(hours=-12))
KNOWN_WITHIN = timedelta(hours=72)
# A clock time and how far its zone is from UTC: "01:00:00+09:00", "01:00 -0500".
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?([+-])(\d\d):?(\d\d)(?!\d)")


class Precision(StrEnum):
    """How finely a time was stated."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Noun):
    """A time between two instants.

    Where no zone was stated the interval is widened by every zone there is (UTC-12 to UTC+14),
    so that a stated day without a zone covers 50 hours.
    """

    earliest: Annotated[datetime, "The earliest instant it can be, in UTC."]
    latest: Annotated[datetime, "The latest instant it can be, in UTC."]
    precision: Annotated[Precision, "How finely it was stated."]
    zone_known: Annotated[bool, "Whether the time zone was stated."]

    def __post_init__(self) -> None:
        if self.earliest.tzinfo is None or self.latest.tzinfo is None:
            raise ValueError("a moment's instants carry their zone")
        if self.earliest > self.latest:
            raise ValueError("a moment's earliest instant comes after its latest")

    @classmethod
    def of(cls, local: datetime, precision: Precision) -> Moment:
        """The moment that a stated local time means.

        Args:
            local: The start of the stated second, minute, day, month or year; with its zone where
                one was stated.
            precision: How finely it was stated.
        """
        last = _end_of(local, precision)
        if local.tzinfo is not None:
            return cls(
                earliest=local.astimezone(UTC),
                latest=last.astimezone(UTC),
                precision=precision,
                zone_known=True,
            )
        return cls(
            earliest=local.replace(tzinfo=EASTERNMOST).astimezone(UTC),
            latest=last.replace(tzinfo=WESTERNMOST).astimezone(UTC),
            precision=precision,
            zone_known=False,
        )

    @classmethod
    def from_iso(cls, text: str) -> Moment:
        """The moment of an ISO 8601 day, or instant with or without a zone.

        >>> Moment.from_iso("2031-05-03").precision.value
        'day'

        Raises:
            ValueError: The text is no ISO 8601 day or instant.
        """
        text = text.strip()
        if len(text) == 10:
            return cls.of(datetime.fromisoformat(text), Precision.DAY)
        instant = datetime.fromisoformat(text)
        clock = text[11:].partition("+")[0].partition("-")[0]
        precision = Precision.SECOND if clock.count(":") == 2 else Precision.MINUTE
        return cls.of(instant, precision)

    @property
    def middle(self) -> datetime:
        """The instant half-way between earliest and latest, for sorting."""
        return self.earliest + (self.latest - self.earliest) / 2

    def is_before(self, other: Moment) -> bool:
        """Whether it is certain to lie before the other."""
        return self.latest < other.earliest


def _end_of(start: datetime, precision: Precision) -> datetime:
    """The last second of the stated unit of time."""
    if precision is Precision.MONTH:
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    elif precision is Precision.YEAR:
        following = start.replace(year=start.year + 1, month=1, day=1)
    else:
        following = start + _LENGTHS[precision]
    return following - timedelta(seconds=1)


_LENGTHS = {
    Precision.SECOND: timedelta(seconds=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.HOUR: timedelta(hours=1),
    Precision.DAY: timedelta(days=1),
    Precision.WEEK: timedelta(days=7),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate(Noun):
    """A date found on or around a page, that may be its date of publication."""

    earliest: Annotated[datetime, "The earliest instant it can be, in UTC."]
    latest: Annotated[datetime, "The latest instant it can be, in UTC."]
    precision: Annotated[Precision, "How finely it was stated."]
    zone_known: Annotated[bool, "Whether the time zone was stated."]
    text: Annotated[str, "The words or the markup that state it."]
    raw: Annotated[Span | None, "Where it stands in the linear text, if it stands there."]
    basis: Annotated[str, "What kind of evidence it is: prefix, date line, dateline, metadata ..."]
    chosen: Annotated[bool, "Whether this one was chosen."]
    reason: Annotated[str, "Why it was chosen, or why not."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Noun):
    """When a report was published, as far as is known; nulls where it is unknown."""

    earliest: Annotated[datetime | None, "The earliest instant it can be, in UTC."] = None
    latest: Annotated[datetime | None, "The latest instant it can be, in UTC."] = None
    precision: Annotated[Precision | None, "How finely it was stated."] = None
    zone_known: Annotated[bool, "Whether the time zone was stated."] = False
    evidence: Annotated[str, "The words that state it and why they were chosen."] = ""
    candidates: Annotated[tuple[DateCandidate, ...], "Every date found, chosen or not."] = ()

    @property
    def local_day(self) -> date | None:
        """The day that it was where it was published, if the words of the date state their zone.

        A report of Monday morning in the far east is one of Sunday in UTC, and says "on Monday".
        """
        if self.earliest is None or not self.zone_known:
            return None
        words = next((one.text for one in self.candidates if one.chosen), self.evidence)
        found = _OFFSET.search(words)
        if found is None:
            return None
        sign, hours, minutes = found.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        if ahead >= timedelta(hours=24):
            return None
        return self.earliest.astimezone(timezone(-ahead if sign == "-" else ahead)).date()

    @property
    def moment(self) -> Moment | None:
        """The time as a `Moment`, where it is known to within 72 hours."""
        if self.earliest is None or self.latest is None or self.precision is None:
            return None
        if self.latest - self.earliest > KNOWN_WITHIN:
            return None
        return Moment(
            earliest=self.earliest,
            latest=self.latest,
            precision=self.precision,
            zone_known=self.zone_known,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Noun):
    """A date or time named in a text, resolved against the day the text was published."""

    span: Annotated[Span, "Where it stands."]
    text: Annotated[str, "The words."]
    earliest: Annotated[datetime | None, "The earliest instant meant; null where unresolved."]
    latest: Annotated[datetime | None, "The latest instant meant; null where unresolved."]
    precision: Annotated[Precision, "How finely it is stated."]
    rule: Annotated[str, "The rule that read it."]
