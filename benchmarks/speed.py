"""Time, as ratios wherever a ratio says it: these figures hold on a noisy machine."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import retold
from benchmarks.seeds import seed_paths
from benchmarks.table import Row
from retold.ingest import read_bytes

RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a call, in seconds, after one call that is not counted."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def hostile_inputs(scale: int) -> dict[str, bytes]:
    """Inputs made to be slow, each of about `scale` times 100 kB."""
    noise = random.Random(1)  # noqa: S311 - garbage, no secret
    said = b'"We say," said Ann Orr, that "it" was (the) case; she denied it. '
    return {
        "one line of words": b"word " * (20_000 * scale),
        "one sentence of claims": said.replace(b". ", b", and ") * (1_600 * scale),
        "sentences of claims": said * (1_600 * scale),
        "quotation marks": b'" ' * (1_000 * scale) + b"x" * (50_000 * scale),
        "random bytes": noise.randbytes(100_000 * scale),
        "blank lines": b"\n" * (100_000 * scale),
        "short lines": b"Menu\n" * (20_000 * scale),
        "days in lines": b"On 3 May 2031 the ferry struck the mole.\n" * (2_400 * scale),
    }


def trace_bytes(body: bytes) -> object:
    """Trace one input on its own."""
    return retold.trace([read_bytes(body, path="hostile.txt")])


def rows() -> list[Row]:
    """The sample texts in seconds, and how time grows when a hostile input doubles."""
    made = []
    if paths := seed_paths():
        taken = seconds(lambda: retold.trace(retold.read(paths)))
        made.append(Row("speed", "seeds_seconds", f"{taken:.2f}", "five files, one core, warm"))
    once, twice = hostile_inputs(1), hostile_inputs(2)
    for name in once:
        before = seconds(partial(trace_bytes, once[name]), 3)
        after = seconds(partial(trace_bytes, twice[name]), 3)
        made.append(
            Row("speed", f"doubled: {name}", f"{after / before:.2f}", f"from {before:.3f} s")
        )
    return made
