"""Runs of letters asked for as numbers are never missed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.ingest.letters import Beginnings, number_runs
from retold.ingest.linemodel.alphabet import PLANE, codes_of

KNOWN = {"by": 1, "read": 2, "rea": 4, "ком": 8, "a ": 16}
FIRST = np.zeros(PLANE, dtype=np.uint8)
FIRST[codes_of("•—")] = 64
LINES = st.lists(
    st.sampled_from([*KNOWN, "•", "", "b"]).flatmap(
        lambda begun: st.text(st.characters(exclude_characters="\n"), max_size=6).map(
            lambda rest: (begun + rest) or "x"
        )
    ),
    min_size=1,
    max_size=8,
)


@given(LINES)
def test_a_beginning_is_never_missed(lines: list[str]) -> None:
    """Each line has the bits of its first letter and of every beginning that it has."""
    codes = codes_of("\n".join(lines) + "\n")
    starts = np.concatenate(([0], (codes == ord("\n")).nonzero()[0][:-1] + 1))
    found = Beginnings(FIRST, KNOWN).of_lines(codes, starts)
    for line, bits in zip(lines, found.tolist(), strict=True):
        for begun, bit in (*KNOWN.items(), ("•", 64), ("—", 64)):
            assert bits & bit or not line.startswith(begun)


@given(st.text(max_size=12), st.integers(1, 5))
def test_equal_runs_have_equal_numbers(text: str, length: int) -> None:
    """A run has one number, wherever it stands."""
    once, twice = (number_runs(codes_of(one), length) for one in (text, text + text))
    assert len(once) == max(0, len(codes_of(text)) - length + 1)
    assert list(once) == list(twice[: len(once)])
