"""The same tables from every engine. Needs the group `engines`, and Java for Spark itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import retold
from archive.breaking import EXECUTOR, WORKER, run_apart
from archive.collection import CROWD, build, crowded, tables
from retold.archive.engines.local import LocalEngine
from retold.archive.engines.spark import SparkEngine
from retold.errors import RetoldError

FERRY = Path(retold.__file__).parent / "data" / "ferry"
Tables = dict[str, list[str]]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders of reports: a hostile one, and the ferry story."""
    return [crowded(tmp_path_factory.mktemp("engines") / "in"), FERRY]


@pytest.fixture(scope="module")
def expected(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Tables]:
    """The tables of each as DuckDB gives them, in one process."""
    made = []
    for source in sources:
        out = tmp_path_factory.mktemp("expected") / "out"
        build(source, out, settings=CROWD)
        made.append(tables(out))
    return made


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


@pytest.fixture
def outs(sources: list[Path], tmp_path: Path) -> list[Path]:
    """Where the archives of the folders go."""
    return [tmp_path / str(number) for number in range(len(sources))]


@pytest.fixture(scope="module")
def _spark() -> None:
    """Spark itself; it starts in processes of its own, for after Spark Connect none starts here."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java (Debian: apt install openjdk-17-jre-headless)")


def test_several_processes_give_the_same_tables(
    sources: list[Path], expected: list[Tables], tmp_path: Path
) -> None:
    """What two processes make is what one makes."""
    engine = LocalEngine("1GB", str(tmp_path / "spill"), processes=2)
    build(sources[0], tmp_path / "out", engine, CROWD)
    engine.close()
    assert tables(tmp_path / "out") == expected[0]


def test_sail_gives_the_same_tables(
    sources: list[Path], outs: list[Path], expected: list[Tables], sail: SparkEngine
) -> None:
    """Spark's interface without Spark gives what DuckDB gives."""
    for source, out, tables_expected in zip(sources, outs, expected, strict=True):
        build(source, out, sail, CROWD)
        assert tables(out) == tables_expected


@pytest.mark.slow
@pytest.mark.usefixtures("_spark")
def test_spark_gives_the_same_tables_though_an_executor_and_a_worker_die(
    sources: list[Path], outs: list[Path], expected: list[Tables]
) -> None:
    """Spark with executors of its own, one killed in mid-stage, gives what DuckDB gives."""
    killed = {"prints": EXECUTOR, "tell": WORKER}
    done = run_apart(sources, outs, on="spark", killed=killed)
    assert done.returncode == 0, done.stderr[-3000:]
    for out, tables_expected in zip(outs, expected, strict=True):
        assert sorted(path.name for path in Path(f"{out}.killed").iterdir()) == ["prints", "tell"]
        assert tables(out) == tables_expected


@pytest.mark.slow
@pytest.mark.usefixtures("_spark")
def test_a_driver_of_spark_that_was_killed_goes_on_when_it_is_started_again(
    sources: list[Path], outs: list[Path], expected: list[Tables]
) -> None:
    """Killed in the middle of telling and started again, it gives what one run gives."""
    given = (sources[1:], outs[1:])
    done = run_apart(*given, on="spark", killed={"tell": "driver"})
    assert done.returncode < 0
    done = run_apart(*given, on="spark", killed={})
    assert done.returncode == 0, done.stderr[-3000:]
    assert tables(outs[1]) == expected[1]


def test_a_cluster_that_is_not_there_is_said_in_a_line() -> None:
    """An address where nobody answers is the user's to put right."""
    pytest.importorskip("pyspark", reason="pyspark is not installed (group engines)")
    with pytest.raises(RetoldError, match="no Spark answers there"):
        SparkEngine(remote="sc://127.0.0.1:1")
