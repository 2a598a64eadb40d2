"""The desk: its stories as a list, each with its stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Annotated
from weakref import WeakKeyDictionary

from retold.desk import Desk, StoryRow
from retold.errors import RetoldError
from retold.export.views.dates import day_of, days_between
from retold.export.views.lookup import shorten
from retold.export.views.wording import count_words
from retold.web.links import address

PAGE = 40
_OUTLETS = 300
ORDERS = (
    ("newest", "the latest first"),
    ("oldest", "the earliest first"),
    ("largest", "the most widely told first"),
    ("altered", "the most altered quotations first"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which stories are asked for; what is empty is not."""

    outlet: Annotated[str, "With a report by this outlet."] = ""
    speaker: Annotated[str, "In which this speaker is quoted: an id, or part of a name."] = ""
    since: Annotated[str, "With a report of this day or later."] = ""
    until: Annotated[str, "With a report of this day or earlier."] = ""
    language: Annotated[str, "With a report in this language."] = ""
    order: Annotated[str, "What comes first."] = "newest"

    @property
    def is_any(self) -> bool:
        """Whether anything is asked for."""
        return any((self.outlet, self.speaker, self.since, self.until, self.language))


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """Where a story lies in the time of the page, in thousandths of its width."""

    start: Annotated[int, "Where its first report lies."]
    width: Annotated[int, "How far it is from there to its last."]
    said: Annotated[str, "The same in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """A story in the list."""

    id: Annotated[str, "Its id."]
    label: Annotated[str, "The line that names it."]
    when: Annotated[str, "From its first to its last day."]
    reports: Annotated[str, "How many reports tell it."]
    outlets: Annotated[str, "Who published them."]
    findings: Annotated[tuple[str, ...], "What was found in it, in numbers."]
    languages: Annotated[str, "The languages of its reports, where it is not English alone."]
    strip: Annotated[StripView | None, "Where it lies in time; null where no date is known."]
    is_current: Annotated[bool, "Whether it was analysed with all of its reports."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """The desk."""

    title: Annotated[str, "The page's title."]
    summary: Annotated[str, "How much is on the desk, or fits what is asked for."]
    filters: Annotated[Filters, "What is asked for."]
    complaint: Annotated[str, "What is wrong with what is asked for; empty if nothing."]
    outlets: Annotated[tuple[str, ...], "The outlets that can be asked for."]
    speakers: Annotated[tuple[str, ...], "The speakers that can be asked for, most quoted first."]
    orders: Annotated[
        tuple[tuple[str, str], ...], "The orders there are, and what they are called."
    ]
    stories: Annotated[tuple[StoryItem, ...], "The stories."]
    span: Annotated[tuple[str, str], "The first and the last day of the strips; empty for none."]
    earlier: Annotated[str, "The address of the page before; empty for none."]
    later: Annotated[str, "The address of the page after; empty for none."]
    is_empty: Annotated[bool, "Whether there is nothing on the desk yet."]


def build_stories_page(desk: Desk, filters: Filters, number: int = 1) -> StoriesPage:
    """The stories that are asked for, forty a page.

    Args:
        desk: The desk.
        filters: Which are asked for.
        number: Which page of them, from 1.
    """
    asked, complaint = _read_filters(desk, filters)
    offset = PAGE * (number - 1)
    rows: Sequence[StoryRow] = ()
    total = 0
    if not complaint:
        order = filters.order if filters.order in dict(ORDERS) else "newest"
        rows = desk.stories(**asked, order=order, limit=PAGE, offset=offset)
        total = desk.count(**asked)
    scale = _Scale.of(rows)
    offered = _offered(desk)
    return StoriesPage(
        title="Stories",
        summary=_summary(desk, total, filters),
        filters=filters,
        complaint=complaint,
        outlets=offered.outlets,
        speakers=offered.speakers,
        orders=ORDERS,
        stories=tuple(_item(row, scale) for row in rows),
        span=scale.ends,
        earlier=_turn(filters, number - 1) if number > 1 else "",
        later=_turn(filters, number + 1) if offset + PAGE < total else "",
        is_empty=not total and not filters.is_any,
    )


@dataclass(frozen=True, slots=True)
class _Offered:
    """What the fields for outlets and speakers offer, and when it was counted."""

    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    counted: float


# Counting every outlet and speaker of a large desk takes longer than the rest of the page, and what
# is offered need not be of this second.
_LASTING_SECONDS = 60.0
_KNOWN: WeakKeyDictionary[Desk, _Offered] = WeakKeyDictionary()
_COUNTING = Lock()


def count_offered(desk: Desk) -> None:
    """Count what the fields offer, so that the first page need not."""
    # What is wrong with the desk is said by the page that asks for it.
    with suppress(RetoldError):
        _offered(desk)


def _offered(desk: Desk) -> _Offered:
    with _COUNTING:
        known = _KNOWN.get(desk)
        if known is None or monotonic() - known.counted > _LASTING_SECONDS:
            outlets = tuple(one.name for one in desk.outlets()[:_OUTLETS] if one.name)
            speakers = dict.fromkeys(shorten(one.name, 80) for one in desk.speakers(limit=60))
            known = _Offered(outlets, tuple(speakers), monotonic())
            _KNOWN[desk] = known
    return known


def _read_filters(desk: Desk, filters: Filters) -> tuple[dict[str, str | None], str]:
    """What the desk is asked, and what is wrong with it in a line."""
    for day in (filters.since, filters.until):
        if day and _day(day) is None:
            return {}, f"“{shorten(day, 40)}” is no day: write it as 2031-05-03."
    speaker = filters.speaker.strip()
    if speaker:
        try:
            desk.speaker(speaker)
        except RetoldError:
            found = desk.speakers(name=speaker, limit=1)
            if not found:
                return {}, f"Nobody on this desk is called “{shorten(speaker, 80)}”."
            speaker = found[0].id
    return {
        "outlet": filters.outlet or None,
        "speaker": speaker or None,
        "since": filters.since or None,
        # The desk's bound is the first instant that is not meant any more.
        "until": f"{filters.until}T23:59:60" if filters.until else None,
        "language": filters.language or None,
    }, ""


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d")  # noqa: DTZ007 - a day, as the user types it
    except ValueError:
        return None


def _summary(desk: Desk, total: int, filters: Filters) -> str:
    stories = count_words(total, "story", "stories")
    if filters.is_any:
        verb = "fits" if total == 1 else "fit"
        return f"{stories} {verb} what you ask for."
    sizes = desk.sizes()
    return f"{stories} in {count_words(sizes['reports'], 'report')}."


def _turn(filters: Filters, number: int) -> str:
    return address(
        "/",
        outlet=filters.outlet,
        speaker=filters.speaker,
        since=filters.since,
        until=filters.until,
        language=filters.language,
        order=filters.order if filters.order != "newest" else "",
        page=number if number > 1 else None,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """The time that the strips of one page show."""

    first: datetime | None
    last: datetime | None

    @classmethod
    def of(cls, rows: Sequence[StoryRow]) -> _Scale:
        starts = [made for row in rows if (made := _day(row.first_day or ""))]
        ends = [made for row in rows if (made := _day(row.last_day or ""))]
        return cls(min(starts, default=None), max(ends, default=None))

    @property
    def ends(self) -> tuple[str, str]:
        if self.first is None or self.last is None:
            return ("", "")
        return (day_of(f"{self.first:%Y-%m-%d}"), day_of(f"{self.last:%Y-%m-%d}"))

    def strip(self, row: StoryRow) -> StripView | None:
        first, last = _day(row.first_day or ""), _day(row.last_day or "")
        if self.first is None or self.last is None or first is None or last is None:
            return None
        whole = max(1.0, (self.last - self.first).total_seconds())
        start = (first - self.first).total_seconds() / whole
        width = (last - first).total_seconds() / whole
        return StripView(
            start=round(1000 * min(start, 0.992)),
            width=max(8, round(1000 * width)),
            said=days_between(row.first_day, row.last_day),
        )


def _item(row: StoryRow, scale: _Scale) -> StoryItem:
    shown = [shorten(name, 60) for name in row.outlets[:4]]
    more = len(row.outlets) - len(shown)
    findings = (
        (row.altered, "quotation altered", "quotations altered"),
        (row.drifts, "change between tellings", "changes between tellings"),
        (row.claims, "claim", "claims"),
    )
    return StoryItem(
        id=row.id,
        label=shorten(row.label, 200),
        when=days_between(row.first_day, row.last_day),
        reports=count_words(row.reports, "report"),
        outlets=", ".join(shown) + (f" and {more} more" if more else ""),
        findings=tuple(count_words(*one) for one in findings if one[0]),
        languages="" if set(row.languages) <= {"en", "und"} else ", ".join(row.languages),
        strip=scale.strip(row),
        is_current=row.is_current,
    )
