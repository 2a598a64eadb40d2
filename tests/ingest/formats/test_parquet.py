"""Parquet."""

from __future__ import annotations

import io
import tracemalloc
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.formats.given import HEADLINE, PARAGRAPHS, TEXT, body_of, reports_in, skips_in
from retold.ingest.formats.thrift import Compact
from retold.model import SkipReason


def parquet(columns: dict[str, list[object]], **options: str | bool) -> bytes:
    """A table as Parquet."""
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made, **options)
    return made.getvalue()


ROWS: dict[str, list[object]] = {
    "headline": [HEADLINE] * 3,
    "text": [TEXT] * 3,
    "date": [date(2031, 5, 5)] * 3,
    "other": [{"a": [1]}] * 3,
}


@pytest.mark.parametrize("compression", ["none", "snappy", "zstd", "gzip", "brotli"])
def test_rows(compression: str) -> None:
    """A row is a report, however it is packed."""
    reports = reports_in(parquet(ROWS, compression=compression), "rows.parquet")
    assert len(reports) == 3
    assert body_of(reports[0]) == PARAGRAPHS
    assert reports[0].published.evidence == 'column "date": "2031-05-05"'


def test_no_dictionary() -> None:
    """Pages without a dictionary are measured and read alike."""
    assert len(reports_in(parquet(ROWS, use_dictionary=False), "rows.parquet")) == 3


def test_a_row_without_text() -> None:
    """An empty cell is one skip."""
    (skip,) = skips_in(parquet({"text": [TEXT, None]}), "rows.parquet")
    assert (skip.reason, skip.detail[:6]) == (SkipReason.EMPTY, "row 2:")


def test_a_page_that_asks_for_too_much() -> None:
    """A page that unpacks to hundreds of megabytes is refused before it is unpacked."""
    body = parquet({"text": ["a" * 100_000_000]}, compression="zstd", use_dictionary=False)
    assert len(body) < 200_000
    tracemalloc.start()
    (skip,) = skips_in(body, "bomb.parquet")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert skip.reason is SkipReason.TOO_LARGE
    assert peak < 10_000_000


@pytest.mark.parametrize("cut", [8, 200, -20])
def test_cut_off(cut: int) -> None:
    """A table without its end is damaged."""
    (skip,) = skips_in(parquet(ROWS)[:cut], "rows.parquet")
    assert skip.reason is SkipReason.DAMAGED


# Far future, finer than Python knows, a zone that nobody knows.
ODD_TIMES = [
    pa.array([10**15, 0, 0], pa.timestamp("ms")),
    pa.array([1_935_878_400_123_456_789] * 3, pa.timestamp("ns")),
    pa.array([1_935_878_400_000] * 3, pa.timestamp("ms", tz="Nowhere/Ellery")),
]


@pytest.mark.parametrize("times", ODD_TIMES, ids=["far", "fine", "zone"])
def test_times_that_python_has_no_value_for(times: pa.Array) -> None:
    """A time that cannot be had costs no text, and those beside it stay."""
    table = {**ROWS, "date": times}
    reports = reports_in(parquet(table), "rows.parquet")
    assert [body_of(report) for report in reports] == [PARAGRAPHS] * 3
    assert reports[-1].published.evidence.startswith('column "date"')


def test_a_footer_that_arrow_cannot_bear() -> None:
    """A column that may have no gaps, with gaps counted, ended the process within Arrow."""
    body = parquet({"text": [TEXT, None]})
    optional, required = b"\x25\x02\x18\x04text", b"\x25\x00\x18\x04text"
    assert optional in body
    (skip,) = skips_in(body.replace(optional, required), "rows.parquet")
    assert skip.reason is SkipReason.DAMAGED


@pytest.mark.parametrize("size", [0, 2**31, 2**32 - 1])
def test_a_footer_that_lies_about_its_length(size: int) -> None:
    """A footer of no length, or a longer one than the file, is damage."""
    body = parquet(ROWS)
    (skip,) = skips_in(body[:-8] + size.to_bytes(4, "little") + b"PAR1", "rows.parquet")
    assert skip.reason is SkipReason.DAMAGED


@pytest.mark.parametrize("at", [10**9, 2**63 - 1, 2**66])
def test_pages_that_stand_nowhere(at: int) -> None:
    """Pages said to stand behind the file's end, or beyond what a file can have, are damage."""
    body = parquet({"text": [TEXT]}, use_dictionary=False)
    size = int.from_bytes(body[-8:-4], "little")
    told = bytes(2 * at >> step & 127 | 128 for step in range(0, 63, 7)) + bytes([2 * at >> 63])
    place = b"\x26\x08"  # the field of the place of a column's pages: it is 4
    assert place in body[-8 - size :]
    footer = body[-8 - size : -8].replace(place, b"\x26" + told, 1)
    made = body[: -8 - size] + footer + len(footer).to_bytes(4, "little") + b"PAR1"
    (skip,) = skips_in(made, "rows.parquet")
    assert (skip.reason, skip.detail) == (SkipReason.DAMAGED, "its footer is broken")


def test_a_page_that_says_it_is_larger_than_the_file() -> None:
    """Arrow took a gigabyte for a page of 200 bytes that said so: it is damage."""
    body = parquet({"text": [TEXT]}, compression="none", use_dictionary=False)
    header = Compact(body[4:])
    for field, _ in header.fields():
        at = 4 + header.at
        header.number()
        if field == 3:  # how many bytes it has in the file
            break
    larger = body[:at] + b"\xff\xff\xff\xff\x07" + body[4 + header.at :]
    (skip,) = skips_in(larger, "rows.parquet")
    assert (skip.reason, skip.detail) == (
        SkipReason.DAMAGED, "the header of one of its pages is broken"
    )  # fmt: skip
