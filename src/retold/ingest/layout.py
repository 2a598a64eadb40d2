"""What was made of a page: its zones, and the lines above, in and below the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from retold.ingest.lines import Line
from retold.ingest.source import Source
from retold.model import Span, Zone


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the flat text that belongs to the article."""

    zone: Zone
    span: Span


@dataclass(slots=True, kw_only=True)
class Layout:
    """A page in parts.

    `region` holds the numbers of the lines between the article's first and last prose line;
    `zones` says for every kept line what it is.
    """

    source: Source
    lines: list[Line]
    region: range
    is_clean: bool
    headline: Line | None = None
    zones: dict[int, Zone] = field(default_factory=dict)

    def header(self, limit: int = 30) -> list[Line]:
        """The lines above the prose of the article, the nearest ones, in order."""
        first = self.first_body()
        return self.lines[max(0, first - limit) : first]

    def first_body(self) -> int:
        """The number of the first body line."""
        return min(self._numbers(Zone.BODY), default=self.region.start)

    def last_body(self) -> int:
        """The number of the last body line."""
        return max(self._numbers(Zone.BODY), default=max(self.region.start, self.region.stop - 1))

    def body_lines(self) -> list[Line]:
        """The body lines, in order."""
        return [self.lines[number] for number in sorted(self._numbers(Zone.BODY))]

    def _numbers(self, zone: Zone) -> list[int]:
        return [number for number, found in self.zones.items() if found is zone]
