"""Writing what was found: the JSON document, and the page."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import regex

from retold.errors import RetoldError
from retold.model import Trace
from retold.text.escape import visible

# Besides lone surrogates, which UTF-8 cannot hold, whatever would steer a terminal: JSON has an
# escape for each, and a reader of the document gets the same text.
_STEERING = regex.compile(
    r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    r"\ud800-\udfff\U000e0000-\U000e0fff]"
)


def format_json(trace: Trace) -> str:
    """The trace document as one line of JSON."""
    made = json.dumps(trace.to_dict(), ensure_ascii=False, allow_nan=False)
    return _STEERING.sub(lambda match: json.dumps(match.group())[1:-1], made)


def write_json(trace: Trace) -> None:
    """Write the trace document to standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(format_json(trace).encode() + b"\n")
    sys.stdout.buffer.flush()


def check_output(output: str, inputs: Sequence[str] = ()) -> Path:
    """The path of a page that can be written; said before the work, not after it.

    Raises:
        RetoldError: It cannot be written there, or it is one of the inputs.
    """
    path = Path(output)
    folder = path.parent
    if path.suffix.lower() == ".json":
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
    try:
        handle, name = tempfile.mkstemp(prefix=".retold-", suffix=".html", dir=path.parent)
        try:
            with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - a handle
                file.write(page)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise RetoldError(f"cannot write {visible(str(path))}: {reason}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
