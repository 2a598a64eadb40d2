"""The options that say which files are read, and how tables are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--glob",
        metavar="PATTERN",
        default="",
        help="Which files of folders are meant, such as '*.html'; all if left out.",
    ),
    click.option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        default="",
        help="Which columns of tables hold what, such as text=body,published=date; the fields are "
        "text, headline, published, outlet, byline, url, language, section. Guessed if left out.",
    ),
)


def reading_options(command: Command) -> Command:
    """Give a command the options `--glob` and `--columns`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_columns(given: str) -> dict[str, str]:
    """Which columns hold what, as the user says.

    Raises:
        RetoldError: It is not of the form that it has to have.
    """
    from retold.ingest import parse_columns  # noqa: PLC0415 - the stages load slowly

    return parse_columns(given)
