"""Which files the user means, and their bytes as streams."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO

from retold.errors import RetoldError
from retold.ingest.input import STEP, Input
from retold.ingest.web.address import is_address
from retold.model import Skip, SkipReason

STANDARD_INPUT = "-"

_Identity = tuple[int, int]


def check_sources(sources: Iterable[str | Path]) -> list[str]:
    """The sources as strings, each of them there or an address.

    Raises:
        RetoldError: A file or folder does not exist.
    """
    given = [os.fspath(source) for source in sources]
    for name in given:
        if name != STANDARD_INPUT and not _is_there(name) and not is_address(name):
            raise RetoldError(
                f"{show_path(name) if name else 'an empty path'}: no such file or folder; "
                "check the spelling, or quote a name that holds spaces"
            )
    return given


def find_inputs(
    sources: Iterable[str], *, glob: str = "", stdin: BinaryIO | None = None
) -> Iterator[Input | Skip]:
    """Yield every file meant, opened; folders sorted by name, hidden files left out.

    A file is closed when the next one is asked for.

    Args:
        sources: Files, folders, and "-" for standard input.
        glob: Which files of folders are meant, as `*.html` or `2031/*/*.txt`; all if empty.
        stdin: Where "-" is read from; the process's own standard input if left out.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield Input.of(STANDARD_INPUT, stdin or sys.stdin.buffer)
            continue
        is_named = not Path(source).is_dir()
        for found in find_files([source], glob=glob):
            if isinstance(found, Skip):
                yield found
            else:
                yield from _open(*found, is_named=is_named)


def find_files(sources: Iterable[str], *, glob: str = "") -> Iterator[tuple[Path, str] | Skip]:
    """Yield every file meant, unopened, as (where it lies, its name as the user gave it)."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _walk(path, glob)
        else:
            yield path, show_path(source)


def show_path(source: str | Path) -> str:
    """A path as the user gave it; of an absolute one, the last component alone."""
    path = Path(source)
    shown = path.name if path.is_absolute() else str(path)
    return os.fsencode(shown).decode("utf-8", "replace")


def is_asked_for(source: str) -> bool:
    """Whether a source is an address to be fetched: no file of that name is there."""
    return is_address(source) and not _is_there(source)


def _is_there(name: str) -> bool:
    return bool(name) and "\0" not in name and os.path.lexists(name)


def _walk(folder: Path, glob: str) -> Iterator[tuple[Path, str] | Skip]:
    base = Path(show_path(folder))
    count = 0
    for inside, problem in _list_files(folder):
        if not problem and glob and not is_meant(inside, glob):
            continue
        count += 1
        shown = show_path(base / inside)
        if problem:
            yield _skip(shown, problem)
        else:
            yield folder / inside, shown
    if not count:
        what = f"no files of the form {glob}" if glob else "no files that can be read"
        yield Skip(
            item=str(base), step=STEP, reason=SkipReason.EMPTY, detail=f"the folder holds {what}"
        )


def is_meant(inside: str, glob: str) -> bool:
    """Whether a pattern matches a file's name, or its path within the folder if it has a slash."""
    given = glob.removeprefix("./").removeprefix("**/")
    name = inside if "/" in given else inside.rpartition("/")[2]
    return fnmatchcase(name, given)


def _list_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder as paths within it, and what is wrong with a folder in it.

    Depth first; an explicit stack, because folders can be nested deeper than Python may recurse.
    Names are kept, not `Path`s: a folder may hold a million. A folder is entered once, under the
    first of its names: ten folders that link to one another have a million paths.
    """
    waiting = [""]
    entered: set[_Identity] = set()
    while waiting:
        inside = waiting.pop()
        path = folder / inside
        identity = _folder_identity(path)
        if identity is None:
            yield inside, ""
        elif identity not in entered:
            entered.add(identity)
            try:
                with os.scandir(path) as entries:
                    names = [one.name for one in entries if not one.name.startswith(".")]
            except OSError as error:
                yield inside, _why(error)
                continue
            before = f"{inside}/" if inside else ""
            waiting.extend(before + name for name in sorted(names, reverse=True))
        else:
            yield inside, "it links to a folder that is read under another name"


def _folder_identity(path: Path) -> _Identity | None:
    """What a folder is, whatever it is called; none for a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def _open(path: Path, shown: str, *, is_named: bool) -> Iterator[Input | Skip]:
    try:
        # A named pipe found in a folder would block for ever; one that the user named is meant.
        if not stat.S_ISREG(path.stat().st_mode) and not is_named:
            yield _skip(shown, "it is no regular file")
            return
        with path.open("rb") as stream:
            yield Input.of(shown, stream)
    except OSError as error:
        yield _skip(shown, _why(error))


def _skip(shown: str, detail: str) -> Skip:
    return Skip(item=shown, step=STEP, reason=SkipReason.UNREADABLE, detail=detail)


def _why(error: OSError) -> str:
    return (error.strerror or "it cannot be opened").lower()
