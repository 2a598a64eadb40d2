"""The fields of a delivery with their values, and where those below an article's text begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.ingest.delivery.header import is_rights
from retold.ingest.delivery.signs import Row
from retold.model import Span

_TRAILING = frozenset(
    "other language caption url length section published byline headline outlet".split()
)
_MAX_VALUE_WORDS = 90
_MAX_VALUE_LINES = 8
_MAX_REST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value: the words of its label, and where it stands in the linear text."""

    label: str
    span: Span


def read_values(lines: list[Row]) -> Iterator[tuple[str, Value]]:
    """Yield the fields with a label, and their values."""
    at = 0
    while at < len(lines):
        label = lines[at].label
        if label is None:
            at += 1
            continue
        stop = value_end(lines, at)
        start = lines[at].start + label.value_start
        end = max(start, lines[stop - 1].end)
        text = "\n".join(row.text for row in lines[at:stop])[label.value_start :]
        lead, trail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        if text.strip() and start + lead <= end - trail:
            yield label.field, Value(label.name, _exact(lines[at:stop], start))
        at = stop


def _exact(lines: list[Row], start: int) -> Span:
    """From the first word behind the label to the last one of the value."""
    ends = [row.start + len(row.text.rstrip()) for row in lines if not row.is_blank]
    begins = [
        max(start, row.start) + len(words) - len(words.lstrip())
        for row in lines
        if (words := row.text[max(0, start - row.start) :]).strip()
    ]
    return Span(begins[0], max(begins[0], ends[-1]))


def value_end(lines: list[Row], at: int) -> int:
    """One past the last line of a value.

    A value on the label's own line goes on until a blank line; one below its label, until the
    next label.
    """
    row = lines[at]
    is_bare = row.label is not None and not row.text[row.label.value_start :].strip()
    stop = last = at + 1
    while stop < len(lines):
        following = lines[stop]
        if following.label is not None or following.mark or is_rights(following):
            break
        if following.is_blank:
            if not is_bare and last > at:
                break
        elif len(following.text.split()) > _MAX_VALUE_WORDS or stop - at > _MAX_VALUE_LINES:
            break
        else:
            last = stop + 1
            if is_bare and row.label is not None and not row.label.is_code:
                is_bare = _is_followed_by_label(lines, last)
        stop += 1
    return last


def _is_followed_by_label(lines: list[Row], at: int) -> bool:
    """Whether the next line that is not blank but one is a label: the value has two paragraphs."""
    filled = [row for row in lines[at : at + 6] if not row.is_blank]
    return len(filled) > 1 and filled[0].label is None and filled[1].label is not None


def find_tail(lines: list[Row], first: int) -> range:
    """The lines of the fields below the text; empty where there are none.

    From the last field upwards, as long as every line belongs to a field: a line of the text that
    looks like a field has text below it.
    """
    last = next((at for at in range(len(lines) - 1, first, -1) if _is_trailing(lines[at])), None)
    if last is None:
        return _before_marks(lines, first)
    stop = value_end(lines, last) if lines[last].label is not None else last + 1
    if sum(len(row.text.split()) for row in lines[stop:] if not row.mark) > _MAX_REST_WORDS:
        return _before_marks(lines, first)
    accounted = {stop}
    tail = stop
    for at in range(stop - 1, first, -1):
        row = lines[at]
        if row.is_blank or row.mark:
            is_in = at + 1 in accounted
        elif _is_trailing(row):
            is_in = (value_end(lines, at) if row.label is not None else at + 1) in accounted
        else:
            continue
        if is_in:
            accounted.add(at)
            tail = at
    return range(tail, stop)


def _before_marks(lines: list[Row], first: int) -> range:
    """An empty stretch, before the marks and blank lines at the end."""
    end = len(lines)
    while end > first and (lines[end - 1].is_blank or lines[end - 1].mark):
        end -= 1
    return range(end, end)


def _is_trailing(row: Row) -> bool:
    if row.mark:
        return False
    return is_rights(row) or (row.label is not None and row.label.field in _TRAILING)
