"""The wide table as Parquet."""

from __future__ import annotations

import io
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from retold.export.formats.table import COLUMNS, TYPES, find_rows
from retold.model import Trace
from retold.text.escape import visible

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def render_parquet(trace: Trace) -> bytes:
    """The table with the type of each column; what a finding has not is null."""
    schema = pa.schema([pa.field(name, _arrow_type(hint)) for name, hint in TYPES.items()])
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in find_rows(trace):
        for name, value in zip(COLUMNS, row.values(), strict=True):
            columns[name].append(visible(value) if isinstance(value, str) else value)
    made = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), made, compression="zstd")
    return made.getvalue()


def _arrow_type(hint: Any) -> Any:  # noqa: ANN401 - Arrow's types are untyped
    kinds = get_args(hint) or (hint,)
    return next(_TYPES[kind] for kind in kinds if kind in _TYPES)
