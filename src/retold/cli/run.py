"""From paths to a trace, for the commands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from retold.errors import RetoldError
from retold.model import Trace


def check_inputs(paths: Sequence[str]) -> None:
    """Make sure that every path is there.

    Raises:
        RetoldError: One is not, or is an address: nothing is fetched.
    """
    for path in paths:
        if path.startswith(("http://", "https://")):
            raise RetoldError(f"nothing is fetched: save {path} as a file, and give that file")
        if path != "-" and not _exists(path):
            raise RetoldError(f"no such file or folder: {path}")


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        return False


def run_trace(paths: Sequence[str]) -> Trace:
    """Read reports and trace them, with progress where a person is looking."""
    from retold.cli.progress import show_progress  # noqa: PLC0415 - the stages load slowly
    from retold.ingest import read  # noqa: PLC0415
    from retold.pipeline import trace  # noqa: PLC0415

    with show_progress(read(paths)) as items:
        return trace(items)
