"""Small collections of invented reports, and an archive of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds

from retold.archive import ArchiveSettings, build_archive
from retold.archive.engines.engine import Engine
from retold.archive.engines.local import LocalEngine

WIRE = (
    "The Tarsk ferry Heron struck the outer mole of Port Emmel on Saturday evening and seventeen "
    "people were hurt, the harbour guard said. The master had reported a jammed rudder nine "
    "minutes before, according to the ministry.\n"
    "“She was in good order and her master did what a careful master does,” the minister said."
)
OTHER = (
    "Beekeepers in the Vale of Ossing have lost a third of their hives to a mite that nobody had "
    "seen there before, the growers' union said on Monday. The college at Brann will test a dust "
    "made of walnut shells, and wants eleven volunteers."
)

# Small enough that crowds and copies are met in a small collection.
CROWD = ArchiveSettings(most_texts=5, neighbours=2, most_twins=2)


def row(text: str, outlet: str, day: str | None, headline: str = "") -> dict[str, Any]:
    """A row of a table of reports."""
    return {"text": text, "outlet": outlet, "published": day, "headline": headline}


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write a table of reports as JSON Lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def small(folder: Path) -> Path:
    """Three files: a wire and two copies of it, of one week; another story; nothing."""
    folder.mkdir()
    copy = WIRE.replace("seventeen people", "some twenty people")
    write_rows(
        folder / "a.jsonl",
        [row(WIRE, "Norvane", "2031-05-03"), row(OTHER, "The Ossing Echo", "2031-06-09")],
    )
    write_rows(folder / "b.jsonl", [row(copy, "Emmel Courier", "2031-05-04")])
    write_rows(folder / "c.jsonl", [row(WIRE + "\nNobody else was hurt.", "Sound Mercury", None)])
    (folder / "d.txt").write_text("", encoding="utf-8")
    return folder


def build(
    source: Path, out: Path, engine: Engine | None = None, settings: ArchiveSettings | None = None
) -> dict[str, Any]:
    """An archive of a folder, made in this process unless an engine is given."""
    used = engine or LocalEngine("1GB", str(out / "work" / "spill"), processes=1)
    try:
        return dict(build_archive([str(source)], str(out), used, settings or ArchiveSettings()))
    finally:
        if engine is None:
            used.close()


def tables(out: Path) -> dict[str, list[str]]:
    """Every table of an archive: its rows as text, in an order of their own."""
    made = {}
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        found = ds.dataset(folder, format="parquet", partitioning="hive").to_table()
        names = sorted(found.schema.names)
        rows = found.select(names).to_pylist()
        made[folder.name] = sorted(json.dumps(one, sort_keys=True, default=str) for one in rows)
    return made


def crowded(folder: Path) -> Path:
    """The small collection, a crowd of near copies, and a crowd of identical ones."""
    small(folder)
    near = [
        row(f"{WIRE}\nThe harbour office of district {number} had no comment.", "A", "2031-05-20")
        for number in range(9)
    ]
    same = [row(OTHER + " It rained.", f"B{number}", "2031-06-20") for number in range(7)]
    write_rows(folder / "e.jsonl", near + same)
    return folder
