from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import retold
from archive.collection import OTHER, WIRE, build, row, small, tables, write_rows
from retold.archive import ArchiveSettings
from retold.archive.engines.local import LocalEngine
from retold.archive.stages import Stage
from retold.errors import RetoldError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the small collection."""
    folder = tmp_path_factory.mktemp("archive")
    build(small(folder / "in"), folder / "out")
    return folder / "out"


def test_every_report_is_kept_with_its_id(made: Path) -> None:
    """The table of reports holds what reading the folder gives, under the same ids."""
    read = retold.read(made.parent / "in")
    ids = {one.id for one in read if isinstance(one, retold.Report)}
    kept = "".join(tables(made)["reports"])
    assert len(ids) == 4
    assert all(one in kept for one in ids)


def test_copies_are_paired_and_told_as_one_story(made: Path) -> None:
    """A wire, its edited copy and an undated one are one story; the other report is its own."""
    found = tables(made)
    assert len(found["candidates"]) == 3
    assert len(found["stories"]) == 2
    assert len(found["descents"]) >= 2


def test_what_was_left_out_is_named(made: Path) -> None:
    """The empty file is in the table of skips, with its reason."""
    (skip,) = tables(made)["skips"]
    assert '"EMPTY"' in skip
    assert "d.txt" in skip


def test_tables_are_partitioned_by_week(made: Path) -> None:
    """Each report lies in the week that it was published in, or among the undated."""
    weeks = sorted(path.name for path in (made / "reports").iterdir() if path.is_dir())
    assert weeks == ["week=2031-W18", "week=2031-W24", "week=undated"]


def test_no_path_of_this_machine_is_written(made: Path) -> None:
    """Neither the tables nor the manifest say where the folder lies."""
    written = "".join(text for rows in tables(made).values() for text in rows)
    written += (made / "manifest.json").read_text()
    assert str(made.parent) not in written


def test_a_finished_archive_is_not_overwritten(made: Path) -> None:
    """A second run into the folder is refused in a line that says what to do."""
    with pytest.raises(RetoldError, match="name another folder"):
        build(made.parent / "in", made)


class _Failing(LocalEngine):
    """An engine that breaks off when it is told to do so much."""

    left = 0

    def map(self, stage: Stage, table: object, out: str, *, rows: int) -> None:
        """Do as much as is left."""
        if self.left <= 0:
            raise KeyboardInterrupt
        self.left -= 1
        super().map(stage, table, out, rows=rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("done", [1, 4, 9])
def test_an_interrupted_run_goes_on_to_the_same_tables(
    made: Path, tmp_path: Path, done: int
) -> None:
    """Broken off after any number of steps and begun again, it gives what one run gives."""
    engine = _Failing("1GB", str(tmp_path / "spill"), processes=1)
    engine.left = done
    with pytest.raises(KeyboardInterrupt):
        build(made.parent / "in", tmp_path / "out", engine)
    engine.left = 1000
    build(made.parent / "in", tmp_path / "out", engine)
    assert tables(tmp_path / "out") == tables(made)
    assert engine.left > 1000 - 30 + done // 2


def test_an_interrupted_run_keeps_its_settings(made: Path, tmp_path: Path) -> None:
    """Other settings than those it began with are refused."""
    engine = _Failing("1GB", str(tmp_path / "spill"), processes=1)
    with pytest.raises(KeyboardInterrupt):
        build(made.parent / "in", tmp_path / "out", engine)
    with pytest.raises(RetoldError, match="other settings"):
        build(made.parent / "in", tmp_path / "out", settings=ArchiveSettings(window_days=3))


def test_one_damaged_file_costs_no_other(tmp_path: Path) -> None:
    """Of two gzip files one is cut short: a skip says so, and the other is read."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_rows(tmp_path / "a.jsonl", [row(WIRE, "Norvane", "2031-05-03")])
    packed = gzip.compress((tmp_path / "a.jsonl").read_bytes())
    (folder / "a.jsonl.gz").write_bytes(packed)
    (folder / "b.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    manifest = build(folder, tmp_path / "out")
    assert manifest["tables"]["reports"] == 1
    assert set(manifest["skips"]) == {"DAMAGED"}


def test_identical_reports_are_told_once_and_listed(tmp_path: Path) -> None:
    """Of many reports with the same words a few are told, and each of the others is listed."""
    rows = [row(WIRE, f"Outlet {number}", "2031-05-03") for number in range(40)]
    write_rows(tmp_path / "a.jsonl", [*rows, row(OTHER, "The Ossing Echo", "2031-05-04")])
    settings = ArchiveSettings(most_twins=3)
    manifest = build(tmp_path / "a.jsonl", tmp_path / "out", settings=settings)
    assert manifest["tables"]["reports"] == 41
    assert manifest["tables"]["copies"] == 39
    assert manifest["tables"]["stories"] == 2
    assert manifest["tables"]["alignments"] == 3


def test_near_copies_in_a_crowd_hang_together(tmp_path: Path) -> None:
    """More near copies than a fingerprint may have holders are one story all the same."""
    rows = [
        row(f"{WIRE}\nThe harbour office of district {number} had no comment.", "A", "2031-05-03")
        for number in range(12)
    ]
    write_rows(tmp_path / "a.jsonl", rows)
    settings = ArchiveSettings(most_texts=5, neighbours=2)
    manifest = build(tmp_path / "a.jsonl", tmp_path / "out", settings=settings)
    assert manifest["tables"]["stories"] == 1
    assert manifest["tables"]["candidates"] == 11 + 10


def test_days_beyond_the_window_do_not_meet(tmp_path: Path) -> None:
    """A copy of a year later is another story's; the undated one meets both."""
    edited = WIRE.replace("nine", "ten")
    rows = [row(WIRE, "A", "2031-05-03"), row(edited, "B", "2032-05-03")]
    write_rows(tmp_path / "a.jsonl", rows)
    assert build(tmp_path / "a.jsonl", tmp_path / "out")["tables"]["candidates"] == 0
    write_rows(tmp_path / "b.jsonl", [*rows, row(WIRE + " Yes.", "C", None)])
    assert build(tmp_path / "b.jsonl", tmp_path / "more")["tables"]["candidates"] == 2


def test_nothing_to_read_is_said_in_a_line(tmp_path: Path) -> None:
    """An empty folder is the user's to put right."""
    (tmp_path / "in").mkdir()
    with pytest.raises(RetoldError, match="nothing to read"):
        build(tmp_path / "in", tmp_path / "out")


def test_an_archive_may_end_with_its_pairs(tmp_path: Path) -> None:
    """Without stories there are reports, pairs and skips alone."""
    settings = ArchiveSettings(until="pairs")
    build(small(tmp_path / "in"), tmp_path / "out", settings=settings)
    assert sorted(tables(tmp_path / "out")) == ["candidates", "copies", "reports", "skips"]
