"""`retold compare`: two reports of a desk, passage by passage."""

from __future__ import annotations

import click

from retold.cli.deskfile import complete, desk_option, open_desk


@click.command("compare", short_help="Show two reports of a desk side by side.")
@click.argument("a", metavar="A", shell_complete=complete("report"))
@click.argument("b", metavar="B", shell_complete=complete("report"))
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print the alignment as JSON.")
def command(a: str, b: str, desk: str, *, as_json: bool) -> None:
    """Show what reports A and B (ids) share, passage by passage, of one story or not.

    Neither is taken for the earlier. Words that differ are in brackets.
    """
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.alignment import draw_alignment  # noqa: PLC0415
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415

    with open_desk(desk) as opened:
        left, right = opened.report(a), opened.report(b)
        alignment = opened.compare(a, b)
    if as_json:
        write_json(alignment)
    else:
        print_parts(draw_alignment(alignment, left, right))
