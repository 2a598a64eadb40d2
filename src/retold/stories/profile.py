"""What a report is about, boiled down for comparison with many others."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from retold.model import Report, Zone
from retold.stories.table import Ids, TermTable, Weights
from retold.stories.terms import Sort, read_terms
from retold.text.vectors import weighted_vector

# A report's subject is clear long before this.
MAX_CHARS = 12_000
_MOST = 255
_DAY = 86_400.0
_ARTICLE = (Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY, Zone.SUBHEADING)

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The terms of a profile with the weights they have now.

    `words` and `names` are of unit length, so that a dot product is a cosine; `told` is the square
    of each term's weight.
    """

    words: Weights
    names: Weights
    told: Weights
    figures: float
    pairs: float


@dataclass(slots=True)
class Profile:
    """A report's terms by their numbers in a table, its opening and its time.

    `first` and `last` are days since 1970 between which it was published, not numbers where that
    is unknown.
    """

    report_id: str
    ids: Ids
    counts: Bytes
    sorts: Bytes
    opening: Weights
    first: float = math.nan
    last: float = math.nan
    _epoch: int = -1
    _weighed: Weighed | None = field(default=None, repr=False)

    def weighed(self, table: TermTable) -> Weighed:
        """The terms with the table's weights; kept until the table reads its weights off anew."""
        if self._weighed is None or self._epoch != table.epoch:
            self._weighed, self._epoch = _weigh(self, table), table.epoch
        return self._weighed


def read_profile(report: Report, table: TermTable) -> Profile:
    """The profile of a report's article text, without captions and credits."""
    moment = report.published.moment
    terms = read_terms(article_text(report), moment.middle.date() if moment else None)
    first, last = day_range(moment.earliest, moment.latest) if moment else (math.nan, math.nan)
    return Profile(
        report_id=report.id,
        ids=table.ids_of(terms.shown),
        counts=np.minimum(np.array(list(terms.counts.values()), dtype=int), _MOST).astype(np.uint8),
        sorts=np.array(list(terms.sorts.values()), dtype=np.uint8),
        # Of the precision that it is kept with.
        opening=weighted_vector(terms.pieces, terms.weights).astype(np.float16).astype(np.float32),
        first=first,
        last=last,
    )


def article_text(report: Report) -> str:
    """A report's headline and article, one block a line, to 12,000 characters."""
    parts = [block.span.of(report.text) for block in report.blocks_in(*_ARTICLE)]
    if report.headline and report.headline not in parts[:1]:
        parts.insert(0, report.headline)
    return "\n".join(parts)[:MAX_CHARS]


def day_range(earliest: datetime | None, latest: datetime | None) -> tuple[float, float]:
    """Two instants in days since 1970; not numbers where they are unknown."""
    if earliest is None or latest is None:
        return math.nan, math.nan
    return earliest.timestamp() / _DAY, latest.timestamp() / _DAY


def _weigh(profile: Profile, table: TermTable) -> Weighed:
    weights = table.weights[profile.ids]
    raised = weights**1.5 * (1 + np.log(profile.counts))
    told = weights**2
    words = np.where(profile.sorts & Sort.WORD, raised, 0)
    names = np.where(profile.sorts & Sort.NAME, raised, 0)
    figures = float(told[(profile.sorts & Sort.FIGURE) > 0].sum())
    pairs = float(told[(profile.sorts & Sort.PAIR) > 0].sum())
    return Weighed(_unit(words), _unit(names), told.astype(np.float32), figures, pairs)


def _unit(values: Weights) -> Weights:
    length = math.sqrt(float(values @ values))
    return (values / length if length else values).astype(np.float32)
