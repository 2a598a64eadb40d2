"""What became of what was given to a desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from retold.cli.terminal.stories import draw_story_row
from retold.cli.terminal.text import LABEL, QUIET, plain, shortened
from retold.desk import Added, StoryRow
from retold.export.views.wording import SKIP, count_words

MOST_STORIES = 10
MOST_SKIPS = 10


def draw_added(added: Added, rows: Sequence[StoryRow], desk: str) -> Iterator[RenderableType]:
    """What was added, in which stories it stands, and what was left out.

    Args:
        added: What became of it.
        rows: The stories that were analysed.
        desk: The desk, as the user gave it.
    """
    facts = [f"{count_words(len(added.report_ids), 'new report')} on {desk}"]
    if added.known:
        facts.append(f"{added.known} there already")
    if added.skips:
        facts.append(f"{len(added.skips)} left out")
    yield plain(("; ".join(facts), LABEL))
    if rows:
        yield Text()
    told = [row for row in rows if row.reports > 1]
    for row in told[:MOST_STORIES]:
        yield from draw_story_row(row)
    yield from _rest(told, rows)
    if added.skips:
        yield from (*([Text()] if rows else []), plain(("Left out", LABEL)))
    for skip in added.skips[:MOST_SKIPS]:
        detail = f": {shortened(skip.detail, 160)}" if skip.detail else ""
        line = plain(f"{skip.item} — {SKIP[skip.reason]}", (detail, QUIET))
        yield Padding(line, (0, 0, 0, 2))
    if len(added.skips) > MOST_SKIPS:
        yield plain((f"  … and {len(added.skips) - MOST_SKIPS} more", QUIET))
    if added.skips:
        yield Text()
    yield plain(("For the list: retold stories; for one: retold show ID.", QUIET))


def _rest(told: Sequence[StoryRow], rows: Sequence[StoryRow]) -> Iterator[RenderableType]:
    if len(told) > MOST_STORIES:
        more = count_words(len(told) - MOST_STORIES, "more story", "more stories")
        yield plain((f"… and {more} of several reports", QUIET))
    if alone := len(rows) - len(told):
        yield plain((count_words(alone, "report stands alone", "reports stand alone"), QUIET))
