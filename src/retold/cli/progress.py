"""Progress on standard error, while a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.text import Text

from retold.cli.console import open_progress_console

T = TypeVar("T")


@contextmanager
def show_progress(items: Iterable[T]) -> Iterator[Iterator[T]]:
    """The items, counted on standard error as they are taken; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield iter(items)
        return
    with open_progress_console().status(Text("Reading …")) as status:

        def count() -> Iterator[T]:
            number = 0
            for number, item in enumerate(items, start=1):
                status.update(Text(f"Reading … {number}"))
                yield item
            status.update(Text(f"Comparing {number} report{'' if number == 1 else 's'} …"))

        yield count()
