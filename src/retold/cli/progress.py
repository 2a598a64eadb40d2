"""Progress on standard error, while a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text

from retold.cli.console import open_progress_console

if TYPE_CHECKING:
    from retold.desk import Progress

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


@contextmanager
def show_adding() -> Iterator[Callable[[Progress], None]]:
    """What shows how far the adding to a desk is, on standard error; silent where piped."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with open_progress_console().status(Text("Reading …")) as status:
        yield lambda progress: status.update(Text(_line(progress)))


def _line(progress: Progress) -> str:
    if progress.step == "reading":
        return f"Reading … {progress.done}"
    return f"Comparing … story {progress.done} of {progress.total}"


@contextmanager
def show_count(words: str) -> Iterator[Callable[[int, int], None]]:
    """What shows how many of how many are done, on standard error; silent where piped.

    Args:
        words: What is done, with two places for the numbers.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with open_progress_console().status(Text(words.format(0, "…"))) as status:
        yield lambda done, total: status.update(Text(words.format(done, total)))


@contextmanager
def show_steps() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell of steps and of the parts that are done; silent where nobody looks on."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    with open_progress_console().status(Text("Starting …")) as status:

        def show(step: str, done: int, of: int) -> None:
            share = f" {done} of {of}" if of > 1 else ""
            status.update(Text(f"{step.capitalize()} …{share}"))

        yield show
