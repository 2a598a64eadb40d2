"""`retold show`: a story, report, quotation, claim or speaker of a desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from retold.cli.deskfile import complete, desk_option, open_desk
from retold.errors import RetoldError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from retold.desk import Desk
    from retold.model import Noun


@click.command("show", short_help="Show a story, report, quotation, claim or speaker of a desk.")
@click.argument(
    "thing", metavar="ID", shell_complete=complete("story", "report", "quotation", "speaker")
)
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(thing: str, desk: str, *, as_json: bool) -> None:
    """Show what ID stands for: a story with who had it from whom, a report with who says what in
    it, a quotation with its readings, a claim with its tellings, or a speaker with all that they
    said.
    """  # noqa: D205 - a sentence of help may be long
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415

    with open_desk(desk) as opened:
        noun, parts = _find(opened, thing)
        if as_json:
            write_json(noun)
        else:
            print_parts(parts)


def _find(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    """What an id stands for, and how it is drawn."""
    for find in (_story, _report, _quotation, _claim, _speaker):
        try:
            return find(desk, thing)
        except RetoldError as error:
            if not str(error).startswith("no such"):
                raise
    now = desk.successor(thing)
    if now is not None:
        noun, parts = _find(desk, now.id)
        return noun, _moved(thing, now.kind, now.id, parts)
    raise RetoldError(
        f"nothing on this desk has the id {thing}; retold stories lists what there is"
    )


def _moved(
    thing: str, kind: str, now: str, parts: Iterable[RenderableType]
) -> Iterator[RenderableType]:
    from retold.cli.terminal.text import QUIET, plain  # noqa: PLC0415

    yield plain((f"{thing} is no more: {kind} {now} stands in its place", QUIET))
    yield from parts


def _story(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    from retold.cli.terminal.story import draw_story  # noqa: PLC0415
    from retold.export.views.page import build_page  # noqa: PLC0415

    trace = desk.story(thing)
    return trace, (part for story in build_page(trace).stories for part in draw_story(story))


def _report(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    from retold.cli.terminal.report import draw_report  # noqa: PLC0415
    from retold.desk.tolls import read_tolls  # noqa: PLC0415

    report = desk.report(thing)
    trace = desk.story(desk.story_of(thing).id, has_alignments=False, most_swaps=0)
    return report, draw_report(trace, report, read_tolls(trace, report))


def _quotation(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    from retold.cli.terminal.story import draw_quotation  # noqa: PLC0415
    from retold.export.views.lookup import Lookup  # noqa: PLC0415
    from retold.export.views.quotations import build_quotations  # noqa: PLC0415

    story_id, quotation = desk.quotation(thing)
    trace = desk.story(story_id)
    (view,) = build_quotations(Lookup.of(trace), [quotation])
    return quotation, _with_story(draw_quotation(view), trace.stories[0].label, story_id)


def _claim(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    from retold.cli.terminal.claim import draw_claim  # noqa: PLC0415

    story_id, claim = desk.claim(thing)
    trace = desk.story(story_id)
    return claim, _with_story(draw_claim(trace, claim), trace.stories[0].label, story_id)


def _speaker(desk: Desk, thing: str) -> tuple[Noun, Iterable[RenderableType]]:
    from retold.cli.terminal.speaker import draw_speaking  # noqa: PLC0415

    speaking = desk.speaker(thing)
    return speaking, draw_speaking(speaking)


def _with_story(
    parts: Iterable[RenderableType], label: str, story_id: str
) -> Iterator[RenderableType]:
    from retold.cli.terminal.text import QUIET, plain  # noqa: PLC0415

    yield plain((f"in story {story_id}: {label}", QUIET))
    yield from parts
