"""Lines to the terminal, without blanks at their end."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments

from retold.cli.console import open_console


def print_parts(parts: Iterable[RenderableType], console: Console | None = None) -> None:
    """Print parts one below the other.

    Args:
        parts: Texts, tables, rules.
        console: Where to print; standard output where none is given.
    """
    console = console or open_console()
    for part in parts:
        for line in console.render_lines(part, pad=False):
            console.print(Segments([*_stripped(line), Segment.line()]), end="")


def _stripped(line: list[Segment]) -> list[Segment]:
    """A line without the blanks that fill up columns and paddings at its end."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        kept.append(Segment(last.text.rstrip(), last.style, last.control))
    return kept
