"""Adds short reports to a desk in a process that is killed, again and again.

python crashing.py DESK REPORTS KILLS SEED

A process of its own, since it forks: the children start with everything imported.
"""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from random import Random

from retold import Desk
from retold.desk import Progress
from retold.model import Report

SYLLABLES = "ba cor del fen gar hul jin kel lom mar nes or pel quin ros sta tor ul vek wim".split()
# A run is killed after up to this share of the time that the whole takes.
REACH = 0.12


def report(number: int) -> Report:
    """One of many short reports; every five tell of one event, in words of their own."""
    event, copy = divmod(number, 5)
    rng = Random(event)  # noqa: S311 - invented words
    words = ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(26)]
    text = (
        f"{words[0].capitalize()} {' '.join(words[1:12])}, {words[12].capitalize()} police said. "
        f'"We {" ".join(words[13:22])}," said {words[23].capitalize()} {words[24].capitalize()}. '
        f"Outlet {copy} was told."
    )
    return Report.from_text(text, path=f"{number}.txt", outlet=f"Outlet {copy}")


def reports(count: int) -> Iterator[Report]:
    """So many of them."""
    return map(report, range(count))


def add(path: str, count: int, tell: int) -> None:
    """Add them, and write each report's id to a pipe once it is safe."""

    def acknowledge(progress: Progress) -> None:
        if progress.report_id:
            os.write(tell, progress.report_id.encode() + b"\n")

    with Desk(path) as desk:
        desk.add(reports(count), tier="fast", progress=acknowledge)


def run(path: str, count: int, seconds: float) -> tuple[set[str], bool]:
    """Add in a child that is killed after some seconds; what it acknowledged, and if it ended."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        add(path, count, tell)
        os._exit(0)
    os.close(tell)
    heard = b""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0 and select.select([told], [], [], left)[0]:
        part = os.read(told, 65536)
        if not part:
            break
        heard += part
    os.kill(child, signal.SIGKILL)
    while part := os.read(told, 65536):
        heard += part
    os.close(told)
    _, status = os.waitpid(child, 0)
    # The last line may be cut off by the kill, and then nobody was told of it.
    return set(heard.decode().split("\n")[:-1]), not os.WIFSIGNALED(status)


def held(path: str) -> set[str]:
    """The reports on a desk, which has to be sound."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        assert found == [("ok",)], found
        return {one for (one,) in connection.execute("SELECT id FROM reports")}


def main(path: str, count: int, kills: int, seed: int) -> None:
    """Kill so many runs, look after each, and let one go to its end."""
    rng = Random(seed)  # noqa: S311 - moments
    began = time.monotonic()
    run(path + ".whole", count, 3600)
    whole = time.monotonic() - began
    acknowledged: set[str] = set()
    for _ in range(kills):
        heard, ended = run(path, count, rng.uniform(0, REACH * whole))
        acknowledged |= heard
        if os.path.exists(path) and os.path.getsize(path):  # noqa: PTH110, PTH202
            assert acknowledged <= held(path), "an acknowledged report is lost"
        if ended:  # all was done: begin anew
            for ending in ("", "-wal", "-shm", "-lock"):
                if os.path.exists(path + ending):  # noqa: PTH110
                    os.unlink(path + ending)  # noqa: PTH108
            acknowledged = set()
    _, ended = run(path, count, 3600)
    assert ended
    with Desk(path) as desk, Desk(path + ".whole") as other:
        assert held(path) == held(path + ".whole") == {one.id for one in reports(count)}
        assert all(one.is_current for one in desk.stories(limit=count))
        assert {one.id for one in desk.stories(limit=count)} == {
            one.id for one in other.stories(limit=count)
        }
        assert desk.check().problems == ()
    print(f"killed {kills} times, {count} reports, {whole:.1f} s each")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
