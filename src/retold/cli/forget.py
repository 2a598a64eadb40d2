"""`retold forget`: a report off a desk, for good."""

from __future__ import annotations

import click

from retold.cli.deskfile import complete, desk_option, open_desk


@click.command("forget", short_help="Take a report, and all that came from it, off a desk.")
@click.argument("report", metavar="REPORT", shell_complete=complete("report"))
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print what is gone as JSON.")
def command(report: str, desk: str, *, as_json: bool) -> None:
    """Take REPORT (an id) off a desk for good: its text, its bytes, and all found in it.

    Its story is found again without it. Nothing of it stays in the file. It cannot be undone; the
    report can be added again.
    """
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.text.escape import visible  # noqa: PLC0415

    with open_desk(desk, read_only=False) as opened:
        gone = opened.forget(report)
    if as_json:
        write_json(gone)
        return
    click.echo(f"{visible(report)} is forgotten.")
    if not gone.is_capture_gone:
        click.echo("The bytes that it was read from are kept: other reports were read from them.")
