"""A row of a table to the text in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from retold.ingest.decode import without_surrogates
from retold.ingest.formats.columns import find_columns
from retold.ingest.formats.document import Document, Stretch
from retold.ingest.formats.options import ReadingOptions
from retold.ingest.input import Input
from retold.ingest.lines import Role
from retold.ingest.markup import is_markup
from retold.ingest.metadata import StatedDate
from retold.ingest.refusal import RefusedError
from retold.ingest.sniff import Format
from retold.ingest.stated import Stated
from retold.model import Capture, SkipReason, Span

_SEPARATOR = "\n\n"
_NAMES = ("name", "title", "rendered", "href", "url", "text")
_LISTED = 20
# Seconds since 1970 that lie in the years 1980 to 2100; the same in thousandths.
_SECONDS = range(315_532_800, 4_102_444_800)
_MILLISECONDS = range(_SECONDS.start * 1000, _SECONDS.stop * 1000)


class RowReader:
    """Makes documents of the rows of one table."""

    def __init__(self, source: Input, options: ReadingOptions) -> None:
        self._source = source
        self._options = options
        self._found: tuple[tuple[str, ...] | None, dict[str, str]] = (None, {})
        self.number = 0

    def columns_of(self, names: tuple[str, ...]) -> dict[str, str]:
        """Which column holds what.

        Raises:
            RefusedError: None holds text.
        """
        if self._found[0] != names:
            self._found = (names, find_columns(names, self._options.columns))
        if "text" not in self._found[1]:
            raise RefusedError(SkipReason.UNKNOWN_FORMAT, _no_text(names))
        return self._found[1]

    def read(self, row: Mapping[str, Any], body: bytes | None = None) -> Document:
        """The text in a row.

        Args:
            row: The cells by the names of their columns.
            body: The bytes of the row as they came; the row as JSON, where it has none.

        Raises:
            RefusedError: It holds no text.
        """
        self.number += 1
        columns = self.columns_of(tuple(row))
        cells = {field: cell_text(row[name]) for field, name in columns.items()}
        if not cells["text"].strip():
            detail = f"row {self.number}: its column {columns['text']!r} is empty"
            raise RefusedError(SkipReason.EMPTY, detail)
        body = _as_json(row) if body is None else body
        capture = Capture.of(
            body,
            path=self._source.path,
            media_type=Format.JSON,
            url=cells.get("url", "")[:2000],
            number=self.number,
        )
        stated = _state(cells, columns, self._source)
        if is_markup(cells["text"], ""):
            text = cells["text"]
            return Document(capture=capture, body=body, text=text, is_markup=True, stated=stated)
        text, stretches = _lay(cells.get("headline", ""), cells["text"])
        return Document(capture=capture, body=body, text=text, stretches=stretches, stated=stated)


def cell_text(value: Any) -> str:  # noqa: ANN401 - a cell may hold whatever JSON holds
    """A cell as text: names of lists joined, a time in ISO 8601."""
    if isinstance(value, str):
        return without_surrogates(value)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        named = (value[key] for key in _NAMES if isinstance(value.get(key), str))
        return cell_text(next(named, ""))
    if isinstance(value, list):
        flat = [one for one in value[:_LISTED] if not isinstance(one, list)]
        return ", ".join(filter(None, map(cell_text, flat)))
    return ""


def _lay(headline: str, text: str) -> tuple[str, tuple[Stretch, ...]]:
    """Headline and text as one linear text, the headline not repeated."""
    headline = " ".join(headline.split())
    if not headline or text.lstrip("\ufeff \t\r\n").startswith(headline):
        return text, ()
    whole = headline + _SEPARATOR + text
    start = len(headline) + len(_SEPARATOR)
    return whole, (
        Stretch(Role.TITLE, Span(0, len(headline))),
        Stretch(Role.NONE, Span(start, len(whole))),
    )


def _state(cells: Mapping[str, str], columns: Mapping[str, str], source: Input) -> Stated:
    dates: tuple[StatedDate, ...] = ()
    words = _time_words(cells.get("published", "").strip()[:60])
    if words:
        basis = _named(columns["published"])
        dates = (StatedDate(words, None, basis, is_published=True),)
    return Stated(
        basis="column",
        outlet=cells.get("outlet", "") or source.stated.outlet,
        outlet_evidence=_named(columns["outlet"]) if cells.get("outlet") else "",
        headline=cells.get("headline", ""),
        byline=cells.get("byline", ""),
        url=cells.get("url", "").strip(),
        language=cells.get("language", ""),
        section=cells.get("section", ""),
        dates=dates,
    )


def _named(column: str) -> str:
    return f'column "{without_surrogates(column[:60])}"'


def _time_words(words: str) -> str:
    """A date as it is written, or in ISO 8601 where it is a number of seconds."""
    number = words.partition(".")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 14:
        return words
    value = int(number)
    seconds = value if value in _SECONDS else value / 1000 if value in _MILLISECONDS else None
    return words if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _as_json(row: Mapping[str, Any]) -> bytes:
    made = json.dumps(dict(row), ensure_ascii=False, default=cell_text)
    return made.encode("utf-8", "surrogatepass")


def _no_text(names: tuple[str, ...]) -> str:
    shown = ", ".join(" ".join(without_surrogates(name[:40]).split()) for name in names[:12]) + (
        ", ..." if len(names) > 12 else ""
    )
    return (
        f"no column holds the text (it has: {shown}); name the column: --columns text=NAME"
        if names
        else "it has no columns"
    )
