"""Stages in which a process is killed in the middle, once; and archives made in own processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from archive.collection import CROWD, build
from retold.archive.engines.engine import Engine, Table
from retold.archive.engines.local import LocalEngine
from retold.archive.stages import Batches, Stage

# Who is killed: the process that runs the stage, the one that started Spark's Python (an
# executor), or the one that runs the archive (a number).
WORKER, EXECUTOR = "worker", "executor"


class Killing:
    """An engine in whose stages of some names somebody is killed, once each."""

    def __init__(self, engine: Engine, killed: Mapping[str, str], mark: Path) -> None:
        """Lay it around another engine.

        Args:
            engine: What does the work.
            killed: Who is killed, by the name of the stage.
            mark: A folder that says what was done already.
        """
        self.name, self.query, self.close = engine.name, engine.query, engine.close
        self._map, self._killed, self._mark = engine.map, killed, mark

    def map(self, stage: Stage, table: Table, out: str, *, rows: int) -> None:
        """Have the first process that comes so far kill somebody in the middle of the stage."""
        if whom := self._killed.get(stage.name):
            function = partial(_kill_once, stage.function, whom, str(self._mark / stage.name))
            stage = replace(stage, function=function)
        # Small batches: some are done when it happens, some are not begun.
        self._map(stage, table, out, rows=min(rows, 2))


def _kill_once(
    function: Callable[[Batches], Batches], whom: str, mark: str, batches: Batches
) -> Batches:
    for made in function(batches):
        yield made
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            continue
        os.kill(_pid_of(whom), signal.SIGKILL)


def _pid_of(whom: str) -> int:
    if whom == WORKER:
        return os.getpid()
    if whom == EXECUTOR:
        # Its child is Spark's daemon of Python, and this process is the daemon's.
        return int(Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1])
    return int(whom)


def run_apart(
    source: Path, out: Path, *, on: str, killed: Mapping[str, str], until: str = "stories"
) -> subprocess.CompletedProcess[str]:
    """Make an archive in a process of its own, which ends with all that it started.

    Args:
        source: What is read.
        out: Where it is written.
        on: "spark" or "duckdb".
        killed: Who is killed in which stage; "driver" is the process itself.
        until: As `ArchiveSettings.until`.
    """
    given = [str(source), str(out), on, until]
    given.append(",".join(f"{name}={whom}" for name, whom in killed.items()))
    # A process that spoke Spark Connect has all it starts speak it too.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("SPARK_")}
    return subprocess.run(
        [sys.executable, "-m", "archive.breaking", *given],
        check=False,
        cwd=Path(__file__).parents[1],
        env=plain,
        capture_output=True,
        text=True,
    )


def _engine(on: str) -> Engine:
    if on == "duckdb":
        return LocalEngine("1GB", "", processes=2)
    from retold.archive.engines.spark import SparkEngine  # noqa: PLC0415 - an extra

    return SparkEngine(master="local-cluster[2,1,1024]")


def main(source: str, out: str, on: str, until: str, killed: str) -> None:
    """Make an archive, killing whom is to be killed."""
    by_stage = dict(one.split("=") for one in killed.split(",") if one)
    by_stage = {
        name: str(os.getpid()) if whom == "driver" else whom for name, whom in by_stage.items()
    }
    mark = Path(f"{out}.killed")
    mark.mkdir(exist_ok=True)
    engine = Killing(_engine(on), by_stage, mark)
    build(Path(source), Path(out), engine, replace(CROWD, until=until))
    engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
