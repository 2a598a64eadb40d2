from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.sample import make_trace
from retold.export.formats import FORMATS
from retold.export.formats.cells import cell
from retold.export.formats.table import COLUMNS, find_rows
from retold.model import Trace

TRACE = make_trace()
ROWS = list(find_rows(TRACE))


def _read_csv(trace: Trace) -> list[dict[str, str]]:
    text = FORMATS["csv"].render(trace).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_finding_with_two_sides_has_its_row() -> None:
    """Descents, passages, readings, drifts and swaps all stand in the table."""
    made = [row.finding for row in ROWS]
    assert made.count("descent") == sum(len(one.descents) for one in TRACE.stemmata)
    assert made.count("drift") == len(TRACE.drifts)
    assert made.count("reading") == sum(len(one.differences) for one in TRACE.quotations)
    assert made.count("swap") == sum(len(one.occurrences) for one in TRACE.swaps)


def test_both_sides_of_a_row_are_found_in_their_reports() -> None:
    """The words of each side stand in its report at the offsets that the row gives."""
    texts = {report.id: report.text for report in TRACE.reports}
    sides = [
        (row.left.report, row.left.start, row.left.end, row.left.words)
        for row in ROWS
        if row.finding in {"drift", "swap"}
    ]
    sides = [side for side in sides if side[1] is not None]
    assert sides
    for report, start, end, words in sides:
        assert texts[report][start:end] == words


def test_csv_is_read_back_by_the_standard_reader() -> None:
    """As many rows come back as were written, under the same names."""
    read = _read_csv(TRACE)
    assert len(read) == len(ROWS)
    assert tuple(read[0]) == COLUMNS


def test_xlsx_is_read_back_by_openpyxl() -> None:
    """The workbook has the head, every row, and the numbers as numbers."""
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(TRACE))).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == COLUMNS
    assert len(lines) == len(ROWS) + 1
    at = COLUMNS.index("confidence")
    assert [line[at] for line in lines[1:]] == [row.confidence for row in ROWS]


def test_parquet_is_read_back_by_pyarrow_with_its_types() -> None:
    """Offsets are integers, shares are floats, and what a finding has not is null."""
    table = pq.read_table(io.BytesIO(FORMATS["parquet"].render(TRACE)))
    assert table.column_names == list(COLUMNS)
    assert str(table.schema.field("left_start").type) == "int64"
    assert str(table.schema.field("share").type) == "double"
    assert table.column("share").to_pylist() == [row.share for row in ROWS]


FORMULAS = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_headline_that_is_a_formula_stays_a_text(formula: str) -> None:
    """No cell of a spreadsheet begins a formula, whatever the outlets print."""
    reports = tuple(replace(one, headline=formula) for one in TRACE.reports)
    trace = replace(TRACE, reports=reports)
    for row in _read_csv(trace):
        assert not row["left_headline"].lstrip().startswith(("=", "+", "-", "@", "＝"))
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(trace)))
    cells = [one for line in book.worksheets[0].iter_rows() for one in line]
    assert not [one for one in cells if one.data_type == "f" or one.hyperlink]


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    """The law of cells: nothing that begins one is left at the start."""
    assert not cell(text).lstrip().startswith(("=", "+", "-", "@", "|", "%"))


def test_an_empty_trace_is_a_table_with_a_head_alone() -> None:
    """Nothing found is no error in any table."""
    assert _read_csv(Trace()) == []
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(Trace()))).worksheets[0]
    assert sheet.max_row == 1
    assert pq.read_table(io.BytesIO(FORMATS["parquet"].render(Trace()))).num_rows == 0
