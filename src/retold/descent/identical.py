"""Reports with the same words: one stands for all in every computation."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from retold.model.report import Report, ReportKind
from retold.text.tokens import fold_words

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Group:
    """Reports with the same words; the first of them that is known stands for all."""

    first: Report
    others: tuple[Report, ...]


def group_identical(reports: Sequence[Report], alone: Container[str] = ()) -> list[Group]:
    """The reports grouped by their folded words, in order of date, then path.

    A statement stands for its copies whatever the dates; a text without words stands alone.

    Args:
        reports: The reports.
        alone: The ids of those that stand by themselves whatever their words.
    """
    groups: dict[tuple[str, ...] | str, list[Report]] = {}
    for report in sorted({report.id: report for report in reports}.values(), key=in_order):
        words = tuple(fold_words(report.text))
        key = report.id if report.id in alone else words
        groups.setdefault(key or report.id, []).append(report)
    return [_group(members) for members in groups.values()]


def put_first(group: Group, is_source: Callable[[Report], bool]) -> Group:
    """The group with another report standing for all, if only that one is a source of others."""
    if not group.others or is_source(group.first) or group.first.kind is ReportKind.STATEMENT:
        return group
    chosen = next((one for one in group.others if is_source(one)), None)
    if chosen is None:
        return group
    rest = (one for one in (group.first, *group.others) if one.id != chosen.id)
    return Group(chosen, tuple(rest))


def _group(members: list[Report]) -> Group:
    statement = next((one for one in members if one.kind is ReportKind.STATEMENT), members[0])
    return Group(statement, tuple(one for one in members if one.id != statement.id))


def in_order(report: Report) -> tuple[datetime, str, str, str]:
    """The key that sorts reports by date, undated last, then by path, address and id."""
    moment = report.published.moment
    return (moment.middle if moment else _LAST, report.path, report.url, report.id)
