"""Processor time, which a busy machine leaves nearly alone."""

from __future__ import annotations

import time
from typing import Self


class Stopwatch:
    """Measures the processor time of its block, in seconds."""

    seconds: float = 0.0

    def __enter__(self) -> Self:
        self.seconds = -time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds += time.process_time()

    def rate(self, count: int) -> float:
        """How many a second."""
        return count / self.seconds
