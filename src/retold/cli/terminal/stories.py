"""Stories in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from retold.cli.terminal.text import LABEL, QUIET, plain, shortened
from retold.desk import StoryRow
from retold.export.views.dates import days_between
from retold.export.views.wording import count_words

MOST_OUTLETS = 6


def draw_stories(rows: Sequence[StoryRow], count: int, offset: int) -> Iterator[RenderableType]:
    """Some of the stories of a desk, each in three lines, and how many there are.

    Args:
        rows: Those that are shown.
        count: How many there are in all.
        offset: How many come before these.
    """
    if not rows:
        yield plain("No story is there." if count == 0 else f"There are {count} stories, no more.")
        return
    for row in rows:
        yield from draw_story_row(row)
    end = offset + len(rows)
    shown = f"{offset + 1}-{end} of " if len(rows) < count else ""
    more = f"; for more, --offset {end}" if end < count else ""
    yield plain((f"{shown}{count_words(count, 'story', 'stories')}{more}", QUIET))


def draw_story_row(row: StoryRow) -> Iterator[RenderableType]:
    """A story in three lines: what it is, when and how much, who told it."""
    yield plain((shortened(row.label, 120), LABEL))
    facts = [
        days_between(row.first_day, row.last_day),
        count_words(row.reports, "report"),
        *_counted(row),
    ]
    yield Padding(plain((row.id, ""), "  ", (" · ".join(facts), QUIET)), (0, 0, 0, 2))
    yield Padding(plain((_outlets(row.outlets), QUIET)), (0, 0, 0, 2))
    yield Text()


def _counted(row: StoryRow) -> Iterator[str]:
    if row.altered:
        yield count_words(row.altered, "altered quotation")
    if row.drifts:
        yield count_words(row.drifts, "change")
    if not row.is_current:
        yield "not compared yet: retold add does it"


def _outlets(names: Iterable[str]) -> str:
    given = list(names)
    shown = ", ".join(shortened(name, 40) for name in given[:MOST_OUTLETS])
    more = len(given) - MOST_OUTLETS
    return (shown + (f" and {more} more" if more > 0 else "")) or "outlet unknown"
