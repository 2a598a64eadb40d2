"""Pauses: between two requests to one host, and before a busy site is asked again."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from retold.ingest.web.budget import Clock

Sleep = Callable[[float], None]
_FIRST_PAUSE = 1.0


class Politeness:
    """Keeps two requests to one host apart."""

    def __init__(self, *, delay_seconds: float, clock: Clock, sleep: Sleep) -> None:
        self._delay = delay_seconds
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}

    def pause_before(self, host: str) -> float:
        """The seconds until the host may be asked again."""
        return max(0.0, self._next.get(host, 0.0) - self._clock())

    def wait(self, seconds: float) -> None:
        """Let some time pass."""
        if seconds > 0:
            self._sleep(seconds)

    def note(self, host: str, *, delay_seconds: float = 0.0) -> None:
        """A host was asked just now; the next request comes after its delay, or ours if longer."""
        self._next[host] = self._clock() + max(self._delay, delay_seconds)


def pause_after(attempt: int, retry_after: str, now: datetime) -> float:
    """The seconds to wait before a busy site is asked again.

    What its Retry-After header says (seconds, or a date; RFC 9110, 10.2.3), or else one second,
    doubled with every attempt.

    >>> pause_after(3, "", datetime(2031, 5, 3, tzinfo=UTC))
    4.0

    Args:
        attempt: How often it was asked, from 1.
        retry_after: The header; empty if none.
        now: The time, with its zone.
    """
    stated = retry_after.strip()
    if stated.isascii() and stated.isdigit():
        return float(stated) if len(stated) < 10 else math.inf
    if stated:
        try:
            date = parsedate_to_datetime(stated[:60])
        except (ValueError, TypeError, OverflowError):
            date = None
        if date is not None:
            zoned = date if date.tzinfo else date.replace(tzinfo=UTC)
            return max(0.0, (zoned - now).total_seconds())
    return _FIRST_PAUSE * 2.0 ** (attempt - 1)
