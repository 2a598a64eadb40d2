"""What two reports share, as rows: spans alone, since the words stand in the reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from retold.model import Alignment, Passage, PassageLabel, Report, Span
from retold.store.documents import pack, unpack
from retold.store.making import make_change, make_passage

_Pair = list[int] | None


def insert_alignments(connection: sqlite3.Connection, alignments: Iterable[Alignment]) -> None:
    """Keep what pairs of reports share."""
    connection.executemany(
        "INSERT OR REPLACE INTO alignments (left_id, right_id, share_left, share_right, passages)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            (
                one.left_id,
                one.right_id,
                one.share_left,
                one.share_right,
                pack([_packed(passage) for passage in one.passages]),
            )
            for one in alignments
        ),
    )


def load_alignments(
    connection: sqlite3.Connection, reports: Sequence[Report]
) -> tuple[Alignment, ...]:
    """What pairs of these reports share, in the order of the reports."""
    by_id = {report.id: report.text for report in reports}
    ids = pack(list(by_id))
    rows = connection.execute(
        "SELECT left_id, right_id, share_left, share_right, passages FROM alignments"
        " WHERE left_id IN (SELECT value FROM json_each(?))"
        " AND right_id IN (SELECT value FROM json_each(?))",
        [ids, ids],
    )
    return in_order([_alignment(row, by_id) for row in rows], reports)


def find_counterparts(
    connection: sqlite3.Connection, report_id: str, span: Span
) -> Iterator[tuple[str, Span]]:
    """What other reports have in place of a stretch of a report: the report, and where.

    Of each other report the passage that covers most of the stretch, if it covers half.
    """
    rows = connection.execute(
        "SELECT right_id, 0, passages FROM alignments WHERE left_id = ?1 UNION ALL"
        " SELECT left_id, 1, passages FROM alignments WHERE right_id = ?1",
        [report_id],
    )
    for other, side, passages in rows:
        pairs = ((_span(one[side]), _span(one[1 - side])) for one in unpack(passages))
        covering = [(mine.overlap(span), theirs) for mine, theirs in pairs if mine and theirs]
        most, where = max(covering, key=lambda pair: pair[0], default=(0, None))
        if where is not None and 2 * most >= len(span):
            yield other, where


def in_order(alignments: Iterable[Alignment], reports: Sequence[Report]) -> tuple[Alignment, ...]:
    """Alignments in the order of the reports: each report's with those before it."""
    place = {report.id: number for number, report in enumerate(reports)}
    return tuple(
        sorted(
            alignments,
            key=lambda one: sorted((place[one.left_id], place[one.right_id]), reverse=True),
        )
    )


def _alignment(row: Sequence[Any], texts: Mapping[str, str]) -> Alignment:
    left_id, right_id, share_left, share_right, passages = row
    left, right = texts[left_id], texts[right_id]
    return Alignment(
        left_id=left_id,
        right_id=right_id,
        share_left=share_left,
        share_right=share_right,
        passages=tuple([_passage(one, left, right) for one in unpack(passages)]),
    )


def _packed(passage: Passage) -> list[Any]:
    changes = [[_ends(one.left), _ends(one.right)] for one in passage.changes]
    return [_ends(passage.left), _ends(passage.right), passage.label, passage.score, changes]


def _ends(span: Span | None) -> _Pair:
    return None if span is None else [span.start, span.end]


def _passage(packed: list[Any], left: str, right: str) -> Passage:
    ours, theirs, label, score, changes = packed
    return make_passage(
        _span(ours),
        _span(theirs),
        _words(ours, left),
        _words(theirs, right),
        _LABELS[label],
        score,
        tuple(
            [
                make_change(_span(one), _span(other), _words(one, left), _words(other, right))
                for one, other in changes
            ]
        ),
    )


_LABELS = {one.value: one for one in PassageLabel}


def _span(ends: _Pair) -> Span | None:
    return None if ends is None else Span(ends[0], ends[1])


def _words(ends: _Pair, text: str) -> str:
    return "" if ends is None else text[ends[0] : ends[1]]
