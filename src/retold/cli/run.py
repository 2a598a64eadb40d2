"""From paths to a trace, for the commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from retold.errors import RetoldError
from retold.model import Trace

if TYPE_CHECKING:
    from retold.ingest import FetchPolicy


def check_inputs(paths: Sequence[str]) -> None:
    """Make sure that every path is there, or is an address that can be fetched.

    Raises:
        RetoldError: One is not.
    """
    from retold.ingest.web.address import is_address  # noqa: PLC0415 - the stages load slowly

    for path in paths:
        if path == "-" or _exists(path):
            continue
        if not is_address(path):
            raise RetoldError(f"no such file or folder: {path}")
        _check_address(path)


def _check_address(path: str) -> None:
    from retold.ingest.web.address import NoAddressError, parse_address  # noqa: PLC0415

    try:
        parse_address(path)
    except NoAddressError as error:
        raise RetoldError(f"{path}: {error}") from error


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        return False


def run_trace(  # noqa: PLR0913 - what reading and tracing take, by name
    paths: Sequence[str],
    tier: str | None = None,
    *,
    fetch: bool = False,
    policy: FetchPolicy | None = None,
    glob: str = "",
    columns: Mapping[str, str] | None = None,
) -> Trace:
    """Read reports and trace them, with progress where a person is looking."""
    from retold.cli.progress import show_progress  # noqa: PLC0415 - the stages load slowly
    from retold.ingest import read  # noqa: PLC0415
    from retold.pipeline import trace  # noqa: PLC0415

    found = read(paths, fetch=fetch, policy=policy, glob=glob, columns=columns)
    with show_progress(found) as items:
        return trace(items, tier)


def write_trace(trace: Trace, form: str, target: Path | BinaryIO) -> None:
    """Write a trace as a page (html), or in one of the formats of other programs.

    Raises:
        RetoldError: There is no such format, or it cannot be written.
    """
    from retold.export.formats.registry import FORMATS, write_export  # noqa: PLC0415
    from retold.export.page import render_page  # noqa: PLC0415
    from retold.export.writing import write_whole  # noqa: PLC0415

    if form != "html":
        if form not in FORMATS:
            raise RetoldError(f"no format {form!r}; there are html, {', '.join(FORMATS)}")
        write_export(trace, form, target)
        return
    page = render_page(trace).encode("utf-8", "replace")
    if isinstance(target, Path):
        write_whole(target, page)
    else:
        target.write(page)
