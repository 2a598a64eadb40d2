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
    dtype=np.intp,
)  # fmt: skip
_SORTS = 7
DAMPED = (1 + np.log(np.maximum(np.arange(_MOST + 1), 1))).astype(np.float32)

Bytes = npt.NDArray[np.uint8]
Tags = npt.NDArray[np.uint16]


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

    The terms stand in the order of `_ORDER`, so that those of one sort are a slice: `bounds` are
    the places where the next begins. `tags` hold of each term what it is, in eight bits, and how
    often it stands there, in eight more. `first` and `last` are days since 1970 between which it
    was published, not numbers where that is unknown.
    """

    report_id: str
    ids: Ids
    tags: Tags
    opening: Weights
    first: float = math.nan
    last: float = math.nan
    bounds: tuple[int, ...] = field(init=False, repr=False)
    has_days: bool = field(init=False, repr=False)
    _epoch: int = field(default=-1, repr=False)
    _measure: Measure = field(default=Measure(0, 0, 0, 0), repr=False)

    def __post_init__(self) -> None:
        ends = np.bincount(_ORDER[self.tags >> 8], minlength=_SORTS).cumsum().tolist()
        self.bounds = tuple(ends[:-1])
        self.has_days = ends[-2] < ends[-1]

    @property
    def sorts(self) -> Bytes:
        """What each term is."""
        return (self.tags >> 8).astype(np.uint8)

    @property
    def counts(self) -> Bytes:
        """How often each term stands there, 255 if more often."""
        return (self.tags & _MOST).astype(np.uint8)

    def damped(self, upto: int) -> Weights:
        """One plus the logarithm of how often each of the first terms stands there."""
        damped: Weights = DAMPED[self.tags[:upto] & _MOST]
        return damped

    def measure(self, table: TermTable) -> Measure:
        """How much it tells; kept until the table reads its weights off anew."""
        if self._epoch != table.epoch:
            self._measure, self._epoch = _measure(self, table), table.epoch
        return self._measure


def tag_terms(sorts: Bytes, counts: Bytes) -> Tags:
    """The tags of terms, by what they are and how often they stand there."""
    return (sorts.astype(np.uint16) << 8 | counts).astype(np.uint16)


def read_profile(report: Report, table: TermTable) -> Profile:
    """The profile of a report's article text, without captions and credits."""
    moment = report.published.moment
    terms = read_terms(article_text(report), table, moment.middle.date() if moment else None)
    first, last = day_range(moment.earliest, moment.latest) if moment else (math.nan, math.nan)
    tags = tag_terms(terms.sorts, np.minimum(terms.counts, _MOST).astype(np.uint8))
    order = np.argsort(_ORDER[terms.sorts], kind="stable")
    return Profile(
        report_id=report.id,
        ids=terms.ids[order],
        tags=tags[order],
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
    raised = table.raised[profile.ids[:figure_words]] * profile.damped(figure_words)
    told = table.told[profile.ids[words:pairs]]
    return Measure(
        words=math.sqrt(float(raised @ raised)),
        names=math.sqrt(float(raised[:names] @ raised[:names])),
        figures=float(told[: figures - words].sum()),
        pairs=float(told[figures - words :].sum()),
    )
