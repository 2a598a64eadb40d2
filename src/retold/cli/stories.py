"""`retold stories`: what is on a desk."""

from __future__ import annotations

import click

from retold.cli.deskfile import complete, desk_option, open_desk

_ORDERS = ("newest", "oldest", "largest", "altered")


@click.command("stories", short_help="List the stories of a desk.")
@desk_option
@click.option("--outlet", metavar="NAME", shell_complete=complete("outlet"), help="Told by it.")
@click.option(
    "--speaker", metavar="ID", shell_complete=complete("speaker"), help="In which they speak."
)
@click.option("--since", metavar="DAY", help="With a report of this day (2031-05-03) or later.")
@click.option("--until", metavar="DAY", help="With a report of before this day.")
@click.option("--language", metavar="CODE", help="With a report in it, such as en.")
@click.option(
    "--order",
    type=click.Choice(_ORDERS),
    default="newest",
    show_default=True,
    help="Which come first; altered: those with most altered quotations.",
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="So many."
)
@click.option("--offset", type=click.IntRange(0), default=0, help="After so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def command(
    desk: str, *, order: str, limit: int, offset: int, as_json: bool, **wanted: str | None
) -> None:
    """List the stories of a desk, the newest first."""
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415
    from retold.cli.terminal.stories import draw_stories  # noqa: PLC0415

    with open_desk(desk) as opened:
        rows = opened.stories(**wanted, order=order, limit=limit, offset=offset)
        count = opened.count(**wanted)
    if as_json:
        write_json({"count": count, "offset": offset, "stories": rows})
    else:
        print_parts(draw_stories(rows, count, offset))
