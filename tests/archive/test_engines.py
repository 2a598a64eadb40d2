"""The same tables from every engine. Needs the group `engines`, and Java for Spark itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import retold
from archive.breaking import EXECUTOR, WORKER, run_apart
from archive.collection import CROWD, build, crowded, tables
from retold.archive import ArchiveSettings
from retold.archive.engines.local import LocalEngine
from retold.archive.engines.spark import SparkEngine
from retold.errors import RetoldError

FERRY = Path(retold.__file__).parent / "data" / "ferry"
Tables = dict[str, list[str]]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile reports, and the ferry story."""
    folder = crowded(tmp_path_factory.mktemp("engines") / "in")
    shutil.copytree(FERRY, folder / "ferry")
    return folder


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Its tables as DuckDB gives them, in one process."""
    out = tmp_path_factory.mktemp("expected") / "out"
    build(source, out, settings=CROWD)
    return tables(out)


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


@pytest.fixture(scope="module")
def _spark() -> None:
    """Spark itself; it starts in processes of its own, for after Spark Connect none starts here."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java (Debian: apt install openjdk-17-jre-headless)")


def test_several_processes_give_the_same_tables(
    source: Path, expected: Tables, tmp_path: Path
) -> None:
    """What two processes make is what one makes."""
    engine = LocalEngine("1GB", str(tmp_path / "spill"), processes=2)
    build(source, tmp_path / "out", engine, CROWD)
    engine.close()
    assert tables(tmp_path / "out") == expected


def test_sail_gives_the_same_tables(
    source: Path, expected: Tables, sail: SparkEngine, tmp_path: Path
) -> None:
    """Spark's interface without Spark gives what DuckDB gives."""
    build(source, tmp_path / "out", sail, CROWD)
    assert tables(tmp_path / "out") == expected


def test_sail_writes_a_table_that_has_no_rows(sail: SparkEngine, tmp_path: Path) -> None:
    """Where everything could be read there is no skip, and the table of skips is there."""
    source = tmp_path / "in"
    shutil.copytree(FERRY, source)
    (source / "truth.json").unlink()
    until = ArchiveSettings(until="pairs")
    build(source, tmp_path / "expected", settings=until)
    build(source, tmp_path / "out", sail, until)
    assert tables(tmp_path / "expected")["skips"] == []
    assert tables(tmp_path / "out") == tables(tmp_path / "expected")


@pytest.mark.slow
@pytest.mark.usefixtures("_spark")
def test_spark_gives_the_same_tables_though_an_executor_and_a_worker_die(
    source: Path, expected: Tables, tmp_path: Path
) -> None:
    """Spark with executors of its own, one killed in mid-stage, gives what DuckDB gives."""
    out = tmp_path / "out"
    done = run_apart(source, out, on="spark", killed={"prints": EXECUTOR, "tell": WORKER})
    assert done.returncode == 0, done.stderr[-3000:]
    assert sorted(path.name for path in Path(f"{out}.killed").iterdir()) == ["prints", "tell"]
    assert tables(out) == expected


@pytest.mark.slow
@pytest.mark.usefixtures("_spark")
def test_a_driver_of_spark_that_was_killed_goes_on_when_it_is_started_again(
    source: Path, expected: Tables, tmp_path: Path
) -> None:
    """Killed in the middle of a stage and started again, it gives what one run gives."""
    out = tmp_path / "out"
    done = run_apart(source, out, on="spark", killed={"prints": "driver"}, until="pairs")
    assert done.returncode < 0
    done = run_apart(source, out, on="spark", killed={}, until="pairs")
    assert done.returncode == 0, done.stderr[-3000:]
    found = tables(out)
    assert {name: found[name] for name in ("candidates", "copies", "skips")} == {
        name: expected[name] for name in ("candidates", "copies", "skips")
    }
    assert len(found["reports"]) == len(expected["reports"])


def test_a_cluster_that_is_not_there_is_said_in_a_line() -> None:
    """An address where nobody answers is the user's to put right."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    with pytest.raises(RetoldError, match="no Spark answers there"):
        SparkEngine(remote="sc://127.0.0.1:1")
