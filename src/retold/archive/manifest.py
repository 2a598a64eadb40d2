"""What an archive says of itself, and what an interrupted run has to find again."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import PurePath
from typing import Any, TypedDict

from retold.archive.folders import Folders
from retold.archive.places import FILES_ABOVE
from retold.archive.settings import ArchiveSettings
from retold.errors import RetoldError

KIND = "retold-archive/1"
_BEGUN = "work/begun.json"
_PACKAGES = ("retold", "pyarrow", "duckdb", "pyspark")


class Manifest(TypedDict):
    """What an archive says of itself."""

    archive: str
    engine: str
    software: dict[str, str]
    inputs: list[str]
    settings: dict[str, Any]
    tables: dict[str, int]
    skips: dict[str, int]
    weeks: list[str]


def check_settings(folders: Folders, inputs: Sequence[str], settings: ArchiveSettings) -> None:
    """Make sure that a run goes on as it began; write down how one begins.

    Raises:
        RetoldError: The folder holds a run over other inputs, or under other settings.
    """
    given = {"inputs": list(inputs), "settings": asdict(settings)}
    begun = folders.read_json(_BEGUN)
    if begun is None:
        folders.write_json(_BEGUN, given)
    elif begun != given:
        raise RetoldError(
            f"{folders.root} holds a run that was begun over other inputs or under other settings; "
            "give those again, or name another folder"
        )


def make_manifest(
    folders: Folders, inputs: Sequence[str], settings: ArchiveSettings, engine: str
) -> Manifest:
    """The manifest of a finished archive: versions, settings, counts, reasons of skips."""
    tables = [name for name in folders.below("") if name != "work"]
    skips = folders.read_table("skips", ["reason"]) if folders.count_rows("skips") else None
    reasons = Counter(skips["reason"].to_pylist()) if skips is not None else {}
    weeks = sorted({week.partition("=")[2] for week in folders.below("reports")})
    return {
        "archive": KIND,
        "engine": engine,
        "software": {"python": platform.python_version()} | _versions(),
        "inputs": [_shown(one) for one in inputs],
        "settings": asdict(settings),
        "tables": {name: folders.count_rows(name) for name in tables},
        "skips": dict(sorted(reasons.items())),
        "weeks": weeks,
    }


def _shown(source: str) -> str:
    """An input as it may be shown: of an absolute path the last part alone."""
    path = PurePath(source)
    return path.name if FILES_ABOVE not in source and path.is_absolute() else source


def _versions() -> dict[str, str]:
    made = {}
    for name in _PACKAGES:
        try:
            made[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return made
