"""The option that says which tier reads who says what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

TIERS = ("accurate", "fast")  # as in `retold.attribution`, which loads too slowly for help
Command = TypeVar("Command", bound=Callable[..., Any])


def tier_option(command: Command) -> Command:
    """Give a command the option `--tier`."""
    return click.option(
        "--tier",
        type=click.Choice(TIERS),
        help="Find who says what by rules and a trained tagger (accurate), or by rules alone "
        "(fast). If not given: accurate where it can run, else fast.",
    )(command)


def note_tier(tier: str | None) -> None:
    """Say on standard error what would get a user the accurate tier, if anything would.

    Not said where a tier was asked for. Nor is it to be said beside output that a program reads,
    in which every attribution names its tier.
    """
    from retold.attribution import find_obstacle  # noqa: PLC0415 - the stages load slowly

    obstacle = find_obstacle() if tier is None else None
    if obstacle is not None:
        click.echo(f"retold: {obstacle}", err=True)
