"""The option that says which desk is meant, and the ids on it for the shell to complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from retold.desk import Desk

DEFAULT = "desk.retold"
VARIABLE = "RETOLD_DESK"
_MOST = 50
Command = TypeVar("Command", bound=Callable[..., Any])
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def desk_option(command: Command) -> Command:
    """Give a command the option `--desk`."""
    return click.option(
        "--desk",
        metavar="FILE",
        type=click.Path(),
        default=DEFAULT,
        envvar=VARIABLE,
        show_default=True,
        show_envvar=True,
        help="The desk: one file that keeps the reports and what was found in them.",
    )(command)


@contextmanager
def open_desk(path: str, *, read_only: bool = True) -> Iterator[Desk]:
    """The desk of a path; one that is not there is made, where it may be written to.

    Raises:
        RetoldError: It cannot be opened or made.
    """
    from retold.desk import Desk  # noqa: PLC0415 - the stages load slowly

    with closing(Desk(path, read_only=read_only)) as desk:
        yield desk


_IDS = {
    "report": "SELECT id, outlet || ': ' || headline FROM reports WHERE id LIKE ? || '%'",
    "story": "SELECT id, label FROM stories WHERE id LIKE ? || '%'",
    "quotation": "SELECT DISTINCT quotation_id, text FROM readings"
    " WHERE quotation_id LIKE ? || '%' GROUP BY quotation_id",
    "speaker": "SELECT id, name FROM speakers WHERE id LIKE ? || '%' GROUP BY id",
    "outlet": "SELECT DISTINCT outlet, '' FROM reports WHERE outlet LIKE ? || '%'",
}


def complete(*kinds: str) -> Complete:
    """What completes the ids of a desk, each with a line that says what it is.

    SQLite alone is asked, so that the shell does not wait for the stages to load; a desk that
    cannot be read offers nothing.
    """

    def offer(
        context: click.Context,
        parameter: click.Parameter,  # noqa: ARG001 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        path = Path(context.params.get("desk") or DEFAULT)
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
                found = [
                    row
                    for kind in kinds
                    for row in file.execute(f"{_IDS[kind]} LIMIT {_MOST}", [incomplete])
                ]
        except sqlite3.Error:
            return []
        return [CompletionItem(value, help=_shown(line)) for value, line in found]

    return offer


def _shown(line: str) -> str:
    from retold.text.escape import visible  # noqa: PLC0415 - not needed for help

    return visible(" ".join(line.split()))[:80]
