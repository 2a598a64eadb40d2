"""What was verified on a desk."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from retold.cli.terminal.text import LABEL, QUIET, plain
from retold.desk import Checked
from retold.export.views.wording import count_words

MOST = 100


def draw_checked(checked: Checked, desk: str) -> Iterator[RenderableType]:
    """What was verified, and what is wrong."""
    captures = count_words(checked.captures, "capture has its hash", "captures have their hash")
    reports = count_words(
        checked.reports, "report says what its bytes say", "reports say what their bytes say"
    )
    spans = count_words(checked.spans, "span has its words", "spans have their words")
    yield plain(f"{captures}; {reports}; {spans}.")
    if checked.without_bytes:
        words = count_words(checked.without_bytes, "report has", "reports have")
        yield plain((f"{words} no bytes here that could be read again.", QUIET))
    for one in checked.problems[:MOST]:
        yield plain((one.where, LABEL), f": {one.what}")
    if len(checked.problems) > MOST:
        yield plain((f"… and {len(checked.problems) - MOST} more", QUIET))
    if checked.problems:
        yield plain((f"{count_words(len(checked.problems), 'problem')} on {desk}", LABEL))
    else:
        yield plain((f"Nothing is wrong with {desk}.", LABEL))
