"""Where the program writes: a console for people, and one for progress."""

from __future__ import annotations

import shutil
import sys

from rich.console import Console

NARROWEST = 60
WIDEST = 120
PIPED = 100


class _Console(Console):
    """A console that leaves it to the command line to end when nobody reads on."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704 - called while the BrokenPipeError is handled


def open_console() -> Console:
    """Standard output for people: as wide as the terminal, and never markup.

    Colour and other styles are left out where output is piped or NO_COLOR is set; 60 columns are
    the least that the summary needs, and beyond 120 lines are hard to read.
    """
    columns = shutil.get_terminal_size((PIPED, 24)).columns
    return _Console(
        file=sys.stdout,
        width=max(NARROWEST, min(WIDEST, columns)),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def open_progress_console() -> Console:
    """Standard error, for progress."""
    return Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
