"""The steps of an archive in their order; each is done once, and a run goes on where it ended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from retold.archive.columns import unfolding_stage
from retold.archive.components import components
from retold.archive.engines.engine import Engine
from retold.archive.folders import Folders
from retold.archive.manifest import Manifest, check_settings, make_manifest
from retold.archive.places import list_places
from retold.archive.prints import prints_stage
from retold.archive.queries import read_query
from retold.archive.reading import reading_stage
from retold.archive.settings import ArchiveSettings
from retold.archive.stages import Stage
from retold.archive.tables import COMPONENTS, FILES, ITEMS, TOLD, UNDATED
from retold.archive.telling import telling_stage, told_nouns
from retold.errors import RetoldError
from retold.model import Report, Skip
from retold.model.noun import Noun
from retold.reuse.sharing import UNIT

MANIFEST = "manifest.json"
WORK = "work"
_FILES_IN_PART = 256
_ITEMS_AT_ONCE = 2_000
_GROUPS_AT_ONCE = 25
_GROUPS_IN_PART = 1_000

# Called with the step, and how many of its parts are done of how many.
Progress = Callable[[str, int, int], None]


def build_archive(
    inputs: Iterable[str],
    out: str,
    engine: Engine,
    settings: ArchiveSettings,
    progress: Progress = lambda *_: None,
) -> Manifest:
    """Read files, find what their reports share, tell their stories, and write it as tables.

    Args:
        inputs: Files and folders, or addresses of an object store.
        out: The folder of the archive; a run that was interrupted there is taken up.
        engine: What it runs on.
        settings: How; an interrupted run has to go on under the same.
        progress: Told of every part that is done.

    Returns:
        The manifest.

    Raises:
        RetoldError: There is nothing to read; the folder holds a finished archive, or one that was
            begun under other settings.
    """
    folders = Folders(out)
    if folders.read_json(MANIFEST) is not None:
        raise RetoldError(f"{out} holds a finished archive; name another folder")
    given = list(inputs)
    check_settings(folders, given, settings)
    run = _Run(folders, engine, settings, progress)
    run.read(given)
    run.pair()
    if settings.until == "stories":
        run.tell()
    run.publish()
    manifest = make_manifest(folders, given, settings, engine.name)
    folders.write_json(MANIFEST, manifest)
    folders.clear(WORK)
    return manifest


@dataclass(frozen=True, slots=True)
class _Run:
    folders: Folders
    engine: Engine
    settings: ArchiveSettings
    progress: Progress

    def read(self, inputs: list[str]) -> None:
        """Bytes to items, some files at a time."""
        if not self.folders.is_done(f"{WORK}/files"):
            self._list_files(inputs)
        parts = self.folders.below(f"{WORK}/files")
        stage = reading_stage(self.settings.columns)
        for number, part in enumerate(parts):
            self.progress("reading", number, len(parts))
            self._map(stage, [f"{WORK}/files/{part}"], f"{WORK}/items/{part}", rows=1)
        self.progress("reading", len(parts), len(parts))

    def pair(self) -> None:
        """Items to pairs, and to groups that hang together."""
        self.progress("comparing", 0, 5)
        self._query("twins", _work("items"), f"{WORK}/twins")
        stage = prints_stage(self.settings.window_days)
        self._map(stage, [f"{WORK}/items"], f"{WORK}/postings", rows=_ITEMS_AT_ONCE)
        self.progress("comparing", 1, 5)
        self._query("pairs", _work("postings", "twins"), f"{WORK}/pairs")
        self.progress("comparing", 2, 5)
        self._query("kin", _work("postings", "twins"), f"{WORK}/kin")
        self.progress("comparing", 3, 5)
        self._once(f"{WORK}/components", self._join)
        self.progress("comparing", 4, 5)
        self._query("members", _work("twins", "components"), f"{WORK}/members")
        self.progress("comparing", 5, 5)

    def tell(self) -> None:
        """Groups to stories and all that is in them, some weeks at a time."""
        self._query("together", _work("members", "items"), f"{WORK}/together", by_week=True)
        parts = list(self._parts_of_telling())
        stage = telling_stage(self.settings.tier)
        for number, weeks in enumerate(parts):
            self.progress("telling", number, len(parts))
            given = [f"{WORK}/together/{week}" for week in weeks]
            self._map(stage, given, f"{WORK}/told/part-{number:05}", rows=_GROUPS_AT_ONCE)
        self.progress("telling", len(parts), len(parts))

    def _parts_of_telling(self) -> Iterator[list[str]]:
        """Weeks in a row that hold some thousand groups: what an interruption costs at most."""
        part: list[str] = []
        groups = 0
        for week in self.folders.below(f"{WORK}/together"):
            part.append(week)
            groups += self.folders.count_rows(f"{WORK}/together/{week}")
            if groups >= _GROUPS_IN_PART:
                yield part
                part, groups = [], 0
        if part:
            yield part

    def publish(self) -> None:
        """What was found to the tables that stay."""
        self.folders.write_table(f"{WORK}/told/none", TOLD.empty_table())
        nouns: Mapping[str, type[Noun]] = {"skips": Skip, "reports": Report} | (
            told_nouns() if self.settings.until == "stories" else {}
        )
        for number, (name, noun) in enumerate(nouns.items()):
            self.progress("writing", number, len(nouns) + 2)
            query = name if name in {"skips", "reports"} else f"nouns {name}"
            rows, columns = f"{WORK}/rows/{name}", f"{WORK}/columns/{name}"
            self._query(query, _work("items", "twins", "told"), rows)
            self._map(unfolding_stage(noun), [rows], columns, rows=_ITEMS_AT_ONCE)
            self._query("sorted", {"found": columns}, name, by_week=True)
        for place, name in enumerate(("candidates", "copies")):
            self.progress("writing", len(nouns) + place, len(nouns) + 2)
            self._query(name, _work("pairs", "twins"), name, by_week=True)
        self.progress("writing", len(nouns) + 2, len(nouns) + 2)

    def _list_files(self, inputs: list[str]) -> None:
        self.folders.clear(f"{WORK}/files")
        rows: list[dict[str, object]] = []
        skips: list[Skip] = []
        for found in list_places(inputs, self.settings.glob):
            if isinstance(found, Skip):
                skips.append(found)
            else:
                rows.append({"file": len(rows), "shown": found[0], "place": found[1]})
        if not rows:
            raise RetoldError(f"nothing to read in {' '.join(inputs)}")
        for start in range(0, len(rows), _FILES_IN_PART):
            table = pa.Table.from_pylist(rows[start : start + _FILES_IN_PART], FILES)
            part = f"part-{start // _FILES_IN_PART:05}"
            self.folders.write_table(f"{WORK}/files/{part}", table)
        self.folders.write_table(f"{WORK}/items/unlisted", _as_items(skips))
        self.folders.mark_done(f"{WORK}/files")

    def _join(self, made: str) -> None:
        pairs = self.folders.read_table(f"{WORK}/pairs")
        kin = self.folders.read_table(f"{WORK}/kin")
        first, second = (
            np.concatenate([pairs[name].to_numpy(), kin[name].to_numpy()])
            for name in ("a_number", "b_number")
        )
        # A share of passages in thousandths is stronger than a few words in common, nearly always.
        smaller = np.maximum(pairs["smaller"].to_numpy(), 1)
        passages = pairs["shared"].to_numpy() * 1000 // (UNIT * smaller)
        strength = np.concatenate([passages, kin["shared"].to_numpy()])
        found = components(first, second, strength, self.settings.most_together)
        columns = [pa.array(one, pa.int64()) for one in found]
        self.folders.write_table(made, pa.Table.from_arrays(columns, schema=COMPONENTS))

    def _map(self, stage: Stage, tables: list[str], made: str, *, rows: int) -> None:
        given = [self.folders.path(one) for one in tables]

        def make(out: str) -> None:
            self.engine.map(stage, given, self.folders.path(out), rows=rows)
            # Without rows some engines write no file, and nothing would name the columns.
            self.folders.write_table(f"{out}/columns", stage.schema.empty_table())

        self._once(made, make)

    def _query(
        self, name: str, tables: Mapping[str, str], made: str, *, by_week: bool = False
    ) -> None:
        """Run the query of a name over tables, given as (name in the query, folder)."""
        sql = read_query(name.partition(" ")[0], self.settings, name.partition(" ")[2])
        given = {one: [self.folders.path(place)] for one, place in tables.items()}
        self._once(
            made,
            lambda out: self.engine.query(sql, given, self.folders.path(out), by_week=by_week),
        )

    def _once(self, made: str, make: Callable[[str], None]) -> None:
        if self.folders.is_done(made):
            return
        self.folders.clear(made)
        make(made)
        self.folders.mark_done(made)


def _work(*names: str) -> dict[str, str]:
    """Tables on the way, under their own names."""
    return {name: f"{WORK}/{name}" for name in names}


def _as_items(skips: list[Skip]) -> pa.Table:
    """Files that could not even be listed, as items before all others."""
    rows = [
        {
            "number": place - len(skips),
            "what": "skip",
            "id": "",
            "week": UNDATED,
            "record": json.dumps(skip.to_dict(), ensure_ascii=False),
        }
        for place, skip in enumerate(skips)
    ]
    return pa.Table.from_pylist(rows, ITEMS)
