"""The likely order of printed times of which one or both state no zone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from retold.model.moment import EASTERNMOST, WESTERNMOST, Moment

Hours = npt.NDArray[np.float64]

# Outlets of one story write in one zone or in neighbouring ones, as a rule: set by hand.
SAME_ZONE = 0.75
ZONES_APART_HOURS = 4.0
# A time that is zoneless and one that states its zone: the first may be anywhere.
ONE_ZONE_APART_HOURS = 5.0
# What remains for misprints.
MOST = 0.98
# Chances nearer to one half than this say nothing.
LEAN = 0.2
_STEPS = (0.05, 0.275, 0.5, 0.725, 0.95)


@dataclass(frozen=True, slots=True)
class Order:
    """Which of two times is the earlier one in all likelihood, by how much, and under what."""

    is_before: bool
    gap: str
    basis: str


class Clocks:
    """The times as printed on the clocks of their outlets, in hours."""

    def __init__(self, moments: Sequence[Moment | None]) -> None:
        printed = [_printed(moment) for moment in moments]
        self.first: Hours = np.array([one[0] for one in printed], dtype=np.float64)
        self.last: Hours = np.array([one[1] for one in printed], dtype=np.float64)
        self.is_zoned = np.array([bool(one and one.zone_known) for one in moments], dtype=bool)

    def chances_after(self) -> Hours:
        """For each copy (row) and exemplar (column), the chance that the exemplar is the later.

        Not-a-number where a time is unknown, or where both state their zone.
        """
        low = self.first[None, :] - self.last[:, None]
        high = self.last[None, :] - self.first[:, None]
        one_zoned = self.is_zoned[:, None] ^ self.is_zoned[None, :]
        made = np.zeros_like(low)
        for step in _STEPS:
            gap = low + step * (high - low)
            apart = _sigmoid(gap / np.where(one_zoned, ONE_ZONE_APART_HOURS, ZONES_APART_HOURS))
            same = np.where(gap > 0, 1.0, np.where(gap < 0, 0.0, 0.5))
            made += np.where(one_zoned, apart, SAME_ZONE * same + (1 - SAME_ZONE) * apart)
        made = np.clip(made / len(_STEPS), 1 - MOST, MOST)
        made[self.is_zoned[:, None] & self.is_zoned[None, :]] = np.nan
        made[np.isnan(low)] = np.nan
        return made


def order_of(exemplar: Moment, copy: Moment) -> Order | None:
    """The likely order of two times where zones are missing; none where nothing leans."""
    clocks = Clocks([copy, exemplar])
    chance = float(clocks.chances_after()[0, 1])
    if np.isnan(chance) or abs(chance - 0.5) < LEAN:
        return None
    is_before = chance < 0.5
    early, late = (1, 0) if is_before else (0, 1)
    gap = max(0.0, float(clocks.first[late] - clocks.last[early]))
    basis = "both times are printed without a zone; if it is the same"
    if clocks.is_zoned.any():
        basis = "one of the times is printed without a zone; if it is near to the other's"
    return Order(is_before=is_before, gap=_say(gap), basis=basis)


def _printed(moment: Moment | None) -> tuple[float, float]:
    """The first and last hour that a time covers on its own clock; of a zoned one, in UTC."""
    if moment is None:
        return float("nan"), float("nan")
    if moment.zone_known:
        return _hours(moment.earliest), _hours(moment.latest)
    # Where no zone was stated, the ends of the interval stand in the outermost zones.
    return (
        _hours(moment.earliest.astimezone(EASTERNMOST).replace(tzinfo=UTC)),
        _hours(moment.latest.astimezone(WESTERNMOST).replace(tzinfo=UTC)),
    )


def _hours(instant: datetime) -> float:
    return instant.timestamp() / 3600


def _sigmoid(gap: Hours) -> Hours:
    """Nearly the normal distribution's: the chance that a zone's error is smaller than a gap."""
    made: Hours = 1 / (1 + np.exp(np.clip(-1.7 * gap, -60, 60)))
    return made


def _say(hours: float) -> str:
    # The first time covers its whole minute or day: from its end, the gap is a second short.
    minutes = math.ceil(hours * 60 - 1e-6)
    if minutes < 1:
        return "a day or part of a day"
    if minutes < 120:
        return f"{minutes} minutes"
    if hours < 48:
        return f"{minutes / 60:.0f} hours"
    return f"{hours / 24:.0f} days"
