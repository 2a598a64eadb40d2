from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa

from retold.archive import ArchiveSettings
from retold.archive.queries import read_query
from retold.archive.tables import POSTINGS
from retold.reuse.sharing import MOST_REPORTS, POINTS, UNIT, WEIGHTS


def _postings(print_: int, weight: int, holders: int, first: int) -> list[dict[str, int]]:
    same = {"print": print_, "weight": weight, "rare": 0, "prints": 9, "day": 7, "slot": 0}
    return [same | {"number": number} for number in range(first, first + holders)]


def test_what_many_texts_have_counts_what_it_counts_on_a_desk() -> None:
    """For every kind of fingerprint and number of holders the query's points are `POINTS`."""
    rows: list[dict[str, int]] = []
    expected: dict[int, int] = {}
    for kind, weight in enumerate(WEIGHTS.tolist()):
        for holders in range(2, MOST_REPORTS + 1):
            expected[len(rows)] = int(POINTS[kind, holders])
            rows += _postings(len(expected), weight, holders, len(rows))
    sql = read_query("pairs", ArchiveSettings(least_shared=0))
    with duckdb.connect() as duck:
        duck.register("postings", pa.Table.from_pylist(rows, POSTINGS))
        duck.sql("CREATE TABLE twins AS SELECT number, 1 AS place FROM postings")
        found = duck.sql(sql).to_arrow_table()
    firsts = np.array(sorted(expected))
    groups = firsts[np.searchsorted(firsts, found["a_number"].to_numpy(), side="right") - 1]
    shared = dict(zip(groups.tolist(), found["shared"].to_pylist(), strict=True))
    assert shared == expected
    assert max(shared.values()) <= 3 * UNIT
