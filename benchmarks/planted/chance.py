"""Random numbers that can be asked for in any order, many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Chance:
    """For each seed, purpose, report and place one random number, the same on every machine.

    The mixing of SplitMix64 (Steele, Lea & Flood 2014), applied to a counter.
    """

    seed: int

    def shares(
        self, purpose: int, reports: Numbers | int, places: Numbers | int
    ) -> npt.NDArray[np.float64]:
        """Numbers from 0 to 1, 1 excluded."""
        start = ((self.seed * 64 + purpose + 1) * _STEP) & _MASK
        mixed = _mix(np.uint64(start) ^ _mix(np.atleast_1d(reports).astype(np.uint64)))
        mixed = _mix(mixed + np.atleast_1d(places).astype(np.uint64))
        return (mixed >> np.uint64(11)).astype(np.float64) / (1 << 53)

    def below(
        self,
        limit: npt.NDArray[np.int64] | int,
        purpose: int,
        reports: Numbers | int,
        places: Numbers | int,
    ) -> Numbers:
        """Whole numbers from 0 to below a limit."""
        return (self.shares(purpose, reports, places) * limit).astype(np.int64)


def _mix(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    mixed = values + np.uint64(_STEP)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
