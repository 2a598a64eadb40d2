"""`retold export`: stories of a desk in other programs' formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from retold.cli.deskfile import complete, desk_option, open_desk
from retold.errors import RetoldError

if TYPE_CHECKING:
    from retold.desk import Desk


def _complete_format(
    context: click.Context,  # noqa: ARG001 - click's signature
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    from retold.export.formats.registry import FORMATS  # noqa: PLC0415 - not needed for help

    return [
        CompletionItem(name, help=one.help)
        for name, one in FORMATS.items()
        if name.startswith(incomplete)
    ]


@click.command("export", short_help="Write stories of a desk as tables, graphs, apparatus.")
@click.argument("stories", nargs=-1, metavar="[STORY]...", shell_complete=complete("story"))
@desk_option
@click.option(
    "-f",
    "--format",
    "form",
    required=True,
    shell_complete=_complete_format,
    metavar="FORMAT",
    help="html, json, jsonl, csv, xlsx, parquet, graphml, gexf, dot, annotations, prov, tei, "
    "bibtex or ris.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    type=click.Path(),
    help="Where to write it; standard output if left out.",
)
def command(stories: tuple[str, ...], desk: str, form: str, output: str) -> None:
    """Write STORY... (ids), or all stories of a desk, in a FORMAT that other programs read.

    \b
    retold export s71d678fb277 -f html -o story.html
    retold export -f csv > desk.csv
    """  # noqa: D301 - click's mark for lines that stay as they are
    from retold.cli.output import check_output  # noqa: PLC0415 - the stages load slowly
    from retold.cli.run import write_trace  # noqa: PLC0415

    target = None if output == "-" else check_output(output, may_be_json=True)
    if target is None and sys.stdout.isatty() and form in {"xlsx", "parquet"}:
        raise RetoldError(f"{form} is no text: write it to a file with -o FILE")
    with open_desk(desk) as opened:
        trace = opened.trace(_standing(opened, stories) or None)
    write_trace(trace, form, Path(target) if target else sys.stdout.buffer)


def _standing(desk: Desk, story_ids: Iterable[str]) -> list[str]:
    """Stories by their ids, those that became one with others by what has their reports now."""
    there = {row.id for row in desk.rows(story_ids)}
    found: dict[str, None] = {}
    for one in story_ids:
        now = None if one in there else desk.successor(one)
        if now is not None and now.kind == "story":
            click.echo(f"{one} is no more: story {now.id} has its reports now", err=True)
            found[now.id] = None
        else:
            found[one] = None
    return list(found)
