"""Which of two reports came first, as far as their dates tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from retold.descent.clocks import LEAN, Clocks, order_of
from retold.model.moment import EASTERNMOST, Precision
from retold.model.report import Report

Matrix = npt.NDArray[np.float32]

# A date can be wrong (a page that was moved, a clock, a zone): what it says against descent is
# strong, and is outweighed by a credit together with the same words, which make it doubtful.
AFTER = -10.0
AFTER_DOUBTED = 5.0
HARDLY_AFTER = -1.0
# A date in the future: so long after all the others of its story, two at least, that it is either a
# look back or wrong. No clock is asked: the same reports give the same stemma in any year.
FAR_AFTER = -2.0
FAR_SECONDS = 366 * 86_400.0
MIN_OTHERS = 2
BEFORE = 0.4
PERHAPS_BEFORE = 0.2
# Log-odds of an order that printed times make as good as certain.
MOST_ODDS = 4.0


def date_scores(reports: Sequence[Report]) -> Matrix:
    """What the dates say for each copy (row) and exemplar (column), in log-odds."""
    earliest, latest = _bounds(reports)
    known = ~np.isnan(earliest)
    both = known[:, None] & known[None, :]
    scores = np.zeros((len(reports), len(reports)), dtype=np.float32)
    with np.errstate(invalid="ignore"):
        is_after = earliest[None, :] > latest[:, None]
        is_before = latest[None, :] < earliest[:, None]
        leans_after = (earliest[None, :] >= earliest[:, None]) & (latest[None, :] > latest[:, None])
        leans_before = (earliest[None, :] < earliest[:, None]) & (
            latest[None, :] <= latest[:, None]
        )
    scores[both & leans_after] = HARDLY_AFTER
    scores[both & leans_before] = PERHAPS_BEFORE
    # Where a zone is missing, the printed times still say which order is the likelier.
    chances = Clocks([report.published.moment for report in reports]).chances_after()
    told = ~np.isnan(chances) & (np.abs(np.nan_to_num(chances, nan=0.5) - 0.5) >= LEAN)
    odds = np.log(chances[told] / (1 - chances[told]))
    scores[told] = np.where(odds > 0, -odds, np.minimum(BEFORE, -BEFORE * odds / MOST_ODDS))
    scores[both & is_after] = AFTER
    scores[both & is_after & _is_far(earliest, latest)[None, :]] = FAR_AFTER
    scores[both & is_before] = BEFORE
    return scores


def _is_far(
    earliest: npt.NDArray[np.float64], latest: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Which reports are dated a year or more after every other one that has a date."""
    made = np.zeros(len(earliest), dtype=bool)
    known = np.flatnonzero(~np.isnan(earliest))
    if len(known) > MIN_OTHERS:
        last = known[np.argmax(latest[known])]
        others = known[known != last]
        made[last] = earliest[last] - latest[others].max() >= FAR_SECONDS
    return made


def _bounds(reports: Sequence[Report]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The earliest and latest instants in seconds, not-a-number where unknown."""
    moments = [report.published.moment for report in reports]
    none = float("nan")
    earliest = [_seconds(moment.earliest) if moment else none for moment in moments]
    latest = [_seconds(moment.latest) if moment else none for moment in moments]
    return np.array(earliest, dtype=np.float64), np.array(latest, dtype=np.float64)


def _seconds(instant: datetime) -> float:
    return instant.timestamp()


def is_certain_after(exemplar: Report, copy: Report) -> bool:
    """Whether the dates say that the exemplar came after its copy."""
    first, second = exemplar.published.moment, copy.published.moment
    return first is not None and second is not None and second.is_before(first)


def is_likely_after(exemplar: Report, copy: Report) -> bool:
    """Whether dates say, or printed times make likely, that the exemplar came after its copy."""
    first, second = exemplar.published.moment, copy.published.moment
    if first is None or second is None:
        return False
    order = order_of(first, second)
    return second.is_before(first) or (order is not None and not order.is_before)


def say_dates(exemplar: Report, copy: Report) -> str | None:
    """A sentence on the two dates, or none where one of them is unknown."""
    first, second = exemplar.published.moment, copy.published.moment
    if first is None or second is None:
        return None
    shown = f"{_show(exemplar)} and {_show(copy)}"
    if first.is_before(second):
        return f"The dates agree: {shown}."
    if second.is_before(first):
        return f"The dates say the opposite and are overruled: {shown}."
    order = order_of(first, second)
    if order is None:
        return f"The dates do not tell which came first: {shown}."
    agrees = "The dates lean to it" if order.is_before else "The dates lean against it"
    which = "earlier" if order.is_before else "later"
    return f"{agrees}: {shown}; {order.basis}, the exemplar is {order.gap} {which}."


def _show(report: Report) -> str:
    moment = report.published.moment
    if moment is None:
        return "no date"
    if moment.precision not in (Precision.SECOND, Precision.MINUTE, Precision.HOUR):
        return moment.middle.strftime("%Y-%m-%d")
    if moment.zone_known:
        return moment.earliest.strftime("%Y-%m-%d %H:%M UTC")
    # Where no zone was stated the earliest instant is the stated time in the easternmost zone.
    local = moment.earliest.astimezone(EASTERNMOST)
    return local.strftime("%Y-%m-%d %H:%M, zone unknown")
