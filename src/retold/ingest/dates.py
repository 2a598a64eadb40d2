"""When a report was published: every date on the page, one of them chosen or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import htmldate
import regex

from retold.ingest.datelines import Dateline
from retold.ingest.layout import Layout
from retold.ingest.lines import Line, LineKind
from retold.ingest.metadata import Metadata
from retold.model import DateCandidate, Moment, Precision, Publication, Span, Zone
from retold.text.days import StatedDay, find_days

_MAX_CANDIDATES = 60
_CLOSE_ABOVE, _FAR_ABOVE, _CLOSE_BELOW = 3, 12, 3
_UPDATED = regex.compile(r"(?i)\b(?:updated?|modified|edited|last)\b[^.]{0,20}$")
_LABELLED = regex.compile(r"(?i)(?:first )?(?:published|posted|publication|date|issued)\b")
_URL_DAY = regex.compile(r"/((?:19|20)\d\d)[/-]?([01]\d|[1-9])[/-]?([0-3]\d|[1-9])(?:/|-|$|[^\d])")
_DATE_LINE_KINDS = (LineKind.DATE, LineKind.BYLINE, LineKind.HEADING, LineKind.FRAGMENT)


@dataclass(frozen=True, slots=True)
class _Basis:
    """A kind of evidence: its name, its rank (0: never chosen), and why it is passed over."""

    name: str
    rank: int
    reason: str


_LESS_DIRECT = "a more direct statement of the date was found"
_DATE_LINE = _Basis("date line", 9, "another date line came first")
_UPDATE_LINE = _Basis("date line, update", 4, "it is the day of an update")
_LAST_LINE = _Basis("date line below the article", 5, _LESS_DIRECT)
_PREFIX = _Basis("prefix", 6, "the page's own date is more direct than the collector's")
_PUBLISHED = _Basis("metadata", 10, "other metadata state it first")
_MODIFIED = _Basis("metadata, update", 4, "it is the day of an update")
_DATELINE = _Basis("dateline", 5, "a dateline names the day of writing; " + _LESS_DIRECT)
_ADDRESS = _Basis("address", 3, _LESS_DIRECT)
_MARKUP = _Basis("markup, by htmldate", 2, _LESS_DIRECT)
_CAPTION = _Basis("caption", 0, "it belongs to a picture's caption")
_TEXT = _Basis("text", 0, "it stands in a sentence of the article and need not be its own date")
_FURNITURE = _Basis("furniture", 0, "it stands outside the article, with other items of the page")
_AMBIGUOUS = "day and month can change places"


@dataclass(frozen=True, slots=True)
class _Found:
    day: StatedDay | None
    local: datetime
    precision: Precision
    text: str
    raw: Span | None
    basis: _Basis


@dataclass(frozen=True, slots=True)
class _Reach:
    """The numbers of the lines close above and close below the article."""

    above: range
    below: range

    @classmethod
    def of(cls, layout: Layout) -> _Reach:
        """From the headline down to the first body line; a few lines below the last one."""
        first, last = layout.first_body(), layout.last_body()
        title = layout.headline.number if layout.headline else first
        top = max(0, min(title - _CLOSE_ABOVE, first - _FAR_ABOVE))
        return cls(range(top, first), range(last + 1, last + 1 + _CLOSE_BELOW))

    @property
    def whole(self) -> range:
        """From the first line above to the last one below."""
        return range(self.above.start, self.below.stop)


def find_publication(
    layout: Layout,
    *,
    prefix: tuple[Span, StatedDay] | None = None,
    dateline: Dateline | None = None,
    metadata: Metadata,
    markup: str = "",
) -> Publication:
    """The date of publication with every candidate; nulls where nothing states it.

    Args:
        layout: The page.
        prefix: The date that a collector wrote in front of it.
        dateline: The dateline of its first paragraph.
        metadata: What its metadata state.
        markup: Its HTML, for a last search where nothing else was found.
    """
    found = list(_found_in_metadata(metadata))
    if prefix:
        found.append(_of_day(layout, prefix[1], _PREFIX))
    found.extend(_found_in_lines(layout, dateline))
    if dateline and dateline.day_span:
        found.extend(_found_in_dateline(layout, dateline.day_span, found))
    if markup and not any(one.basis.rank for one in found):
        found.extend(_found_in_markup(markup))
    return _choose(found[:_MAX_CANDIDATES])


def _choose(found: list[_Found]) -> Publication:
    able = [one for one in found if one.basis.rank and not (one.day and one.day.is_ambiguous)]
    best = max(able, key=lambda one: one.basis.rank, default=None)
    candidates = tuple(_candidate(one, is_best=one is best) for one in found)
    if best is None:
        return Publication(candidates=candidates)
    chosen = next(one for one in candidates if one.chosen)
    return Publication(
        earliest=chosen.earliest,
        latest=chosen.latest,
        precision=chosen.precision,
        zone_known=chosen.zone_known,
        evidence=f'{chosen.basis}: "{chosen.text}"',
        candidates=candidates,
    )


def _candidate(one: _Found, *, is_best: bool) -> DateCandidate:
    moment = Moment.of(one.local, one.precision)
    reason = one.basis.reason
    if one.day and one.day.is_ambiguous:
        swapped = Moment.of(
            one.local.replace(month=one.local.day, day=one.local.month), one.precision
        )
        moment = replace(
            moment,
            earliest=min(moment.earliest, swapped.earliest),
            latest=max(moment.latest, swapped.latest),
        )
        reason = _AMBIGUOUS
    return DateCandidate(
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        zone_known=moment.zone_known,
        text=one.text,
        raw=one.raw,
        basis=one.basis.name,
        chosen=is_best,
        reason="the most direct statement of the date" if is_best else reason,
    )


def _of_day(layout: Layout, day: StatedDay, basis: _Basis) -> _Found:
    text, raw = day.span.of(layout.source.flat), layout.source.to_raw(day.span)
    return _Found(day, day.local, day.precision, text, raw, basis)


def _found_in_lines(layout: Layout, dateline: Dateline | None) -> Iterator[_Found]:
    """Every day with its year in the lines of the page."""
    inside = dateline.day_span if dateline else None
    reach = _Reach.of(layout)
    for line in layout.lines:
        for day in find_days(layout.source.flat, line.span):
            if day.has_year and not (
                inside and inside.covers(Span(day.span.start, day.span.start))
            ):
                yield _of_day(layout, day, _basis_of(layout, line, day, reach))


def _basis_of(layout: Layout, line: Line, day: StatedDay, reach: _Reach) -> _Basis:
    """What sort of evidence a day is, by the line it stands on and where the line stands."""
    zone = layout.zones.get(line.number)
    if zone is Zone.CAPTION or line.kind is LineKind.CAPTION:
        return _CAPTION
    if zone is not None:
        return _TEXT
    is_date_line = line.kind in _DATE_LINE_KINDS
    if not is_date_line:
        return _FURNITURE
    if _UPDATED.search(
        layout.source.flat, max(line.span.start, day.span.start - 40), day.span.start
    ):
        return _UPDATE_LINE if line.number in reach.whole else _FURNITURE
    if line.number in reach.above:
        return _DATE_LINE
    # Below the article of a whole page stand the days of other items; a label tells its own.
    is_own = layout.is_clean or bool(_LABELLED.match(line.text))
    return _LAST_LINE if is_own and line.number in reach.below else _FURNITURE


def _found_in_dateline(layout: Layout, span: Span, others: list[_Found]) -> Iterator[_Found]:
    """The dateline's day; its year is the one that puts it nearest before the best other date."""
    days = find_days(layout.source.flat, span)
    if not days:
        return
    day = days[0]
    if day.has_year:
        yield _of_day(layout, day, _DATELINE)
        return
    best = max(
        (one for one in others if one.basis.rank), key=lambda one: one.basis.rank, default=None
    )
    for year in (best.local.year, best.local.year - 1) if best else ():
        local = day.in_year(year)
        if local and best and (local.date() - best.local.date()).days <= 1:
            text = f"{day.span.of(layout.source.flat)} ({year})"
            raw = layout.source.to_raw(day.span)
            yield _Found(None, local, day.precision, text, raw, _DATELINE)
            return


def _found_in_metadata(metadata: Metadata) -> Iterator[_Found]:
    for stated in metadata.dates:
        for day in find_days(stated.text)[:1]:
            if day.has_year:
                kind = _PUBLISHED if stated.is_published else _MODIFIED
                basis = _Basis(stated.basis, kind.rank, kind.reason)
                yield _Found(day, day.local, day.precision, stated.text, stated.raw, basis)
    address = _URL_DAY.search(metadata.url[:500])
    if address:
        try:
            local = datetime(int(address[1]), int(address[2]), int(address[3]))  # noqa: DTZ001
        except ValueError:
            return
        yield _Found(None, local, Precision.DAY, metadata.url, None, _ADDRESS)


def _found_in_markup(markup: str) -> Iterator[_Found]:
    try:
        text = htmldate.find_date(
            markup, original_date=True, extensive_search=False, max_date="2099-12-31"
        )
    except Exception:  # noqa: BLE001 - whatever breaks it on a hostile page, no date is an answer
        return
    for day in find_days(text or "")[:1]:
        yield _Found(day, day.local, day.precision, day.local.date().isoformat(), None, _MARKUP)
