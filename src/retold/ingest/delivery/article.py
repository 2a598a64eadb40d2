"""The fields of one article of a delivery, and which of its lines are its text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from retold.ingest.delivery.header import find_title, is_bare_field, is_field, read_header
from retold.ingest.delivery.labels import Label
from retold.ingest.delivery.signs import Row
from retold.ingest.delivery.tail import Value, find_tail, read_values, value_end
from retold.ingest.lines import Role
from retold.model import Span

_MIN_CODES = 3
_MAX_BLOCK = 8
_MAX_BLOCK_WORDS, _SENTENCE_WORDS = 12, 4
_STOPS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”")


@dataclass(slots=True)
class Article:
    """One article: where its parts stand in the linear text.

    `values` holds, for each field, the label's words and the span of the value.
    """

    values: dict[str, Value] = field(default_factory=dict)
    headline: Span | None = None
    standfirst: Span | None = None
    captions: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    start: int = 0
    end: int = 0
    labels: int = 0

    def add(self, name: str, value: Value) -> None:
        """Take a field; of two for the same thing, the first."""
        self.values.setdefault(name, value)
        if name == "caption":
            self.captions.append(value.span)


def read_article(rows: list[Row], part: range) -> Article | None:
    """The article in a stretch of lines; none where nothing says that there is one."""
    lines = _parted([rows[number] for number in part])
    if sum(row.label is not None and row.label.is_code for row in lines) < _MIN_CODES:
        lines = [_without_code(row) for row in lines]
    first = next((at for at, row in enumerate(lines) if is_field(row)), None)
    if first is None:
        return None
    article = Article(start=lines[first].start)
    title = find_title(lines, first)
    head_end = _read_labels(lines, first, article)
    _read_head(lines[title:first], lines[first:head_end], article)
    tail = find_tail(lines, head_end)
    for name, value in read_values(lines[tail.start : tail.stop]):
        article.labels += 1
        article.add(name, value)
    article.end = lines[max(head_end, tail.stop) - 1].end
    article.body = _body(lines[head_end : tail.start])
    if article.headline is None and "headline" in article.values:
        article.headline = article.values["headline"].span
    if "standfirst" in article.values:
        article.standfirst = article.values["standfirst"].span
    return article if article.body and (article.labels or article.values) else None


def _parted(rows: list[Row]) -> list[Row]:
    """The lines, with blank ones round each paragraph where nothing parts it from the fields.

    A saved document has a paragraph for each line, and often no empty ones between them.
    """
    if any(row.is_blank for row in rows[1:-1]):
        return rows
    made: list[Row] = []
    for row in rows:
        words = len(row.text.split())
        is_told = words > _MAX_BLOCK_WORDS or (
            words >= _SENTENCE_WORDS and row.text.rstrip().endswith(_STOPS)
        )
        is_prose = is_told and row.label is None and not is_field(row)
        blank = [Row(row.end, row.end, "", None, Role.NONE)] if is_prose else []
        made += [*blank, row, *blank]
    return made


def _without_code(row: Row) -> Row:
    """A line whose capital letters are no label: there are not enough of them."""
    is_code = row.label is not None and row.label.is_code
    return replace(row, label=None) if is_code else row


def _read_head(above: list[Row], inside: list[Row], article: Article) -> None:
    """Read what stands above the text without a label."""
    header = read_header(above, [row for row in inside if row.label is None])
    for name, span in header.values.items():
        article.add(name, Value("line", span))
    if "headline" not in article.values:
        article.headline = header.headline
    if header.start >= 0:
        article.start = header.start


def _read_labels(lines: list[Row], first: int, article: Article) -> int:
    """Read field by field down to the text; the number of the line on which it begins."""
    at = end = first
    while at < len(lines):
        row = lines[at]
        if row.is_blank or row.mark == "page":
            at += 1
        elif row.label is None:
            if not is_field(row) and not is_bare_field(row):
                break
            at = end = _block_end(lines, at)
        elif row.label.field == "body":
            article.labels += 1
            return _body_start(lines, at, row.label)
        else:
            stop = value_end(lines, at)
            for name, value in read_values(lines[at:stop]):
                article.labels += 1
                article.add(name, value)
            at = end = stop
    return end


def _block_end(lines: list[Row], at: int) -> int:
    """One past the lines that follow a field without a label directly: they are fields too."""
    stop = at + 1
    while stop < min(len(lines), at + _MAX_BLOCK):
        row = lines[stop]
        if row.is_blank or row.label is not None or len(row.text.split()) > _MAX_BLOCK_WORDS:
            break
        stop += 1
    return stop


def _body_start(lines: list[Row], at: int, label: Label) -> int:
    """Where the text begins behind its label: on the label's own line, or on the next."""
    lines[at] = _behind(lines[at], label)
    return at if not lines[at].is_blank else at + 1


def _behind(row: Row, label: Label) -> Row:
    """What stands behind the label on its line."""
    start = row.start + label.value_start
    return Row(start, row.end, row.text[label.value_start :], None, Role.NONE)


def _body(lines: list[Row]) -> list[Span]:
    """The stretches of the text, without marks of pages and the labels of its further parts."""
    spans: list[Span] = []
    start: int | None = None
    end = 0
    for line in lines:
        is_part = line.label is not None and line.label.field == "body"
        row = _behind(line, line.label) if is_part and line.label else line
        if (row.mark or is_part) and start is not None:
            spans.append(Span(start, end))
            start = None
        if not row.mark and not row.is_blank:
            start = row.start if start is None else start
            end = row.end
    if start is not None:
        spans.append(Span(start, end))
    return spans
