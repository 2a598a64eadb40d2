"""The options that say what is fetched, and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from retold.ingest import FetchPolicy

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--fetch",
        is_flag=True,
        help="Also fetch the pages that feeds, lists of feeds and sitemaps in files name.",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from this machine and the local network too.",
    ),
    click.option(
        "--contact",
        metavar="TEXT",
        default="",
        help="Tell the sites that pages are fetched from whom they can write to.",
    ),
    click.option(
        "--max-pages",
        metavar="N",
        type=click.IntRange(min=1),
        default=500,
        show_default=True,
        help="Fetch at most so many pages for one feed, list of feeds or sitemap.",
    ),
)


def fetch_options(command: Command) -> Command:
    """Give a command the options `--fetch`, `--allow-private`, `--contact`, `--max-pages`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_policy(contact: str, max_pages: int, *, allow_private: bool) -> FetchPolicy:
    """How pages are fetched, as the user says.

    Raises:
        RetoldError: The contact holds what cannot be sent.
    """
    from retold.ingest import FetchPolicy  # noqa: PLC0415 - the stages load slowly

    return FetchPolicy(contact=contact, max_pages=max_pages, allow_private=allow_private)
