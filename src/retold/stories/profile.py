"""What a report is about, boiled down for comparison with many others."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

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

# Names, other words, numbers, numbers with what they count, pairs, what is counted, days.
_ORDER = np.array(
    [
        0 if sort & Sort.NAME
        else 2 if sort & Sort.WORD and sort & Sort.FIGURE
        else 1 if sort & Sort.WORD
        else 3 if sort & Sort.FIGURE
        else 4 if sort & Sort.PAIR
        else 5 if sort & Sort.COUNTED
        else 6
        for sort in range(64)
    ],
    dtype=np.uint8,
)  # fmt: skip
_DAMPED = (1 + np.log(np.maximum(np.arange(_MOST + 1), 1))).astype(np.float32)

Bytes = npt.NDArray[np.uint8]


class Measure(NamedTuple):
    """How much a profile's terms tell together, with the weights they have now.

    `words` and `names` are the lengths of the two term vectors; `figures` and `pairs` sum the
    squares of the weights of these.
    """

    words: float
    names: float
    figures: float
    pairs: float


@dataclass(slots=True)
class Profile:
    """A report's terms by their numbers in a table, its opening and its time.

    The terms stand in the order of `_ORDER`, so that those of one sort are a slice. `damped` is
    one plus the logarithm of how often each stands there. `first` and `last` are days since 1970
    between which it was published, not numbers where that is unknown.
    """

    report_id: str
    ids: Ids
    counts: Bytes
    sorts: Bytes
    opening: Weights
    first: float = math.nan
    last: float = math.nan
    damped: Weights = field(init=False, repr=False)
    bounds: tuple[int, ...] = field(init=False, repr=False)
    _epoch: int = field(default=-1, repr=False)
    _measure: Measure = field(default=Measure(0, 0, 0, 0), repr=False)

    def __post_init__(self) -> None:
        self.damped = _DAMPED[self.counts]
        self.bounds = tuple(np.searchsorted(_ORDER[self.sorts], range(1, 7)).tolist())

    @property
    def has_days(self) -> bool:
        """Whether a day is named."""
        return self.bounds[-1] < len(self.ids)

    def measure(self, table: TermTable) -> Measure:
        """How much it tells; kept until the table reads its weights off anew."""
        if self._epoch != table.epoch:
            self._measure, self._epoch = _measure(self, table), table.epoch
        return self._measure


def read_profile(report: Report, table: TermTable) -> Profile:
    """The profile of a report's article text, without captions and credits."""
    moment = report.published.moment
    terms = read_terms(article_text(report), moment.middle.date() if moment else None)
    first, last = day_range(moment.earliest, moment.latest) if moment else (math.nan, math.nan)
    ids = table.ids_of(terms.shown)
    counts = np.minimum(np.array(list(terms.counts.values()), dtype=int), _MOST).astype(np.uint8)
    sorts = np.array(list(terms.sorts.values()), dtype=np.uint8)
    order = np.argsort(_ORDER[sorts], kind="stable")
    return Profile(
        report_id=report.id,
        ids=ids[order],
        counts=counts[order],
        sorts=sorts[order],
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


def _measure(profile: Profile, table: TermTable) -> Measure:
    names, words, figure_words, figures, pairs, _ = profile.bounds
    raised = table.raised[profile.ids[:figure_words]] * profile.damped[:figure_words]
    told = table.told[profile.ids[words:pairs]]
    return Measure(
        words=math.sqrt(float(raised @ raised)),
        names=math.sqrt(float(raised[:names] @ raised[:names])),
        figures=float(told[: figures - words].sum()),
        pairs=float(told[figures - words :].sum()),
    )
