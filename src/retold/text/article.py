"""The text that reports are compared by."""

from __future__ import annotations

from retold.model import Report, Zone
from retold.text.shingles import MAX_CHARS

_ZONES = (Zone.HEADLINE, Zone.STANDFIRST, Zone.TEASER, Zone.BODY)


def article_of(report: Report) -> str:
    """The headline and the body of a report, as far as they are read."""
    blocks = report.blocks_in(*_ZONES)
    return "\n".join(block.span.of(report.text) for block in blocks)[:MAX_CHARS]
