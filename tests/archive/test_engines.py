"""The same tables from every engine. Needs the group `engines`, and Java for Spark itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.collection import OTHER, WIRE, build, row, small, tables, write_rows
from retold.archive import ArchiveSettings
from retold.archive.engines.local import LocalEngine
from retold.archive.engines.spark import SparkEngine
from retold.errors import RetoldError

_ON_SPARK = """
import sys
from pathlib import Path
from archive.collection import build
from archive.test_engines import CROWD
from retold.archive.engines.spark import SparkEngine

engine = SparkEngine(master="local-cluster[2,1,1024]")
build(Path(sys.argv[1]), Path(sys.argv[2]), engine, CROWD)
engine.close()
"""
CROWD = ArchiveSettings(most_texts=5, neighbours=2, most_twins=2)


def _collection(folder: Path) -> Path:
    """The small collection, a crowd of near copies, and a crowd of identical ones."""
    small(folder)
    near = [
        row(f"{WIRE}\nThe harbour office of district {number} had no comment.", "A", "2031-05-20")
        for number in range(9)
    ]
    same = [row(OTHER + " It rained.", f"B{number}", "2031-06-20") for number in range(7)]
    write_rows(folder / "e.jsonl", near + same)
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """A folder of reports, and its tables as DuckDB gives them."""
    folder = tmp_path_factory.mktemp("engines")
    build(_collection(folder / "in"), folder / "out", settings=CROWD)
    return folder / "in", tables(folder / "out")


@pytest.fixture(scope="module")
def sail() -> Iterator[SparkEngine]:
    """Sail: Spark Connect without Java."""
    spark = pytest.importorskip("pysail.spark", reason="pysail is not installed (group engines)")
    server = spark.SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    engine = SparkEngine(remote=f"sc://127.0.0.1:{server.listening_address[1]}")
    yield engine
    engine.close()
    server.stop()


def test_several_processes_give_the_same_tables(
    expected: tuple[Path, dict[str, list[str]]], tmp_path: Path
) -> None:
    """What two processes make is what one makes."""
    engine = LocalEngine("1GB", str(tmp_path / "spill"), processes=2)
    build(expected[0], tmp_path / "out", engine, CROWD)
    engine.close()
    assert tables(tmp_path / "out") == expected[1]


def test_sail_gives_the_same_tables(
    expected: tuple[Path, dict[str, list[str]]], sail: SparkEngine, tmp_path: Path
) -> None:
    """Spark's interface without Spark gives what DuckDB gives."""
    build(expected[0], tmp_path / "out", sail, CROWD)
    assert tables(tmp_path / "out") == expected[1]


@pytest.mark.slow
def test_spark_gives_the_same_tables(
    expected: tuple[Path, dict[str, list[str]]], tmp_path: Path
) -> None:
    """Spark itself, with executors of its own, gives what DuckDB gives."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java (Debian: apt install openjdk-17-jre-headless)")
    # In a process of its own: one that has spoken Spark Connect starts no Spark of its own.
    given = [sys.executable, "-c", _ON_SPARK, str(expected[0]), str(tmp_path / "out")]
    folder = Path(__file__).parents[1]
    done = subprocess.run(given, check=False, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert tables(tmp_path / "out") == expected[1]


def test_a_cluster_that_is_not_there_is_said_in_a_line() -> None:
    """An address where nobody answers is the user's to put right."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    with pytest.raises(RetoldError, match="no Spark answers there"):
        SparkEngine(remote="sc://127.0.0.1:1")
