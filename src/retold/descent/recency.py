"""Whether the reports of a story were made of what came first, or of what was last reported."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retold.descent.arborescence import Scores
from retold.model.report import Report

# How fast the chance of being copied falls with every report since: by the power of its age.
_POWERS = (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
# The power is 0 as a rule, and lies about so far from it.
_SPREAD = 0.25
# How many of the copies are made of the first report: a beta distribution, as of so many copies.
_SHARE, _COPIES = 0.3, 20
_SHARES = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
MIN_DATED = 5

Mask = npt.NDArray[np.bool_]


def recency_scores(scores: Scores, reports: Sequence[Report], temperature: float) -> Scores:
    """What the place in time of each exemplar (column) says for each copy (row), in log-odds.

    In some stories each report is made of the one before it, in others all are made of the first:
    how it is in this one is read off its own wording (empirical Bayes; Robbins 1956). A share of
    the copies is made of the first report; of the others the chance goes with a power of their
    age, the number of reports since. Share and power are the likeliest ones, given all scores.

    Args:
        scores: What all else says of these reports for each other.
        reports: The reports, in the order of rows and columns.
        temperature: What scores are divided by to be log-odds.
    """
    ages, is_first = _ages(reports)
    is_later = (ages > 0) & ~is_first
    made = np.zeros_like(ages)
    rows = is_later.any(axis=1) & is_first.any(axis=1)
    if rows.sum() < MIN_DATED:
        return made
    first, later = is_first[rows], is_later[rows]
    chances = _chances(
        -np.log(np.maximum(ages[rows], 1.0)), first, later, scores[rows] / temperature
    )
    # The exemplars of one copy as a whole become neither likelier nor less likely.
    even = np.log((first | later).sum(axis=1))[:, None]
    made[rows] = np.where(first | later, chances + even, 0.0)
    return made * temperature


def _chances(logs: Scores, first: Mask, later: Mask, odds: Scores) -> Scores:
    """The logarithm of each exemplar's chance under the likeliest share and power."""
    best, chosen = -np.inf, (0.0, 0.5)
    of_first = _log_sum(np.where(first, odds, -np.inf)) - np.log(first.sum(axis=1))[:, None]
    for power in _POWERS:
        raised = np.where(later, power * logs, -np.inf)
        of_later = _log_sum(raised + odds) - _log_sum(raised)
        for share in _SHARES:
            likely = np.logaddexp(np.log(share) + of_first, np.log1p(-share) + of_later).sum()
            likely += _COPIES * (_SHARE * np.log(share) + (1 - _SHARE) * np.log1p(-share))
            likely -= (power / _SPREAD) ** 2 / 2
            if likely > best:
                best, chosen = likely, (power, share)
    power, share = chosen
    raised = np.where(later, power * logs, -np.inf)
    each = np.log(share) - np.log(first.sum(axis=1))[:, None]
    made: Scores = np.where(first, each, np.log1p(-share) + raised - _log_sum(raised))
    return made


def _ages(reports: Sequence[Report]) -> tuple[Scores, Mask]:
    """How many times later the copy is than the exemplar, 0 where unknown; which is the first."""
    moments = [report.published.moment for report in reports]
    times = np.array([one.middle.timestamp() if one else np.nan for one in moments])
    known = ~np.isnan(times)
    ranks = np.full(len(times), np.nan)
    ranks[known] = np.unique(times[known], return_inverse=True)[1]
    ages = np.nan_to_num(np.maximum(ranks[:, None] - ranks[None, :], 0.0), nan=0.0)
    return ages, (ages > 0) & (ranks == 0.0)[None, :]


def _log_sum(rows: Scores) -> Scores:
    """The logarithm of the sum of each row's exponentials, as a column."""
    most = rows.max(axis=1, keepdims=True)
    made: Scores = most + np.log(np.exp(rows - most).sum(axis=1, keepdims=True))
    return made
