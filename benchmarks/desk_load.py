"""How a desk of 20,000 reports answers while it is written to.

python -m benchmarks.desk_load [--reports 20000] [--seconds 60] [--desk FILE]

Takes some minutes; `make bench` has a small desk. Fifty readers ask for twenty pages a second in
all, three in five of them stories, one in four a search, the rest lists, while `retold add --tier
fast` writes 300 reports. The desk holds planted stories, analysed as any others, and copies of them
under other ids (the texts of the copies are the same, so that a search finds each sentence as often
as there are copies, which is the harder case).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

import httpx

from benchmarks import planted
from benchmarks.table import Row, print_table
from retold import Desk, Report
from retold.stories.card import pack_card, unpack_card
from retold.stories.table import TermTable

READERS = 50
RATE = 20  # requests a second, all readers together
WRITTEN = 300
_SEED = 11
_STORIES = 64
FEW, FEW_STORIES = 500, 4
_NAME = "desk load"
_ID = re.compile(r"\b([a-z])([0-9a-f]{2})([0-9a-f]{9,13})\b")
_Value = str | bytes | int | float | None
_BARS = {"story": 0.200, "search": 0.100}


def build_desk(path: Path, reports: int, stories: int = _STORIES) -> int:
    """Make a desk of at least so many reports, copies of those of so many stories.

    Returns:
        How many it has.
    """
    with Desk(path) as desk:
        desk.add(_reports(_SEED, stories), tier="fast")
        held = desk.sizes()["reports"]
    copies = max(0, -(-reports // held) - 1)
    _copy(path, copies)
    with Desk(path, read_only=True) as desk:
        return desk.sizes()["reports"]


def _reports(seed: int, stories: int) -> list[Report]:
    return [report for story in planted.stories(seed=seed, n=stories) for report in story.reports]


def _copy(path: Path, copies: int) -> None:
    """Put copies of all that is on a desk beside it, under other ids."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    tables = ["stories", "reports", "alignments", "findings", "swaps", "speakers", "readings"]
    for table in tables:
        connection.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608 - our own names
    held = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    for number in range(copies):
        mark = _mark(number)
        connection.create_function("renamed", 1, partial(_rename, mark))
        connection.create_function("placed", 1, partial(_place, mark, (number + 1) * held))
        for table in tables:
            rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
            names = [f'"{row[1]}"' for row in rows if not (row[1] == "number" and row[5])]
            given = ", ".join(
                f"placed({name})" if name == '"placing"' else f"renamed({name})" for name in names
            )
            connection.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {given} FROM kept_{table}"  # noqa: S608 - our own names
            )
        connection.commit()
    for index in ("texts", "quotes"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - our own names
    connection.commit()
    connection.close()


def _mark(number: int) -> str:
    """Two characters that no id begins with: ids are in hexadecimal digits."""
    return f"{chr(ord('g') + number // 10)}{number % 10}"


def _rename(mark: str, value: _Value) -> _Value:
    """A value of a row with all ids in it changed in the same way."""
    return _renamed(mark, value) if isinstance(value, str) else value


def _renamed(mark: str, text: str) -> str:
    return _ID.sub(rf"\g<1>{mark}\g<3>", text)


def _place(mark: str, later: int, placing: bytes) -> bytes:
    """What a report is placed by, for its copy that came so many reports later."""
    table = TermTable()
    card = unpack_card(placing, table)
    profile = replace(card.profile, report_id=_renamed(mark, card.report_id))
    related = _renamed(mark, card.related)
    copy = replace(card, number=card.number + later, profile=profile, related=related)
    return pack_card(copy, table)


def _environment() -> dict[str, str]:
    """Where Python keeps what it compiled, as it does for an installed program."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _processor_seconds(process: int) -> float:
    """What a process has spent so far, as Linux says; 0 elsewhere."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return 0.0
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _serving(desk: Path) -> Iterator[tuple[str, float, int]]:
    """The address of the served desk, the seconds from its start to its first page, its process."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "retold", "serve", "--desk", str(desk)]
    command += ["--port", "0", "--no-token", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment())
    try:
        if server.stdout is None:
            raise RuntimeError("the server says nothing")
        found = re.search(r"http://[^/\s]+", server.stdout.readline())
        if found is None:
            raise RuntimeError("the server does not start")
        httpx.get(f"{found.group()}/", timeout=60).raise_for_status()
        yield found.group(), time.perf_counter() - started, server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)


def _addresses(desk: Path, count: int) -> list[tuple[str, str]]:
    """What is asked for: the kind of page, and its address."""
    rng = Random(_SEED)  # noqa: S311 - a simulation
    with Desk(desk, read_only=True) as opened:
        rows = opened.stories(limit=100_000)
        sentences = [
            sentence.strip()
            for row in rng.sample(rows, min(40, len(rows)))
            for report in opened.story(row.id).reports[:1]
            for sentence in report.text.split(". ")[1:4]
            if len(sentence) > 40
        ]
    made = []
    for _ in range(count):
        kind = rng.choices(("story", "search", "list"), (60, 25, 15))[0]
        if kind == "story":
            made.append((kind, f"/story/{rng.choice(rows).id}"))
        elif kind == "search":
            made.append((kind, str(httpx.URL("/find", params={"q": rng.choice(sentences)}))))
        else:
            made.append((kind, f"/?page={rng.randint(1, 20)}"))
    return made


async def _read(address: str, asked: list[tuple[str, str]]) -> list[tuple[str, float, int]]:
    """Ask for each page at its time; the kind, the seconds it took, and the status of each."""
    limits = httpx.Limits(max_connections=READERS, max_keepalive_connections=READERS)
    async with httpx.AsyncClient(
        base_url=address, limits=limits, timeout=60, follow_redirects=True
    ) as client:
        begun = time.perf_counter()

        async def ask(number: int, kind: str, path: str) -> tuple[str, float, int]:
            await asyncio.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            sent = time.perf_counter()
            try:
                status = (await client.get(path)).status_code
            except httpx.HTTPError:
                status = 0
            return kind, time.perf_counter() - sent, status

        return await asyncio.gather(
            *(ask(number, kind, path) for number, (kind, path) in enumerate(asked))
        )


@contextmanager
def _adding(desk: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`retold add` of 300 reports, going on meanwhile."""
    folder.mkdir()
    for number, report in enumerate(_reports(_SEED + 1, 80)[:WRITTEN]):
        (folder / f"{number:03}.txt").write_text(report.text, encoding="utf-8")
    command = [sys.executable, "-m", "retold", "add", str(folder), "--desk", str(desk)]
    command += ["--tier", "fast"]
    adder = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield adder
    finally:
        adder.send_signal(signal.SIGINT)
        adder.communicate(timeout=120)


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured."""

    start: float
    answers: list[tuple[str, float, int]]
    spent: float
    has_added: bool

    @property
    def errors(self) -> int:
        """How many pages were refused or not had."""
        return sum(status != 200 for _, _, status in self.answers)

    def late(self, kind: str, share: float = 0.95) -> float:
        """The seconds within which this share of the pages of a kind was had."""
        times = sorted(took for one, took, _ in self.answers if one == kind)
        return times[int(share * (len(times) - 1))]

    @property
    def is_good(self) -> bool:
        """Whether every bar was reached."""
        is_quick = all(self.late(kind) < bar for kind, bar in _BARS.items())
        return not self.errors and self.has_added and self.start < 1 and is_quick

    def rows(self) -> Iterator[Row]:
        """The figures; processor time is what stays true on a machine that others use as well."""
        page = self.spent / len(self.answers)
        note = f"{RATE * page:.0%} of one core at {RATE} pages a second"
        yield Row(_NAME, "errors", str(self.errors), f"of {len(self.answers)} pages")
        yield Row(_NAME, "add_went_on", "yes" if self.has_added else "no")
        yield Row(_NAME, "server_cpu_ms_a_page", f"{1000 * page:.1f}", note)
        yield Row(_NAME, "start_to_first_page_s", f"{self.start:.2f}", "asked: 1")
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        for kind in ("story", "search", "list"):
            asked = f"asked: {1000 * _BARS[kind]:.0f}; " if kind in _BARS else ""
            shown = f"{1000 * self.late(kind, 0.5):.0f} (p95 {1000 * self.late(kind):.0f})"
            yield Row(_NAME, f"{kind}_ms", shown, f"{asked}load of the machine {load}")


def measure(desk: Path, folder: Path, seconds: int) -> Load:
    """Serve a desk, write to it, and ask for its pages."""
    asked = _addresses(desk, seconds * RATE)
    with _serving(desk):
        pass  # once before, so that everything is compiled
    with _serving(desk) as (address, start, process), _adding(desk, folder) as adder:
        time.sleep(2)
        before = _processor_seconds(process)
        answers = asyncio.run(_read(address, asked))
        spent = _processor_seconds(process) - before
        return Load(start, answers, spent, has_added=adder.poll() in {None, 0})


def rows(reports: int = FEW, stories: int = FEW_STORIES, seconds: int = 8) -> list[Row]:
    """The figures of a small desk, for `make bench`."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "load.retold"
        build_desk(desk, reports, stories)
        return list(measure(desk, Path(folder) / "new", seconds).rows())


def main() -> int:
    """Make the desk, where none is given, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--desk", type=Path, help="a desk that an earlier run made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "load.retold"
        if given.desk and given.desk.exists():
            shutil.copy(given.desk, desk)
        else:
            print(f"a desk of {build_desk(desk, given.reports):,} reports")
            if given.desk:
                shutil.copy(desk, given.desk)
        load = measure(desk, Path(folder) / "new", given.seconds)
        print_table(load.rows())
        return 0 if load.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
