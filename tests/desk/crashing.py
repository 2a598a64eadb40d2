"""Adds short reports to a desk in a process that is killed, again and again.

python crashing.py DESK REPORTS KILLS SEED

A process of its own, since it forks: the children start with everything imported.
"""

from __future__ import annotations

import math
import os
import select
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from random import Random

from retold import Desk
from retold.desk import Progress
from retold.model import Report

SYLLABLES = "ba cor del fen gar hul jin kel lom mar nes or pel quin ros sta tor ul vek wim".split()
# A run writes about so many times: once for each report, once for each story.
WRITES = 1.8


def report(number: int) -> Report:
    """One of many short reports; of every five two tell of one event, in words of their own."""
    event = number - 1 if number % 5 == 1 else number
    rng = Random(event)  # noqa: S311 - invented words
    words = ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(14)]
    text = f"{' '.join(words[:12]).capitalize()}, {words[13].capitalize()} police said."
    return Report.from_text(text, path=f"{number}.txt", outlet=f"Outlet {number % 5}")


def reports(count: int) -> Iterator[Report]:
    """So many of them."""
    return map(report, range(count))


def add(path: str, count: int, tell: int) -> None:
    """Add them; write to a pipe each report's id once it is safe, and a line for each story."""

    def acknowledge(progress: Progress) -> None:
        if progress.is_new or progress.step == "comparing":
            os.write(tell, progress.report_id.encode() + b"\n")

    with Desk(path) as desk:
        desk.add(reports(count), tier="fast", progress=acknowledge)


def run(path: str, count: int, lines: float, seconds: float) -> tuple[set[str], bool]:
    """Add in a child that is killed some moments after so many lines; what it told, if it ended."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        add(path, count, tell)
        os._exit(0)
    os.close(tell)
    heard = b""
    while heard.count(b"\n") < lines and (part := os.read(told, 64)):
        heard += part
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    while part := os.read(told, 65536):
        heard += part
    os.close(told)
    _, status = os.waitpid(child, 0)
    # The last line may be cut off by the kill, and then nobody was told of it.
    return set(filter(None, heard.decode().split("\n")[:-1])), not os.WIFSIGNALED(status)


def held(path: str) -> set[str]:
    """The reports on a desk, which has to be sound."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        assert found == [("ok",)], found
        return {one for (one,) in connection.execute("SELECT id FROM reports")}


def main(path: str, count: int, kills: int, seed: int) -> None:
    """Kill so many runs, look after each, and let one go to its end."""
    rng = Random(seed)  # noqa: S311 - moments
    acknowledged: set[str] = set()
    for _ in range(kills):
        lines = rng.randint(0, int(2 * WRITES * count / kills))
        heard, _ = run(path, count, lines, rng.uniform(0, 0.02))
        acknowledged |= heard
        if acknowledged:
            lost = acknowledged - held(path)
            assert not lost, f"acknowledged and lost: {lost}"
    _, ended = run(path, count, math.inf, 0)
    assert ended
    with Desk(path) as desk:
        assert held(path) == {one.id for one in reports(count)}
        assert all(one.is_current for one in desk.stories(limit=count))
        assert desk.check().problems == ()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
