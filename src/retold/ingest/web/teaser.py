"""Reports of which a feed gives the teaser alone."""

from __future__ import annotations

from dataclasses import replace

from retold.model import Report, ReportKind, Zone

_TEXT = (Zone.BODY, Zone.STANDFIRST, Zone.SUBHEADING)


def as_teaser(report: Report) -> Report:
    """The report with its text called a teaser, and its kind unknown: the article is elsewhere."""
    blocks = tuple(
        replace(block, zone=Zone.TEASER) if block.zone in _TEXT else block
        for block in report.blocks
    )
    return replace(report, blocks=blocks, kind=ReportKind.UNKNOWN)
