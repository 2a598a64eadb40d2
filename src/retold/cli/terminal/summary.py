"""The summary in the terminal: one block a story, then what was left out, then what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment, Segments
from rich.text import Text

from retold.cli.console import open_console
from retold.cli.terminal.story import draw_story
from retold.cli.terminal.text import QUIET, plain, shortened
from retold.export.views.page import Page, SkipView, build_page
from retold.export.views.wording import count_words
from retold.model import Trace

# Stories of one report have nothing to compare: beyond these they are only counted.
MOST_ALONE = 10
MOST_SKIPS = 20


def print_summary(trace: Trace, next_step: str, console: Console | None = None) -> None:
    """Print the summary of a trace.

    Args:
        trace: What was found.
        next_step: The last line: what the user can do now.
        console: Where to print; standard output where none is given.
    """
    console = console or open_console()
    for part in draw_summary(build_page(trace), next_step):
        for line in console.render_lines(part, pad=False):
            console.print(Segments([*_stripped(line), Segment.line()]), end="")


def _stripped(line: list[Segment]) -> list[Segment]:
    """A line without the blanks that fill up columns and paddings at its end."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        kept.append(Segment(last.text.rstrip(), last.style, last.control))
    return kept


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
    for skip in skips[:MOST_SKIPS]:
        detail = f": {shortened(skip.detail, 160)}" if skip.detail else ""
        yield _indented(plain(f"{skip.item} — {skip.reason}", (detail, QUIET)))
    if len(skips) > MOST_SKIPS:
        yield _indented(plain((f"… and {len(skips) - MOST_SKIPS} more", QUIET)))


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2))
