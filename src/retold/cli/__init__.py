"""The command line. Only `click` is loaded here, so that help and completion are quick."""

from __future__ import annotations

import os

import click

from retold.cli.group import Commands

# One file per command; a command's file is imported when it is asked for.
_COMMANDS = {
    name: f"retold.cli.{name}"
    for name in (
        "trace",
        "demo",
        "add",
        "watch",
        "stories",
        "show",
        "compare",
        "find",
        "export",
        "forget",
        "check",
        "archive",
        "serve",
    )
}


@click.group(
    cls=Commands,
    commands_from=_COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog='Shell completion: eval "$(_RETOLD_COMPLETE=bash_source retold)", or zsh_source, or '
    "fish_source. Exit codes: 0 done; 2 something you can put right, said in one line.",
)
@click.version_option(package_name="retold", prog_name="retold", message="%(prog)s %(version)s")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Reconstruct how a news story travelled.

    Give retold several reports of the same events and it shows who had it from whom, what was
    altered inside the quotation marks, where a source was lost, and which figures disagree. It
    shows the trail and never judges the truth. Nothing leaves your machine; pages
    are fetched only from addresses that you give.

    Try `retold demo` first, then `retold trace FOLDER`. To keep reports and what was found in
    them, `retold add FOLDER`.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line: what `retold` and `python -m retold` call."""
    # Said before NumPy is loaded. Products of two reports' words are too small for threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    commands.main(prog_name="retold")
