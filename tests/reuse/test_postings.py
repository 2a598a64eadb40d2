"""Sorted rows of postings."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.reuse.postings import Postings, numbers_of, values_of

PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=30)


def _added(batches: list[list[tuple[int, int]]]) -> Postings:
    postings = Postings()
    for batch in batches:
        values = np.array([value for value, _ in batch], dtype=np.uint64)
        postings.add(values, np.array([number for _, number in batch], dtype=np.int64))
        postings.settle()
    return postings


@given(st.lists(PAIRS, max_size=8))
def test_everything_added_is_found(batches: list[list[tuple[int, int]]]) -> None:
    """For each fingerprint the reports that hold it, however they were added."""
    postings = _added(batches)
    asked = np.arange(41, dtype=np.uint64)
    found = {
        (value, int(number))
        for row, (start, end) in zip(postings.rows, postings.find(asked), strict=True)
        for value in range(41)
        for number in numbers_of(row[start[value] : end[value]])
    }
    assert found == {pair for batch in batches for pair in batch}


@given(st.lists(PAIRS, min_size=1, max_size=8), st.integers(1, 20))
def test_parts_cut_no_fingerprint(batches: list[list[tuple[int, int]]], most: int) -> None:
    """The parts are everything in order, and each fingerprint is in one of them."""
    parts = list(_added(batches).parts(most))
    whole = np.concatenate(parts).tolist()
    assert whole == sorted(whole)
    assert len(whole) >= len({pair for batch in batches for pair in batch})
    held = [set(values_of(part).tolist()) for part in parts]
    assert sum(len(one) for one in held) == len(set().union(*held))


def test_rows_stay_few() -> None:
    """A thousand reports added one by one stand in a handful of rows."""
    rng = np.random.default_rng(1)
    postings = Postings()
    for number in range(1000):
        postings.add(rng.integers(1 << 38, size=20).astype(np.uint64), np.full(20, number))
        postings.settle()
    assert len(postings.rows) <= 11
    assert len(postings) == 20_000


def test_what_is_dropped_is_gone() -> None:
    """Only the postings of kept reports stay."""
    postings = _added([[(1, 0), (1, 1), (2, 1)], [(3, 2)]])
    postings.keep(np.array([True, False, False]))
    assert [row.tolist() for row in postings.rows] == [[1 << 26]]
