"""Writing what was found: the JSON document, and the page."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from retold.errors import RetoldError
from retold.export.writing import write_whole
from retold.model.noun import to_data
from retold.text.jsontext import json_text


def format_json(data: object) -> str:
    """A noun, or plain data that holds some, as one line of JSON."""
    return json_text(to_data(data))


def write_json(data: object) -> None:
    """Write a JSON document to standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(format_json(data).encode() + b"\n")
    sys.stdout.buffer.flush()


def check_output(output: str, inputs: Sequence[str] = (), *, may_be_json: bool = False) -> Path:
    """The path of a page, or another file, that can be written; said before the work.

    Raises:
        RetoldError: It cannot be written there, or it is one of the inputs.
    """
    path = Path(output)
    folder = path.parent
    if path.suffix.lower() == ".json" and not may_be_json:
        raise RetoldError(f"-o writes a web page; for JSON use --json > {output}")
    if path.is_dir():
        raise RetoldError(f"cannot write {output}: it is a folder; name a file in it")
    if not folder.is_dir():
        raise RetoldError(f"cannot write {output}: there is no folder {folder}")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise RetoldError(f"cannot write {output}: permission denied; choose another place")
    if path.exists() and any(_holds(Path(one), path) for one in inputs if one != "-"):
        raise RetoldError(f"{output} is one of the inputs; choose another name")
    return path


def _holds(given: Path, path: Path) -> bool:
    """Whether an existing file is one that a given path reads: itself, or in that folder."""
    return given.exists() and path.resolve().is_relative_to(given.resolve())


def write_page(path: Path, page: str) -> None:
    """Write a page whole or not at all.

    Raises:
        RetoldError: It cannot be written.
    """
    write_whole(path, page.encode("utf-8"))
