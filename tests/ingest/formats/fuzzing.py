"""Fuzzes the reader of one format for so many seconds of processor time: a program of its own.

    python -m ingest.formats.fuzzing a.docx 600 /some/folder

in `tests`, where atheris is installed (`pip install atheris`; no dependency of ours). It keeps what
reached new code in the folder, goes on from there when it is started again, and writes there every
input that ended in a traceback, took five seconds or 350 MB, or broke a promise about offsets.
"""

from __future__ import annotations

import io
import os
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import FrameType

SECONDS, MEGABYTES, MAX_BYTES = 5.0, 350, 100_000
MOST_MEMORY = 3 * 2**30  # of addresses, half of which libraries take and never use
NUMBERS = [b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e400", b"9" * 400]
WAYS = ["flip", "out", "in", "twice", "off", "most"]
PACKINGS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


class TooSlowError(BaseException):
    """An input takes too long; no `except Exception` of a reader may keep it."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    """End the reading of an input."""
    raise TooSlowError


def megabytes(field: str) -> int:
    """A size of this process, as the system states it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) // 1024


class Fuzzing:
    """One run: what is fuzzed, and what came of it."""

    def __init__(self, name: str, seconds: float, folder: Path) -> None:
        samples = import_module("ingest.formats.samples")
        self.fuzz = import_module("ingest.formats.test_fuzz")
        self.read: Callable[[bytes, str], list[object]] = import_module(
            "ingest.formats.given"
        ).read_all
        self.name, self.seconds, self.folder = name, seconds, folder
        self.sample: bytes = samples.SAMPLES[name]
        # What stands between punctuation in any sample: tags, fields, control words.
        self.words = sorted({w for body in samples.SAMPLES.values() for w in body.split()[:300]})
        self.count = 0

    def try_one(self, body: bytes) -> None:
        """Read an input, and keep it where something is wrong."""
        self.count += 1
        before, start = megabytes("VmRSS"), time.process_time()
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            self.read(body, self.name)
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is, it is found
            where = traceback.extract_tb(error.__traceback__)[-1]
            self.keep(body, f"{type(error).__name__} {where.name} {where.lineno}: {error}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if megabytes("VmHWM") - before > MEGABYTES:
            self.keep(body, f"{megabytes('VmHWM') - before} MB")
        if start > self.seconds:
            sys.stdout.write(f"{self.name}: {self.count:,} inputs, {start:.0f} s\n")
            sys.stdout.flush()
            os._exit(0)  # an exception would be a find

    def keep(self, body: bytes, problem: str) -> None:
        """Write an input, and what it does."""
        (self.folder / f"found-{sha256(body).hexdigest()[:12]}").write_bytes(body)
        sys.stdout.write(f"{self.name}: {problem[:300]}\n")

    def mutate(self, body: bytes, max_bytes: int, seed: int) -> bytes:
        """Another input, made of one; inside of what is packed as often as outside."""
        chance = random.Random(seed)  # noqa: S311 - nothing secret
        if not 0 < len(body) < MAX_BYTES:
            body = self.sample
        wounds = [self.wound(chance) for _ in range(chance.randint(1, 3))]
        if zipfile.is_zipfile(io.BytesIO(body)) and chance.random() < 0.7:
            try:
                way = chance.choice(PACKINGS)
                made: bytes = self.fuzz.with_member(body, chance.randrange(3), way, wounds)
                return made[:max_bytes]
            except Exception:  # noqa: BLE001 - it is broken already
                body = self.sample
        return bytes(self.fuzz.wound(body, wounds)[:max_bytes])

    def wound(self, chance: random.Random) -> tuple[float, str, bytes]:
        """Where, what and how much."""
        given = chance.choice([*NUMBERS, chance.choice(self.words), chance.randbytes(3)])
        return chance.random(), chance.choice(WAYS), given[:60]


def main(name: str, seconds: str, folder: str) -> None:
    """Fuzz until the time is over."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["retold"], enable_loader_override=False):
        import_module("retold.ingest")
    run = Fuzzing(name, float(seconds), Path(folder))
    run.folder.mkdir(parents=True, exist_ok=True)
    (run.folder / "sample").write_bytes(run.sample)
    run.read(run.sample, name)  # models are loaded once, and are no input's fault
    signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    flags = [
        f"-artifact_prefix={folder}/",
        "-verbosity=0",
        f"-max_len={MAX_BYTES}",
        "-len_control=0",
        "-timeout=60",
        "-rss_limit_mb=0",
    ]
    atheris.Setup([name, folder, *flags], run.try_one, custom_mutator=run.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
