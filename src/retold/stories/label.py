"""The line that names a story."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Report, Zone
from retold.stories.profile import article_text
from retold.text.sentences import first_sentence

MAX_LABEL = 120
# The first sentence, or more of it than a label shows.
_FIRST_CHARS = 400


def story_label(reports: Sequence[Report]) -> str:
    """The headline of the first report that has one, else the first sentence, cut at a word."""
    for report in reports:
        headline = report.headline or _headline(report)
        if headline.strip():
            return _cut(" ".join(headline.split()))
    for report in reports:
        text = article_text(report)[:_FIRST_CHARS]
        if sentence := first_sentence(text):
            return _cut(" ".join(sentence.of(text).split()))
    return "(no text)"


def _headline(report: Report) -> str:
    return next((block.span.of(report.text) for block in report.blocks_in(Zone.HEADLINE)), "")


def _cut(line: str) -> str:
    if len(line) <= MAX_LABEL:
        return line
    kept = line[: MAX_LABEL - 1]
    return kept[: kept.rfind(" ")].rstrip(",;:") + "…" if " " in kept else kept + "…"
