"""Which files the user means, and their bytes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from retold.errors import RetoldError
from retold.ingest.limits import ReadingLimits
from retold.model import Skip, SkipReason

STANDARD_INPUT = "-"
STEP = "read"

_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One input: its name as the user gave it, never absolute, and its bytes."""

    path: str
    body: bytes


def check_sources(sources: Iterable[str | Path]) -> list[str]:
    """The sources as strings, each of them there.

    Raises:
        RetoldError: A file or folder does not exist.
    """
    given = [os.fspath(source) for source in sources]
    for name in given:
        if name != STANDARD_INPUT and not _is_there(name):
            raise RetoldError(
                f"{show_path(name) if name else 'an empty path'}: no such file or folder; "
                "check the spelling, or quote a name that holds spaces"
            )
    return given


def find_items(
    sources: Iterable[str], *, limits: ReadingLimits, stdin: BinaryIO | None = None
) -> Iterator[Item | Skip]:
    """Yield the bytes of every file meant, folders sorted by name, hidden files left out."""
    for source in sources:
        path = Path(source)
        if source == STANDARD_INPUT:
            yield _read_stream(stdin or sys.stdin.buffer, STANDARD_INPUT, limits)
        elif path.is_dir():
            yield from _walk(path, limits)
        else:
            yield _read_file(path, show_path(source), limits, is_named=True)


def show_path(source: str | Path) -> str:
    """A path as the user gave it; of an absolute one, the last component alone."""
    path = Path(source)
    shown = path.name if path.is_absolute() else str(path)
    return os.fsencode(shown).decode("utf-8", "replace")


def _is_there(name: str) -> bool:
    return bool(name) and "\0" not in name and os.path.lexists(name)


def _walk(folder: Path, limits: ReadingLimits) -> Iterator[Item | Skip]:
    base = Path(show_path(folder))
    count = 0
    for found in _list_files(folder):
        count += 1
        if isinstance(found, Path):
            shown = show_path(base / found.relative_to(folder))
            yield _read_file(found, shown, limits, is_named=False)
        else:
            yield found
    if not count:
        yield _skip(str(base), SkipReason.EMPTY, "the folder holds no files that can be read")


def _list_files(folder: Path) -> Iterator[Path | Skip]:
    """Yield the files of a folder, depth first, without entering a folder inside itself.

    An explicit stack, because folders can be nested deeper than Python may recurse.
    """
    waiting: list[tuple[Path, frozenset[_Identity]]] = [(folder, frozenset())]
    while waiting:
        path, above = waiting.pop()
        identity = _folder_identity(path)
        if identity is None:
            yield path
        elif identity not in above:
            try:
                names = [one for one in path.iterdir() if not one.name.startswith(".")]
            except OSError as error:
                yield _skip(show_path(path.name), SkipReason.UNREADABLE, _why(error))
                continue
            inside = above | {identity}
            waiting.extend((one, inside) for one in sorted(names, reverse=True))


def _folder_identity(path: Path) -> _Identity | None:
    """What a folder is, whatever it is called; none for a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def _read_file(path: Path, shown: str, limits: ReadingLimits, *, is_named: bool) -> Item | Skip:
    try:
        state = path.stat()
        # A named pipe found in a folder would block for ever; one that the user named is meant.
        if not stat.S_ISREG(state.st_mode) and not is_named:
            return _skip(shown, SkipReason.UNREADABLE, "it is no regular file")
        if state.st_size > limits.max_bytes:
            return _too_large(shown, limits)
        with path.open("rb") as stream:
            return _read_stream(stream, shown, limits)
    except OSError as error:
        return _skip(shown, SkipReason.UNREADABLE, _why(error))


def _read_stream(stream: BinaryIO, shown: str, limits: ReadingLimits) -> Item | Skip:
    body = stream.read(limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        return _too_large(shown, limits)
    return Item(shown, body)


def _too_large(shown: str, limits: ReadingLimits) -> Skip:
    size = f"{limits.max_bytes / 2**20:.0f} MB"
    return _skip(shown, SkipReason.TOO_LARGE, f"it is larger than {size}; split it")


def _skip(shown: str, reason: SkipReason, detail: str) -> Skip:
    return Skip(item=shown, step=STEP, reason=reason, detail=detail)


def _why(error: OSError) -> str:
    return (error.strerror or "it cannot be opened").lower()
