"""How commands are found, and how they end: 0, or 2 and one line."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from retold.errors import RetoldError

MISTAKE = 2
STOPPED = 130


class Commands(click.Group):
    """A group that imports a command when it is asked for, and says a user's mistake in a line.

    A `RetoldError`, and whatever click finds wrong with the arguments, is one line on standard
    error and exit code 2; any other exception is our own mistake and keeps its traceback.
    """

    def __init__(self, *args: Any, commands_from: Mapping[str, str], **settings: Any) -> None:  # noqa: ANN401 - click's own arguments
        super().__init__(*args, **settings)
        self.commands_from = dict(commands_from)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order in which they are declared."""
        return list(self.commands_from)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, if there is one."""
        module = self.commands_from.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command that was asked for; a reader who stops reading ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            return _close_quietly()
        return result

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's signature
        **extra: Any,  # noqa: ANN401 - click's signature
    ) -> Any:  # noqa: ANN401 - click's signature
        """Run a command line; ends the process, unless told not to."""
        _keep_writing()
        try:
            result = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except (RetoldError, click.ClickException) as mistake:
            _complain(mistake)
        except click.Abort:
            click.echo("retold: stopped", err=True)
            sys.exit(STOPPED)
        if standalone_mode:
            sys.exit(result if isinstance(result, int) else 0)
        return result


def _complain(mistake: Exception) -> NoReturn:
    """Say what is wrong in one line, safely, and end."""
    from retold.text.escape import visible  # noqa: PLC0415 - not needed for help

    said = mistake.format_message() if isinstance(mistake, click.ClickException) else str(mistake)
    click.echo(f"retold: {visible(' '.join(said.split()))}", err=True)
    sys.exit(MISTAKE)


def _keep_writing() -> None:
    """Let no character that the terminal's encoding lacks stop the output."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _close_quietly() -> int:
    """End after the reader of our output has gone, as in `retold trace ... | head`."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    return 0
