"""The summary in the terminal: one block a story, then what was left out, then what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from retold.cli.terminal.printing import print_parts
from retold.cli.terminal.story import draw_story
from retold.cli.terminal.text import QUIET, plain, shortened
from retold.export.views.page import Page, SkipView, build_page
from retold.export.views.wording import count_words
from retold.model import Trace

# Stories of one report have nothing to compare: beyond these they are only counted.
MOST_ALONE = 10
# Beyond so many, what was left out is grouped by its reason, with so many items of each.
MOST_SKIPS, MOST_A_REASON = 12, 3


def print_summary(trace: Trace, next_step: str, console: Console | None = None) -> None:
    """Print the summary of a trace.

    Args:
        trace: What was found.
        next_step: The last line: what the user can do now.
        console: Where to print; standard output where none is given.
    """
    print_parts(draw_summary(build_page(trace), next_step), console)


def draw_summary(page: Page, next_step: str) -> Iterator[RenderableType]:
    """The summary, line by line."""
    yield plain(("; ".join(f"{number} {noun}" for number, noun in page.counts), "bold"))
    for story in page.stories:
        if not story.is_alone:
            yield Rule(style=QUIET)
            yield from draw_story(story)
    yield from _alone(page)
    yield from _skips(page.skips)
    yield Rule(style=QUIET)
    yield plain(next_step)


def _alone(page: Page) -> Iterator[RenderableType]:
    alone = [story.reports[0] for story in page.stories if story.reports and story.is_alone]
    alone += page.loose
    if not alone:
        return
    yield Rule(style=QUIET)
    yield plain(("Reports that stand alone: nothing to compare them with", "bold"))
    for report in alone[:MOST_ALONE]:
        headline = shortened(report.headline, 120)
        yield _indented(plain(f"{report.name}: {headline}", (f" ({report.when})", QUIET)))
    if len(alone) > MOST_ALONE:
        yield _indented(plain((f"… and {len(alone) - MOST_ALONE} more", QUIET)))


def _skips(skips: tuple[SkipView, ...]) -> Iterator[RenderableType]:
    if not skips:
        return
    yield Rule(style=QUIET)
    yield plain((f"{count_words(len(skips), 'item')} left out", "bold"))
    if len(skips) > MOST_SKIPS:
        yield from _grouped(skips)
        return
    for skip in skips:
        detail = f": {shortened(skip.detail, 160)}" if skip.detail else ""
        yield _indented(plain(f"{skip.item} — {skip.reason}", (detail, QUIET)))


def _grouped(skips: tuple[SkipView, ...]) -> Iterator[RenderableType]:
    """Many skips by their reason, the commonest first, each with a few of its items."""
    by_reason: dict[str, list[SkipView]] = {}
    for skip in skips:
        by_reason.setdefault(skip.reason, []).append(skip)
    for reason, held in sorted(by_reason.items(), key=lambda one: -len(one[1])):
        yield _indented(plain(f"{len(held)} × {reason}"))
        for skip in held[:MOST_A_REASON]:
            detail = f": {shortened(skip.detail, 120)}" if skip.detail else ""
            yield _indented(plain(f"  {skip.item}", (detail, QUIET)))
        if len(held) > MOST_A_REASON:
            yield _indented(plain((f"  … and {len(held) - MOST_A_REASON} more", QUIET)))


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2))
