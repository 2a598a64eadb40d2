"""What sort of evidence for a page's date a day is, by its line and by where the line stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import regex

from retold.ingest.layout import Layout
from retold.ingest.linemodel.sheet import MAX_CHARS
from retold.ingest.lines import Line, LineKind
from retold.ingest.linesigns import FIGURE
from retold.model import Span, Zone
from retold.text.days import WEEKDAYS, StatedDay, find_days

_CLOSE_ABOVE, _FAR_ABOVE, _CLOSE_BELOW = 3, 12, 3
_LIST_REACH = 8
_SHORT_WORDS = 24
_UPDATED = regex.compile(
    r"(?i)(?:updated?|modified|edited|reviewed|checked)\b[^.\d]{0,24}$|\blast\s[^.\d]{0,24}$"
)
_LABELLED = regex.compile(
    r"(?i)(?:\b(?:first |originally )?(?:publish(?:ed)?|posted|publication)|^date)\b[^.\d]{0,50}$"
)
_BYLINED = regex.compile(r"(?:\b[Bb]y|\bBY)[: \u00a0]{0,2}\p{Lu}")
_ZONED = regex.compile(r"\d[:.]\d\d ?(?:[APap]\.?[Mm]\.? ?)?\(?(?:[A-Z]{2,4}T|GMT|UTC|ET|PT)\b")
_COMMENTED = regex.compile(r"(?i)\b(?:says|writes|wrote|repl(?:y|ied)|comment(?:ed|s)?)\b")
_APART = r"\s{0,3}[·•|—–/#]\s{0,3}"
_BEFORE_APART = regex.compile(
    rf"(?:.{{0,80}}{_APART}|(?:\p{{Lu}}[\p{{L}}.'’-]{{0,20}} ){{0,4}}|on )"
)
_AFTER_APART = regex.compile(rf"\s{{0,3}}$|{_APART}")
_WEEKDAY = regex.compile(WEEKDAYS)
_DATE_LINE_KINDS = (LineKind.DATE, LineKind.BYLINE, LineKind.HEADING, LineKind.FRAGMENT)


@dataclass(frozen=True, slots=True)
class Basis:
    """A kind of evidence: its name, its rank (0: never chosen), and why it is passed over."""

    name: str
    rank: int
    reason: str


_LESS_DIRECT = "a more direct statement of the date was found"
_NO_PUBLICATION = "it is the day of an update: the page was published then or before"
PUBLISHED = Basis("metadata", 12, "other metadata state it first")
LABELLED = Basis("date line, labelled", 10, "another date line came first")
DATE_LINE = Basis("date line", 9, "another date line came first")
LABELLED_BELOW = Basis("date line, labelled, away from the headline", 8, _LESS_DIRECT)
BESIDE_BYLINE = Basis("date line with a byline", 8, _LESS_DIRECT)
PREFIX = Basis("prefix", 7, "the page's own date is more direct than the collector's")
LAST_LINE = Basis("date line below the article", 6, _LESS_DIRECT)
DATELINE = Basis("dateline", 6, "a dateline names the day of writing; " + _LESS_DIRECT)
FAR_ABOVE = Basis("date line far above the article", 5, _LESS_DIRECT)
UPDATE_STAMP = Basis("date line, update with its hour and zone", 4, _NO_PUBLICATION)
ADDRESS = Basis("address", 3, _LESS_DIRECT)
ONLY_DAY = Basis("the only day on a line of its own", 2, _LESS_DIRECT)
MARKUP = Basis("markup, by htmldate", 1, _LESS_DIRECT)
MODIFIED = Basis("metadata, update", 0, _NO_PUBLICATION)
UPDATE_LINE = Basis("date line, update", 0, _NO_PUBLICATION)
LISTED = Basis("list", 0, "it stands in a list of items, each with its day")
FETCHED = Basis("fetched", 0, "it is when the page was fetched: it was published then or before")
TOO_LATE = Basis("after fetching", 0, "it comes after the page was fetched")
CAPTION = Basis("caption", 0, "it belongs to a picture's caption")
TEXT = Basis("text", 0, "it stands in a sentence of the article and need not be its own date")
FURNITURE = Basis("furniture", 0, "it stands outside the article, with other items of the page")


@dataclass(frozen=True, slots=True)
class Reach:
    """The numbers of the lines close above and close below the article."""

    above: range
    below: range

    @classmethod
    def of(cls, layout: Layout) -> Reach:
        """From the headline down to the first body line; a few lines below the last one."""
        first, last = layout.first_body(), layout.last_body()
        title = layout.headline.number if layout.headline else first
        top = max(0, min(title - _CLOSE_ABOVE, first - _FAR_ABOVE))
        return cls(range(top, first), range(last + 1, last + 1 + _CLOSE_BELOW))

    @property
    def whole(self) -> range:
        """From the first line above to the last one below."""
        return range(self.above.start, self.below.stop)


class Places:
    """Where the days of a page stand, so that each can be told from its neighbours."""

    def __init__(self, layout: Layout, days: list[tuple[Line, StatedDay]]) -> None:
        self.layout = layout
        self.reach = Reach.of(layout)
        self._first = layout.first_body()  # once: a page can have fifty thousand days
        self._numbers = [line.number for line, _ in days]
        self._days = [day.local.date() for _, day in days]

    def basis_of(self, line: Line, day: StatedDay) -> Basis:
        """What sort of evidence a day is."""
        zone = self.layout.zones.get(line.number)
        if zone is Zone.CAPTION or line.kind is LineKind.CAPTION:
            return CAPTION
        before = self._before(line, day.span.start)
        is_short = line.words <= _SHORT_WORDS
        if is_short and _UPDATED.search(before):
            return self._update(line, day)
        if is_short and _LABELLED.search(before):
            return self._labelled(line, day)
        if zone is not None and not self._opens_article(line, day):
            return TEXT
        if line.kind not in _DATE_LINE_KINDS and not _is_byline(line) and zone is None:
            return FURNITURE
        return self._by_place(line, day)

    def _opens_article(self, line: Line, day: StatedDay) -> bool:
        """Whether a line that was taken for the article's first is its date line."""
        first = self._first
        if not first <= line.number <= first + 1 or line.words > _SHORT_WORDS:
            return False
        flat = self.layout.source.flat
        before, after = flat[line.span.start : day.span.start], flat[day.span.end : line.span.end]
        return bool(_BEFORE_APART.fullmatch(before) and _AFTER_APART.match(after))

    def _before(self, line: Line, start: int) -> str:
        low = max(line.span.start, start - 70)
        return self.layout.source.flat[low:start]

    def _update(self, line: Line, day: StatedDay) -> Basis:
        stamped = _ZONED.search(self.layout.source.flat, line.span.start, day.span.end + 24)
        return UPDATE_STAMP if stamped and not self._is_listed(line, day) else UPDATE_LINE

    def _labelled(self, line: Line, day: StatedDay) -> Basis:
        if line.number in self.reach.above:
            return LABELLED
        return LISTED if self._is_listed(line, day) else LABELLED_BELOW

    def _by_place(self, line: Line, day: StatedDay) -> Basis:
        """A day without a label, by how near its line is to the article."""
        number = line.number
        is_listed = self._is_listed(line, day)
        if number in self.reach.above or self._opens_article(line, day):
            return LISTED if is_listed else DATE_LINE
        if is_listed or _COMMENTED.search(line.text[:200]):
            return FURNITURE
        if number < self.reach.above.stop and self._is_beside_byline(line):
            return BESIDE_BYLINE
        # Below the article of a whole page stand the days of other items.
        if number in self.reach.below:
            return LAST_LINE if self.layout.is_clean else FURNITURE
        # A weekday far above is that of the visit: "Monday, May 5, 2031" in a masthead.
        is_visit = _WEEKDAY.match(self.layout.source.flat, day.span.start)
        is_above = 2 < number < self.reach.above.start
        return FAR_ABOVE if is_above and not is_visit else FURNITURE

    def _is_listed(self, line: Line, day: StatedDay) -> bool:
        """Whether two or more other days stand on lines near by, as the items of a list have."""
        low = bisect_left(self._numbers, line.number - _LIST_REACH)
        high = bisect_right(self._numbers, line.number + _LIST_REACH)
        near = {self._days[at] for at in range(low, min(high, low + 40))}
        return len(near - {day.local.date()}) >= 2

    def _is_beside_byline(self, line: Line) -> bool:
        if _is_byline(line):
            return True
        lines = self.layout.lines
        beside = lines[max(0, line.number - 2) : line.number + 3]
        return any(one.kind is LineKind.BYLINE for one in beside)


def _is_byline(line: Line) -> bool:
    return line.words <= _SHORT_WORDS and bool(_BYLINED.search(line.text[:200]))


def lines_with_days(layout: Layout, inside: Span | None) -> list[tuple[Line, StatedDay]]:
    """Every day with its year in the lines of a page, but for the one of the dateline."""
    return [
        (line, day)
        for line in layout.lines
        if line.signs & FIGURE or len(line.text) > MAX_CHARS
        for day in find_days(layout.source.flat, line.span)
        if day.has_year and not (inside and inside.covers(Span(day.span.start, day.span.start)))
    ]
