"""Feeds watched: asked now and then, politely, and what is new in them added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from retold.desk.adding import Added, Captures, Watch
from retold.ingest import read_news
from retold.ingest.sniff import Format, sniff
from retold.ingest.web.cache import Kept
from retold.ingest.web.fetched import Fetches
from retold.model import Noun, Report, Skip, SkipReason
from retold.store.database import Database
from retold.store.watching import (
    AnswerRow,
    FeedRow,
    is_page_done,
    load_answer,
    load_feed,
    note_page,
    put_answer,
    put_feed,
)

_PURPOSE = "watching feeds"
# What may be another way the next time.
_PASSING = frozenset({SkipReason.UNREACHABLE, SkipReason.TIMEOUT, SkipReason.STATUS})
LONGEST = timedelta(days=1)

Add = Callable[[Iterator[Report | Skip], Captures, Watch | None], Added]
Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled(Noun):
    """What was new in a feed."""

    url: Annotated[str, "The feed's address."]
    added: Annotated[Added, "What became of what was new in it."]
    due: Annotated[str, "When it is to be asked next."]


class Watching:
    """Asks feeds that are due, and adds what is new.

    What it knows is on the desk: stopped and started again it goes on where it was, asks no feed
    before it is due and fetches no page twice.
    """

    def __init__(
        self, database: Database, add: Add, *, every: timedelta, now: Now | None = None
    ) -> None:
        """Watch for a desk.

        Args:
            database: The desk's file.
            add: What adds reports to it.
            every: How long after one look at a feed the next one comes.
            now: The clock, so that tests can stand in for it.
        """
        self.database, self._add, self.every = database, add, every
        self.now = now or (lambda: datetime.now(UTC))

    def due(self, urls: Sequence[str]) -> datetime:
        """When the first of the feeds is due; one that was never asked is due now."""
        with self.database.reading() as connection:
            rows = [load_feed(connection, url) for url in urls]
        now = self.now()
        return min((datetime.fromisoformat(row.due) if row else now for row in rows), default=now)

    def poll(
        self, urls: Sequence[str], fetcher: Fetches, progress: Watch | None = None
    ) -> Iterator[Polled]:
        """Ask every feed that is due, one after the other, and add what is new in it."""
        for url in urls:
            if self.due([url]) <= self.now():
                yield self._poll(url, fetcher, progress)

    def _poll(self, url: str, fetcher: Fetches, progress: Watch | None) -> Polled:
        captures = Captures()
        news = _News(self.database, url)
        added = self._add(news.read(fetcher, captures), captures, progress)
        with self.database.writing(_PURPOSE) as connection:
            before = load_feed(connection, url)
            failures = (before.failures if before else 0) + 1 if news.has_failed else 0
            pause = min(self.every * 2 ** min(failures, 20), max(LONGEST, self.every))
            now = self.now()
            feed = FeedRow(url=url, checked=_iso(now), due=_iso(now + pause), failures=failures)
            put_feed(connection, feed)
        return Polled(url=url, added=added, due=feed.due)


class _News:
    """What is new in one feed, each page noted once it is safe on the desk."""

    def __init__(self, database: Database, url: str) -> None:
        self.database, self.url = database, url
        self.has_failed = False

    def read(self, fetcher: Fetches, captures: Captures) -> Iterator[Report | Skip]:
        for item in read_news(self.url, fetcher=fetcher, is_seen=self._is_seen, keep=captures.keep):
            place = item.item if isinstance(item, Skip) else item.path
            if isinstance(item, Skip) and place == self.url:
                self.has_failed = item.step == "fetch"
            yield item
            # The desk asks for the next item when this one is kept.
            is_passing = isinstance(item, Skip) and item.reason in _PASSING
            with self.database.writing(_PURPOSE) as connection:
                note_page(connection, place, is_done=not is_passing)

    def _is_seen(self, url: str) -> bool:
        with self.database.reading() as connection:
            return is_page_done(connection, url)


class FeedCache:
    """Keeps what feeds answered on the desk (`retold.ingest.web.cache.PageCache`); no pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str) -> Kept | None:
        """What a feed answered last."""
        with self._database.reading() as connection:
            row = load_answer(connection, url)
        if row is None:
            return None
        return Kept(
            etag=row.etag,
            last_modified=row.last_modified,
            content_type=row.content_type,
            body=row.body,
            fetched_at=datetime.fromisoformat(row.fetched),
        )

    def put(self, url: str, kept: Kept) -> None:
        """Keep an answer, if it is a feed or a list of feeds."""
        if sniff(kept.body[:8192], "") is not Format.FEED:
            return
        row = AnswerRow(
            etag=kept.etag,
            last_modified=kept.last_modified,
            content_type=kept.content_type,
            fetched=_iso(kept.fetched_at),
            body=kept.body,
        )
        with self._database.writing(_PURPOSE) as connection:
            put_answer(connection, url, row)


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
