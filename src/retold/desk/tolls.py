"""How many were killed and injured, as a report says in all."""

from __future__ import annotations

from retold.model import Category, Report, Toll, Trace


def read_tolls(trace: Trace, report: Report) -> tuple[Toll, ...]:
    """How many a report says were killed and how many injured, where it counts any.

    A report gives several numbers: what it says in all is the count that its own telling leads to,
    not that of last year or of another place.

    Args:
        trace: Its story.
        report: The report.
    """
    from retold.figures import find_toll  # noqa: PLC0415 - the stages load slowly

    figures = sorted(
        (one for one in trace.figures if one.report_id == report.id), key=lambda one: one.span
    )
    counted = {one.category for one in figures if one.low}
    tolls = (
        find_toll(report, figures, category)
        for category in (Category.KILLED, Category.INJURED)
        if category in counted
    )
    return tuple(toll for toll in tolls if toll.count)
