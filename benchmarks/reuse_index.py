"""The index of fingerprints on planted reports: what it finds, how fast, and in what memory.

    python -m benchmarks.reuse_index                              # 20,000 reports
    python -m benchmarks.reuse_index --sizes 50000 100000 200000  # and memory at these sizes
    python -m benchmarks.reuse_index --memory 1000000             # memory alone: 14 CPU minutes

Speeds are ratios of processor time within one run. Peers run beside where they are installed
(`uv sync --inexact --group peers`): datasketch's MinHash over runs of four words, and over words
alone, which is less work; rensa's fastest pipeline over words, from the text to the pairs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import planted
from benchmarks.index_peers import peer_rows
from benchmarks.planted import Operation
from benchmarks.spent import Stopwatch
from benchmarks.table import Row, print_table
from benchmarks.tally import share_interval
from retold.reuse import FingerprintIndex
from retold.text.shingles import fingerprints

REPORTS, WORDS, SEED = 20_000, 600, 20_261_130
DATA = "reuse index"
SENTENCES = "sentences of 13 words or more"
# The copies that the bars speak of, and beside them shorter and harder ones.
MIX = {
    Operation.PARAGRAPH: 0.08,
    Operation.REPLACED_40: 0.04,
    Operation.WIRE_CUT: 0.03,
    Operation.SENTENCE: 0.05,
    Operation.SPUN_45: 0.02,
}
_AT_ONCE = 512


@dataclass(slots=True)
class Found:
    """What the index found of what was planted, and what else."""

    reports: int
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    unplanted: int = 0
    of_one_subject: int = 0

    def recall(self, kind: str) -> float:
        """The share of the planted pairs of a kind that are candidates."""
        return self.found[kind] / self.planted[kind]


def search(stream: Sequence[planted.Made], pairs: set[tuple[int, int]]) -> Found:
    """Compare candidate pairs, by number, with what was planted.

    Two copies of one exemplar are planted too, though no recall is asked for them; an unplanted
    pair has no exemplar in common. Pairs of one subject are counted apart as well.
    """
    made = Found(len(stream))
    exemplars = [{report.number, *(one.exemplar for one in report.planted)} for report in stream]
    for report in stream:
        for exemplar, kind in {(one.exemplar, _kind(one, stream)) for one in report.planted}:
            made.planted[kind] += 1
            made.found[kind] += (exemplar, report.number) in pairs
    for older, newer in pairs:
        if not exemplars[older] & exemplars[newer]:
            made.unplanted += 1
            made.of_one_subject += stream[older].subject == stream[newer].subject
    return made


def _kind(one: planted.Planted, stream: Sequence[planted.Made]) -> str:
    if one.operation is not Operation.SENTENCE:
        return one.operation.value
    words = len(one.source.of(stream[one.exemplar].text).split())
    return SENTENCES if words >= 13 else "shorter sentences"


def candidates_of(stream: Sequence[planted.Made]) -> tuple[FingerprintIndex, set[tuple[int, int]]]:
    """The index of the reports, and its pairs."""
    index = FingerprintIndex()
    index.extend_texts((str(made.number), made.text) for made in stream)
    return index, {(int(older), int(newer)) for older, newer in index.pairs()}


def rows(sizes: Sequence[int] = ()) -> list[Row]:
    """The rows of the bench; memory in processes of their own at these sizes too."""
    stream = list(planted.reports(REPORTS, WORDS, SEED, MIX))
    texts = [made.text for made in stream]
    with Stopwatch() as starting:
        fingerprints(texts[:1])
    with Stopwatch() as printing:
        for start in range(0, REPORTS, _AT_ONCE):
            fingerprints(texts[start : start + _AT_ONCE])
    with Stopwatch() as indexing:
        index, pairs = candidates_of(stream)
    found = search(stream, pairs)
    made = [
        Row(DATA, f"recall: {kind}", f"{found.recall(kind):.4f}", _interval(found, kind))
        for kind in sorted(found.planted)
    ]
    made += [
        Row(
            DATA,
            "unplanted candidates a report",
            f"{found.unplanted / REPORTS:.4f}",
            f"{found.of_one_subject} of {found.unplanted} on one subject; {len(pairs)} pairs",
        ),
        Row(DATA, "fingerprints a second", f"{printing.rate(REPORTS):.0f}", f"{WORDS} words each"),
        Row(DATA, "start-up, ms", f"{1000 * starting.seconds:.0f}", "once in a process"),
        Row(DATA, "indexed and paired a second", f"{indexing.rate(REPORTS):.0f}", "from the text"),
        Row(DATA, "bytes of postings a report", f"{index.bytes / REPORTS:.0f}"),
    ]
    made += peer_rows(DATA, stream, printing, indexing)
    return made + [row for size in sizes for row in memory_rows(size)]


def _interval(found: Found, kind: str) -> str:
    low, high = share_interval(found.found[kind], found.planted[kind])
    return f"[{low:.4f}, {high:.4f}] of {found.planted[kind]}"


def memory_rows(size: int) -> Iterator[Row]:
    """The peak memory of a process that indexes so many reports and pairs them."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reuse_index", "--measure", str(size)],
        check=True,
        capture_output=True,
        text=True,
    )
    empty, indexed, paired, pairs = (float(word) for word in done.stdout.split())
    yield Row(
        DATA,
        f"memory at {size:,}: kB a report",
        f"{(indexed - empty) / size:.2f}",
        f"peak {indexed / 1e6:.2f} GB, {empty / 1e6:.2f} before the first; "
        f"{paired / 1e6:.2f} with all {pairs:.0f} pairs",
    )


def measure(size: int) -> None:
    """Print memory in kB, with nothing yet, peak of indexing, peak of pairing; and the pairs.

    Only Linux tells a process its peak, and lets it forget it.
    """
    index = FingerprintIndex()
    index.extend_texts([("warm", "One text loads all that is needed.")])
    stream = planted.reports(size, WORDS, SEED, MIX)
    next(stream)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    peaks = [_memory("VmRSS")]
    index.extend_texts((str(made.number), made.text) for made in stream)
    peaks.append(_memory("VmHWM"))
    pairs = sum(1 for _ in index.pairs())
    print(*peaks, _memory("VmHWM"), pairs)


def _memory(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--memory", type=int, nargs="+", default=[])
    parser.add_argument("--measure", type=int)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
    elif given.memory:
        print_table([row for size in given.memory for row in memory_rows(size)])
    else:
        print_table(rows(given.sizes))
