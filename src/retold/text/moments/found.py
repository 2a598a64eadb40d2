"""A date or time found in a text, before its days are given their instants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import wraps
from typing import ParamSpec

from retold.model.moment import Moment, Precision, TimeExpression
from retold.model.span import Span

Days = tuple[date, date]
"""The first and the last day that an expression can mean."""

P = ParamSpec("P")


def within_calendar(make: Callable[P, Days | None]) -> Callable[P, Days | None]:
    """The same function, with no days where no calendar has them: "99999 weeks ago"."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Days | None:
        try:
            return make(*args, **kwargs)
        except (ValueError, OverflowError):
            return None

    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression, the days it means, and how they were read.

    `days` is none where the expression is open: a length of time, or a day counted from a time
    that is not known. `count` turns the days it is counted from into its own, for those that are
    counted from another moment of the text; `has_year` says that its year is stated.
    """

    span: Span
    days: Days | None
    precision: Precision
    rule: str
    clock: time | None = None
    count: Callable[[Days], Days] | None = None
    has_year: bool = False
    month_and_day: tuple[int, int | None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is counted from a moment that is not known yet."""
        return self.count is not None and self.days is None

    @property
    def is_whole_day(self) -> bool:
        """Whether it means one calendar day and no time of it."""
        return self.days is not None and self.days[0] == self.days[1] and self.clock is None

    def expression(self, text: str) -> TimeExpression:
        """The expression with its instants, and its words beside it."""
        moment = self._moment()
        return TimeExpression(
            span=self.span,
            text=self.span.of(text),
            earliest=moment.earliest if moment else None,
            latest=moment.latest if moment else None,
            precision=self.precision,
            rule=self.rule,
        )

    def _moment(self) -> Moment | None:
        if self.days is None:
            return None
        first, last = self.days
        try:
            if self.clock is not None and first == last:
                return Moment.of(datetime.combine(first, self.clock), self.precision)
            begins = Moment.of(datetime.combine(first, time()), Precision.DAY)
            ends = Moment.of(datetime.combine(last, time()), Precision.DAY)
        except OverflowError:  # at either end of the calendar
            return None
        return Moment(
            earliest=begins.earliest,
            latest=ends.latest,
            precision=self.precision,
            zone_known=False,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """A text and the day from which it looks at the calendar; none where that is unknown."""

    text: str
    today: date | None
