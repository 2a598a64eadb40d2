"""What a stage is: a function over batches of rows, and the columns of what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

Batches = Iterator[pa.RecordBatch]
_ROWS = 500
_CHARS = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of per-row work that any engine can run, many rows at a time, in many processes.

    The function must be found by its module and name in another process, and hold no state.
    """

    name: str
    function: Callable[[Batches], Batches]
    schema: pa.Schema


def batches_of(
    rows: Iterable[tuple[Any, ...]], schema: pa.Schema, size: Callable[[tuple[Any, ...]], int]
) -> Batches:
    """Rows as record batches, none much larger than 16 MB.

    Args:
        rows: Tuples in the order of the columns.
        schema: The columns.
        size: How many characters a row has, about.
    """
    held: list[tuple[Any, ...]] = []
    chars = 0
    for row in rows:
        held.append(row)
        chars += size(row)
        if len(held) >= _ROWS or chars >= _CHARS:
            yield _batch(held, schema)
            held, chars = [], 0
    if held:
        yield _batch(held, schema)


def _batch(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, one.type) for column, one in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
