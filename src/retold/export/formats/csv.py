"""The wide table as CSV."""

from __future__ import annotations

import csv
import io

from retold.export.formats.cells import cell
from retold.export.formats.table import COLUMNS, find_rows
from retold.model import Trace


def render_csv(trace: Trace) -> bytes:
    """The table in UTF-8 with a byte-order mark, by which spreadsheets know the encoding."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in find_rows(trace):
        writer.writerow(map(_cell, row.values()))
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
