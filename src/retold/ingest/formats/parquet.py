"""Parquet, batch by batch, the columns that hold something alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retold.ingest.formats.document import Document
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.formats.parquetfooter import MAX_FOOTER_BYTES
from retold.ingest.formats.parquetpages import check_pages
from retold.ingest.formats.row import RowReader
from retold.ingest.input import Input
from retold.ingest.refusal import RefusedError
from retold.model import Skip, SkipReason

# Nanoseconds, years past 9999, zones that nobody knows: pytz has a KeyError for these.
_NO_VALUE = (ValueError, OverflowError, LookupError)
_BATCH_ROWS = 32
_BUFFER_BYTES = 1 << 20
_MAX_FOOTER_PARTS = 200_000


def read(source: Input, options: ReadingOptions) -> Iterator[Document | Skip]:
    """Yield the text of every row."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    stream = source.seekable_stream(options.limits)
    try:
        table = pq.ParquetFile(
            stream,
            buffer_size=_BUFFER_BYTES,
            pre_buffer=False,
            thrift_string_size_limit=MAX_FOOTER_BYTES,
            thrift_container_size_limit=_MAX_FOOTER_PARTS,
        )
        names = tuple(table.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise RefusedError(SkipReason.DAMAGED, _line(error)) from None
    if len(names) > options.limits.max_columns:
        raise RefusedError(SkipReason.TOO_LARGE, f"it has {len(names):,} columns")
    rows = RowReader(source, options)
    wanted = tuple(rows.columns_of(names).values())
    check_pages(stream, wanted, options.limits)
    batches = table.iter_batches(_BATCH_ROWS, columns=list(wanted))
    while True:
        try:
            batch = next(batches, None)
            found = [] if batch is None else _rows_of(batch)
        except (pa.ArrowException, OSError, ValueError) as error:
            yield source.skip(
                SkipReason.DAMAGED, f"after row {rows.number}: {_line(error)}; the rest is lost"
            )
            return
        if batch is None:
            return
        for row in found:
            try:
                yield rows.read(row)
            except RefusedError as refusal:
                yield source.skip(refusal.reason, str(refusal))


def _rows_of(batch: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - Arrow is untyped
    """The rows of a batch; a cell that Python has no value for is none, and costs no other."""
    columns = [_cells(column) for column in batch.columns]
    names = batch.schema.names
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: Any) -> list[Any]:  # noqa: ANN401
    try:
        return list(column.to_pylist())
    except _NO_VALUE:
        return [_cell(one) for one in _in_microseconds(column)]


def _cell(scalar: Any) -> Any:  # noqa: ANN401
    try:
        return scalar.as_py()
    except _NO_VALUE:
        return None


def _in_microseconds(column: Any) -> Any:  # noqa: ANN401
    """Times as Python knows them: no finer than microseconds, in a zone that there is."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load

    if not pa.types.is_timestamp(column.type):
        return column
    kind = pa.timestamp("us", "UTC" if column.type.tz else None)
    try:
        return column.cast(kind, safe=False)
    except pa.ArrowException:
        return column


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or "it cannot be read"
