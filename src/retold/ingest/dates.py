"""When a report was published: every date on the page, one of them chosen or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import htmldate
import regex

from retold.ingest.datebasis import (
    ADDRESS,
    DATELINE,
    FETCHED,
    FURNITURE,
    MARKUP,
    MODIFIED,
    ONLY_DAY,
    PREFIX,
    PUBLISHED,
    TOO_LATE,
    Basis,
    Places,
    lines_with_days,
)
from retold.ingest.datelines import Dateline
from retold.ingest.dayorder import settle_order
from retold.ingest.layout import Layout
from retold.ingest.metadata import Metadata
from retold.model import DateCandidate, Moment, Precision, Publication, Span
from retold.text.days import StatedDay, find_days

_MAX_CANDIDATES = 60
_URL_DAY = regex.compile(
    r"/((?:19|20)\d\d)[/-]?([01]\d|[1-9]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"[/-]?([0-3]\d|[1-9])(?:/|-|$|[^\d])"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_AMBIGUOUS = "day and month can change places"


@dataclass(frozen=True, slots=True)
class _Found:
    day: StatedDay | None
    local: datetime
    precision: Precision
    text: str
    raw: Span | None
    basis: Basis


def find_publication(  # noqa: PLR0913 - sorts of evidence, each by its name
    layout: Layout,
    *,
    prefix: tuple[Span, StatedDay] | None = None,
    dateline: Dateline | None = None,
    metadata: Metadata,
    markup: str = "",
    fetched: str = "",
) -> Publication:
    """The date of publication with every candidate; nulls where nothing states it.

    Args:
        layout: The page.
        prefix: The date that a collector wrote in front of it.
        dateline: The dateline of its first paragraph.
        metadata: What its metadata state.
        markup: Its HTML, for a last search where nothing else was found.
        fetched: When it was fetched, in the words that state it; no date after that is chosen.
    """
    found = list(_found_in_metadata(metadata))
    if prefix:
        found.append(_of_day(layout, prefix[1], PREFIX))
    found.extend(_found_in_lines(layout, dateline))
    if dateline and dateline.day_span:
        found.extend(_found_in_dateline(layout, dateline.day_span, found))
    if markup and not any(one.basis.rank for one in found):
        found.extend(_found_in_markup(markup))
    for day in find_days(fetched[:100])[:1]:
        found = [_not_after(one, day) for one in found]
        found.append(_Found(day, day.local, day.precision, fetched[:100], None, FETCHED))
    return _choose(_with_only_day(found))


def _not_after(one: _Found, fetched: StatedDay) -> _Found:
    """A day that is more than one after the page was fetched is not that of its publication."""
    is_late = (one.local.date() - fetched.local.date()).days > 1
    return replace(one, basis=TOO_LATE) if is_late else one


def _with_only_day(found: list[_Found]) -> list[_Found]:
    """Where nothing else states the date, the one day that the page's own lines agree on.

    A stamp to the second is a machine's, and of its own affairs.
    """
    outside = [
        one for one in found if one.basis is FURNITURE and one.precision is not Precision.SECOND
    ]
    if any(one.basis.rank for one in found) or len({one.local.date() for one in outside}) != 1:
        return found
    return [replace(one, basis=ONLY_DAY) if one is outside[0] else one for one in found]


def _choose(found: list[_Found]) -> Publication:
    able = [one for one in found if one.basis.rank and not (one.day and one.day.is_ambiguous)]
    best = max(able, key=lambda one: one.basis.rank, default=None)
    kept = [one for at, one in enumerate(found) if at < _MAX_CANDIDATES or one is best]
    candidates = tuple(_candidate(one, is_best=one is best) for one in kept)
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


def _of_day(layout: Layout, day: StatedDay, basis: Basis) -> _Found:
    text, raw = day.span.of(layout.source.flat), layout.source.to_raw(day.span)
    return _Found(day, day.local, day.precision, text, raw, basis)


def _found_in_lines(layout: Layout, dateline: Dateline | None) -> Iterator[_Found]:
    """Every day with its year in the lines of the page."""
    inside = dateline.day_span if dateline else None
    days = list(settle_order(lines_with_days(layout, inside), layout.source.flat))
    places = Places(layout, days)
    for line, day in days:
        yield _of_day(layout, day, places.basis_of(line, day))


def _found_in_dateline(layout: Layout, span: Span, others: list[_Found]) -> Iterator[_Found]:
    """The dateline's day; its year is the one that puts it nearest before the best other date."""
    days = find_days(layout.source.flat, span)
    if not days:
        return
    day = days[0]
    if day.has_year:
        yield _of_day(layout, day, DATELINE)
        return
    best = max(
        (one for one in others if one.basis.rank), key=lambda one: one.basis.rank, default=None
    )
    for year in (best.local.year, best.local.year - 1) if best else ():
        local = day.in_year(year)
        if local and best and (local.date() - best.local.date()).days <= 1:
            text = f"{day.span.of(layout.source.flat)} ({year})"
            raw = layout.source.to_raw(day.span)
            yield _Found(None, local, day.precision, text, raw, DATELINE)
            return


def _found_in_metadata(metadata: Metadata) -> Iterator[_Found]:
    for stated in metadata.dates:
        for day in find_days(stated.text)[:1]:
            if day.has_year:
                kind = PUBLISHED if stated.is_published else MODIFIED
                basis = Basis(stated.basis, kind.rank, kind.reason)
                yield _Found(day, day.local, day.precision, stated.text, stated.raw, basis)
    address = _URL_DAY.search(metadata.url[:500])
    if address:
        try:
            name = address[2].lower()
            month = _MONTHS.index(name) + 1 if name in _MONTHS else int(name)
            local = datetime(int(address[1]), month, int(address[3]))  # noqa: DTZ001
        except ValueError:
            return
        yield _Found(None, local, Precision.DAY, metadata.url, None, ADDRESS)


def _found_in_markup(markup: str) -> Iterator[_Found]:
    try:
        text = htmldate.find_date(
            markup, original_date=True, extensive_search=False, max_date="2099-12-31"
        )
    except Exception:  # noqa: BLE001 - whatever breaks it on a hostile page, no date is an answer
        return
    for day in find_days(text or "")[:1]:
        yield _Found(day, day.local, day.precision, day.local.date().isoformat(), None, MARKUP)
