"""Passages in the planted stream, held to their floors."""

from __future__ import annotations

import pytest

from benchmarks import detection, planted, revision
from benchmarks.planted import Operation
from benchmarks.table import floors

FLOORS = floors()


def test_planted_passages_are_found() -> None:
    """On a sample of the stream that nothing was fitted to, plagdet holds its floors."""
    pairs = list(planted.passages(detection.SEED, 60))
    least = FLOORS["planted"]["least"]
    assert detection.detect(pairs).score().plagdet >= least["plagdet"] - 0.03


@pytest.mark.slow
def test_every_operation_holds_its_floor() -> None:
    """Verbatim and spun passages of the whole bench hold their floors."""
    held = detection.detect(list(planted.passages(detection.SEED, detection.PAIRS)))
    least = FLOORS["planted"]["least"]
    assert held.score().plagdet >= least["plagdet"]
    assert held.score(Operation.VERBATIM).plagdet >= least["verbatim"]
    assert held.score(Operation.SPUN_45).plagdet >= least["spun 45 %"]


def test_revisions_are_told_apart() -> None:
    """Four degrees of revision by what the alignment says of them."""
    row = revision.rows()[0]
    if row.value == "-":
        pytest.skip(row.note)
    assert float(row.value) >= FLOORS["clough_stevenson"]["least"]["accuracy"]
