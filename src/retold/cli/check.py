"""`retold check`: a desk verified, from raw bytes to spans."""

from __future__ import annotations

import click

from retold.cli.deskfile import desk_option, open_desk

PROBLEMS = 1


@click.command("check", short_help="Verify a desk, from raw bytes to spans.")
@desk_option
@click.option("--json", "as_json", is_flag=True, help="Print what was verified as JSON.")
@click.pass_context
def command(context: click.Context, desk: str, *, as_json: bool) -> None:
    """Verify a desk: the file, the hash of every capture, that every text says what its bytes say,
    and that at every span stand the words that are said to stand there.

    Nothing is changed. The exit code is 1 where something is wrong.
    """  # noqa: D205 - a sentence of help may be long
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.progress import show_count  # noqa: PLC0415
    from retold.cli.terminal.checked import draw_checked  # noqa: PLC0415
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415

    with open_desk(desk) as opened, show_count("Verifying … story {} of {}") as progress:
        checked = opened.check(progress)
    if as_json:
        write_json(checked)
    else:
        print_parts(draw_checked(checked, desk))
    if checked.problems:
        context.exit(PROBLEMS)
