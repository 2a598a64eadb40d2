"""The wide table as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter

from retold.export.formats.cells import short_cell
from retold.export.formats.table import COLUMNS, find_rows
from retold.model import Trace

# Excel takes 1,048,576 rows; the rest goes on in a further sheet.
_SHEET_ROWS = 1_000_000
_WIDTHS = {"words": 60, "headline": 40, "evidence": 60, "label": 40, "outlet": 24}


def render_xlsx(trace: Trace) -> bytes:
    """The table as a workbook in which every text is a text, and nothing is a link."""
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = None
        for number, row in enumerate(find_rows(trace)):
            if number % _SHEET_ROWS == 0:
                sheet = _add_sheet(book, head)
            _write(sheet, 1 + number % _SHEET_ROWS, row.values())
        if sheet is None:
            _add_sheet(book, head)
    return made.getvalue()


def _add_sheet(book: xlsxwriter.Workbook, head: object) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet()
    for at, name in enumerate(COLUMNS):
        sheet.set_column(at, at, _WIDTHS.get(name.rpartition("_")[2], 12))
        sheet.write_string(0, at, name, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, len(COLUMNS) - 1)
    return sheet


def _write(
    sheet: xlsxwriter.worksheet.Worksheet | None, line: int, values: Iterable[object]
) -> None:
    if sheet is None:
        return
    for at, value in enumerate(values):
        if isinstance(value, bool):
            sheet.write_boolean(line, at, value)
        elif isinstance(value, str):
            if value:
                sheet.write_string(line, at, short_cell(value))
        elif isinstance(value, int | float):
            sheet.write_number(line, at, value)
