"""`retold find`: where do these words come from."""

from __future__ import annotations

import click

from retold.cli.deskfile import desk_option, open_desk


@click.command("find", short_help="Find every version of a sentence, earliest first.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@desk_option
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="So many."
)
@click.option("--json", "as_json", is_flag=True, help="Print the versions as JSON.")
def command(words: tuple[str, ...], desk: str, limit: int, *, as_json: bool) -> None:
    """Find every version of WORDS on a desk, the earliest first.

    Reworded versions are found as long as half of what the words weigh is still there. Nothing in
    WORDS is a command.

    \b
    retold find "the ship was in good order"
    """  # noqa: D301 - click's mark for lines that stay as they are
    from retold.cli.output import write_json  # noqa: PLC0415 - the stages load slowly
    from retold.cli.terminal.found import draw_found  # noqa: PLC0415
    from retold.cli.terminal.printing import print_parts  # noqa: PLC0415

    asked = " ".join(words)
    with open_desk(desk) as opened:
        found = opened.find(asked, limit)
    if as_json:
        write_json({"words": asked, "versions": found})
    else:
        print_parts(draw_found(asked, found))
