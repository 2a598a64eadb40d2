"""Reports as the user corrected them: another date, another outlet, another body."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from retold.errors import RetoldError
from retold.model import (
    Block,
    Judgement,
    JudgementKind,
    Moment,
    Outlet,
    Publication,
    Report,
    Span,
    Speaker,
    Zone,
)
from retold.store.judgements import judgements_of, load_judgements
from retold.store.reports import load_reports
from retold.store.speakers import load_speakers

EVIDENCE = "corrected by the user"
# What a body may hold without being body itself.
_INNER = frozenset({Zone.BODY, Zone.SUBHEADING, Zone.CAPTION, Zone.CREDIT})


def read_reports(connection: sqlite3.Connection, report_ids: Iterable[str]) -> list[Report]:
    """The reports of these ids that are on the desk, in this order, as the user corrected them."""
    reports = load_reports(connection, report_ids)
    of_report: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements_of(connection, [report.id for report in reports], list(_CORRECT)):
        of_report[one.subject].append(one)
    return [correct_report(report, of_report[report.id]) for report in reports]


def refused_pairs(
    connection: sqlite3.Connection, report_ids: Iterable[str]
) -> frozenset[tuple[str, str]]:
    """The pairs of exemplar and copy that the user ruled out, of copies among these reports."""
    found = judgements_of(connection, report_ids, [JudgementKind.NOT_THIS_EXEMPLAR])
    return frozenset((one.other, one.subject) for one in found)


def same_speakers(connection: sqlite3.Connection) -> dict[str, Speaker]:
    """For the ids of speakers the speakers who, as the user says, they are."""
    same: dict[str, str] = {}
    for one in load_judgements(connection):
        if one.kind is JudgementKind.SAME_SPEAKER:
            kept = same.get(one.subject, one.subject)
            if kept != one.other:
                same = {name: kept if to == one.other else to for name, to in same.items()}
                same[one.other] = kept
    known = {one.id: one for one in load_speakers(connection, sorted(set(same.values())))}
    return {name: known[kept] for name, kept in same.items() if kept in known}


def correct_report(report: Report, judgements: Iterable[Judgement]) -> Report:
    """A report with its corrections, the later ones over the earlier."""
    for one in judgements:
        correct = _CORRECT.get(one.kind)
        if correct is not None and one.subject == report.id:
            report = correct(report, one.value)
    return report


def check_value(report: Report, kind: JudgementKind, value: str) -> None:
    """Make sure that a correction of a report can be made.

    Raises:
        RetoldError: The value is no date, or no stretch of the text.
    """
    correct = _CORRECT.get(kind)
    if correct is None:
        return
    try:
        correct(report, value)
    except ValueError as error:
        raise RetoldError(_MISTAKES[kind].format(value=value, length=len(report.text))) from error


_MISTAKES = {
    JudgementKind.WRONG_DATE: "no date: {value!r}: write it as 2031-05-03, or 2031-05-03T10:00Z",
    JudgementKind.WRONG_BODY: "no stretch of the text: {value!r}: its end comes after its "
    "beginning, as in 120,2400, and the text ends at {length}",
    JudgementKind.WRONG_OUTLET: "no outlet: {value!r}",
}


def _correct_date(report: Report, value: str) -> Report:
    candidates = tuple(replace(one, chosen=False) for one in report.published.candidates)
    if not value.strip():
        unknown = Publication(evidence=EVIDENCE, candidates=candidates)
        return replace(report, published=unknown)
    moment = Moment.from_iso(value)
    published = Publication(
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        zone_known=moment.zone_known,
        evidence=EVIDENCE,
        candidates=candidates,
    )
    return replace(report, published=published)


def _correct_outlet(report: Report, value: str) -> Report:
    return replace(report, outlet=Outlet(name=" ".join(value.split()), evidence=EVIDENCE))


def _correct_body(report: Report, value: str) -> Report:
    start, end = (int(part) for part in value.split(","))
    body = Span(start, end)
    if not len(body) or end > len(report.text):
        raise ValueError(value)
    blocks = [*_outside(report.blocks, body), *_inside(report, body)]
    return replace(report, blocks=tuple(sorted(blocks, key=lambda one: one.span)))


def _outside(blocks: Sequence[Block], body: Span) -> Iterator[Block]:
    """What stands before and after the body, and is no body."""
    for block in blocks:
        if block.zone is not Zone.BODY:
            for start, end in (
                (block.span.start, min(block.span.end, body.start)),
                (max(block.span.start, body.end), block.span.end),
            ):
                if start < end:
                    yield replace(block, span=Span(start, end))


def _inside(report: Report, body: Span) -> Iterator[Block]:
    """The paragraphs of the body; what was known of parts of it stays known."""
    at = body.start
    for block in report.blocks:
        start, end = max(block.span.start, body.start), min(block.span.end, body.end)
        if start >= end:
            continue
        yield from _paragraphs(report, at, start)
        zone = block.zone if block.zone in _INNER else Zone.BODY
        yield replace(block, zone=zone, span=Span(start, end))
        at = end
    yield from _paragraphs(report, at, body.end)


def _paragraphs(report: Report, start: int, end: int) -> Iterator[Block]:
    at = start
    for line in report.text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            span = Span(first, first + len(words))
            yield Block(zone=Zone.BODY, span=span, language=report.language)
        at += len(line)


_CORRECT: dict[JudgementKind, Callable[[Report, str], Report]] = {
    JudgementKind.WRONG_DATE: _correct_date,
    JudgementKind.WRONG_OUTLET: _correct_outlet,
    JudgementKind.WRONG_BODY: _correct_body,
}
