"""`retold trace`: what became of a story, from a set of reports."""

from __future__ import annotations

from pathlib import Path

import click

from retold.cli.fetching import fetch_options, make_policy
from retold.cli.reading import read_columns, reading_options
from retold.cli.tier import note_tier, tier_option
from retold.errors import RetoldError


@click.command("trace", short_help="Show how the stories in some reports travelled.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print the whole trace as one JSON document.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Also write a self-contained web page, such as story.html.",
)
@reading_options
@tier_option
@fetch_options
def command(  # noqa: PLR0913 - an option each
    paths: tuple[str, ...],
    output: str | None,
    tier: str | None,
    contact: str,
    max_pages: int,
    *,
    glob: str,
    columns: str,
    as_json: bool,
    fetch: bool,
    allow_private: bool,
) -> None:
    """Show who had it from whom, and what changed on the way.

    PATH is a text, a saved web page, a document, a delivery of a press database, a table, a web
    archive, or a folder or ZIP of them; `-` reads standard input. An address
    is fetched, and of a feed that stands there its pages. Give at least two reports of the same
    events.

    \b
    retold trace clippings/
    retold trace clippings/ -o story.html
    retold trace a.txt b.html --json > trace.json
    retold trace https://harbour.example/feed.xml clippings/
    """  # noqa: D301 - click's mark for lines that stay as they are
    # Imported here: the stages take a second to load, and help should not wait for them.
    from retold.cli.output import check_output, write_json, write_page  # noqa: PLC0415
    from retold.cli.run import check_inputs, run_trace  # noqa: PLC0415

    check_inputs(paths)
    target = check_output(output, paths) if output else None
    policy = make_policy(contact, max_pages, allow_private=allow_private)
    named = read_columns(columns)
    trace = run_trace(paths, tier, fetch=fetch, policy=policy, glob=glob, columns=named)
    if not trace.reports and not trace.skips:
        raise RetoldError(f"nothing to read in {' '.join(paths)}")
    if target is not None:
        from retold.export.page import render_page  # noqa: PLC0415

        write_page(target, render_page(trace))
    if as_json:
        write_json(trace)
        return
    note_tier(tier)
    from retold.cli.terminal.summary import print_summary  # noqa: PLC0415

    print_summary(trace, _next_step(target, len(trace.reports)))


def _next_step(target: Path | None, reports: int) -> str:
    if reports < 2:
        return "Give two or more reports of the same events, and they are compared."
    if target is not None:
        return f"The page is in {target}: open it in a browser."
    return "For the whole story as a page add -o story.html; for every detail, --json."
