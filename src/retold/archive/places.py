"""Where files lie: on this machine, or on an object store that Arrow knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
from pyarrow import fs

from retold.errors import RetoldError
from retold.ingest.walk import find_files, is_meant
from retold.model import Skip

FILES_ABOVE = "://"


def list_places(sources: Iterable[str], glob: str) -> Iterator[tuple[str, str] | Skip]:
    """Every file meant, as (its name as the user gave it, where it lies), sorted.

    Args:
        sources: Files and folders, or addresses such as `s3://bucket/folder`.
        glob: Which files of folders are meant; all if empty.

    Raises:
        RetoldError: There is no such file or store.
    """
    for source in sources:
        if FILES_ABOVE in source:
            yield from _list_store(source, glob)
            continue
        for found in find_files([source], glob=glob):
            yield found if isinstance(found, Skip) else (found[1], str(Path(found[0]).absolute()))


def open_place(place: str) -> BinaryIO:
    """A stream of a file's bytes.

    Raises:
        OSError: It is not there, or cannot be read.
    """
    if FILES_ABOVE in place:
        store, path = fs.FileSystem.from_uri(place)
        return cast("BinaryIO", store.open_input_file(path))
    return Path(place).open("rb")


def _list_store(source: str, glob: str) -> Iterator[tuple[str, str]]:
    try:
        store, path = fs.FileSystem.from_uri(source)
        found = store.get_file_info(path)
        if found.type is fs.FileType.NotFound:
            raise RetoldError(f"{source}: no such file or folder")
        infos = [found]
        if found.type is fs.FileType.Directory:
            infos = store.get_file_info(fs.FileSelector(path, recursive=True))
    except (pa.ArrowException, OSError) as error:
        raise RetoldError(f"{source}: {' '.join(str(error).split())[:200]}") from error
    # What stands after "?" says how the store is reached: it belongs to the address of every file.
    address, mark, query = source.partition("?")
    above = address.removesuffix("/").removesuffix(path.strip("/"))
    for info in sorted(infos, key=lambda one: one.path):
        inside = info.path.removeprefix(path).lstrip("/")
        if info.type is fs.FileType.File and (not inside or not glob or is_meant(inside, glob)):
            yield info.path, f"{above}{info.path.lstrip('/')}{mark}{query}"
