"""What a report is about, boiled down for comparison with many others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from retold.model import Report, Zone
from retold.stories.table import Ids, TermTable, Weights
from retold.stories.terms import MOST_COUNTED, ORDER, ORDERS, Imprint, Tags, Terms, read_terms
from retold.text.vectors import weighted_vector

# A report's subject is clear long before this.
MAX_CHARS = 12_000
# What is done for so many at once is cheap for each, and fits the caches of a processor.
MOST_TOGETHER = 64
_DAY = 86_400.0
_ARTICLE = (Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY, Zone.SUBHEADING)

DAMPED = (1 + np.log(np.maximum(np.arange(MOST_COUNTED + 1), 1))).astype(np.float32)

_NOTHING = np.zeros(0)

Bytes = npt.NDArray[np.uint8]
Halves = npt.NDArray[np.float16]


@dataclass(slots=True)
class Profile:
    """A report's terms by their numbers in a table, its opening and its time.

    The terms stand in the order of `ORDER`, so that those of one sort are a slice: `bounds` are
    the places where the next begins. `tags` hold of each term what it is, in eight bits, and how
    often it stands there, in eight more. `first` and `last` are days since 1970 between which it
    was published, not numbers where that is unknown.
    """

    report_id: str
    ids: Ids
    tags: Tags
    opening: Halves
    first: float = math.nan
    last: float = math.nan
    bounds: tuple[int, ...] = field(init=False, repr=False)
    has_days: bool = field(init=False, repr=False)
    # What it measured when the table last read its weights off, and when that was (`measures_of`).
    measures: npt.NDArray[np.float64] = field(init=False, repr=False)
    epoch: int = field(default=-1, init=False, repr=False)

    def __post_init__(self) -> None:
        ends = np.bincount(ORDER[self.tags >> 8], minlength=ORDERS).cumsum().tolist()
        self.bounds = tuple(ends[:-1])
        self.has_days = ends[-4] < ends[-3]
        self.measures = _NOTHING

    @property
    def sorts(self) -> Bytes:
        """What each term is."""
        return (self.tags >> 8).astype(np.uint8)

    @property
    def counts(self) -> Bytes:
        """How often each term stands there, 255 if more often."""
        return (self.tags & MOST_COUNTED).astype(np.uint8)

    @property
    def cited(self) -> Ids:
        """What the outlets are called that it names as a source."""
        return self.ids[self.bounds[-2] : self.bounds[-1]]

    @property
    def outlet(self) -> Ids:
        """What its own outlet is called in other reports."""
        return self.ids[self.bounds[-1] :]

    def damped(self, upto: int) -> Weights:
        """One plus the logarithm of how often each of the first terms stands there."""
        damped: Weights = DAMPED[self.tags[:upto] & MOST_COUNTED]
        return damped


def read_profile(report: Report, table: TermTable) -> Profile:
    """The profile of a report's article text, without captions and credits."""
    return read_profiles([report], table)[0]


def read_profiles(reports: Sequence[Report], table: TermTable) -> list[Profile]:
    """The profiles of some reports; many at once cost less than one by one."""
    made: list[Profile] = []
    for begun in range(0, len(reports), MOST_TOGETHER):
        batch = reports[begun : begun + MOST_TOGETHER]
        moments = [report.published.moment for report in batch]
        days = [moment.middle.date() if moment else None for moment in moments]
        texts = [article_text(report) for report in batch]
        read = read_terms(texts, table, days, [_imprint(report) for report in batch])
        made += map(_profile, batch, read)
    return made


def _imprint(report: Report) -> Imprint:
    names = tuple(name for credit in report.credits for name in credit.names)
    return Imprint(report.outlet.name, names)


def _profile(report: Report, terms: Terms) -> Profile:
    moment = report.published.moment
    first, last = day_range(moment.earliest, moment.latest) if moment else (math.nan, math.nan)
    opening = weighted_vector(terms.pieces, terms.weights)
    return Profile(
        report_id=report.id,
        ids=terms.ids,
        tags=terms.tags,
        opening=opening.astype(np.float16),
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
