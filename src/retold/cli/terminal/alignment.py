"""Two reports, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from retold.cli.terminal.text import LABEL, QUIET, marked, plain
from retold.export.views.dates import date_words
from retold.export.views.marks import Bit, Mark
from retold.export.views.wording import share_words
from retold.model import Alignment, Change, Passage, PassageLabel, Report, Span

# Where more than this share of a passage differs, brackets would stand around all of it.
MOSTLY = 0.6
_WORDS = {
    PassageLabel.VERBATIM: "word for word",
    PassageLabel.EDITED: "edited",
    PassageLabel.REWORDED: "in other words",
    PassageLabel.MOVED: "moved",
    PassageLabel.ADDED: "only here",
    PassageLabel.DROPPED: "only here",
}


def draw_alignment(alignment: Alignment, left: Report, right: Report) -> Iterator[RenderableType]:
    """The two reports side by side: what they share on one line, what each has alone on its side.

    Args:
        alignment: What they share.
        left: The left report.
        right: The right report.
    """
    table = _table()
    table.add_row(_head(left), _head(right))
    shares = (
        f"{share_words(alignment.share_left)} of it shared",
        f"{share_words(alignment.share_right)} of it shared",
    )
    table.add_row(*(plain((share, QUIET)) for share in shares))
    yield table
    for passage in alignment.passages:
        yield Rule(_WORDS[passage.label], style=QUIET, align="left")
        table = _table()
        table.add_row(_side(passage, "left"), _side(passage, "right"))
        yield table


def _table() -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    return table


def _head(report: Report) -> Text:
    name = report.outlet.name or report.path or report.id
    return plain((name, LABEL), f", {date_words(report.published)}")


def _side(passage: Passage, side: str) -> Text:
    span: Span | None = getattr(passage, side)
    if span is None:
        return plain()
    words: str = getattr(passage, f"{side}_text")
    changed = sorted(_spans(passage.changes, side))
    if sum(b - a for a, b in changed) > MOSTLY * len(span):
        return plain(words)
    return marked(_bits(words, [Span(a - span.start, b - span.start) for a, b in changed]))


def _spans(changes: tuple[Change, ...], side: str) -> Iterator[tuple[int, int]]:
    for change in changes:
        span: Span | None = getattr(change, side)
        if span is not None:
            yield span.start, span.end


def _bits(words: str, changed: list[Span]) -> Iterator[Bit]:
    at = 0
    for span in changed:
        if at <= span.start < span.end <= len(words):
            yield Bit(text=words[at : span.start])
            yield Bit(text=span.of(words), mark=Mark.DIFFERS)
            at = span.end
    yield Bit(text=words[at:])
