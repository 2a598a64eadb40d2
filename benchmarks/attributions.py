"""The attributions of an answer key against those that a trace has.

`benchmarks.relations` says which two are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from benchmarks.relations import Relation, Spans, from_attribution, pair_relations
from retold.model import Attribution, How, Report, Span, Trace, Zone


@dataclass(frozen=True, slots=True)
class Score:
    """How many attributions are true, found, and both; and which are not both."""

    right: int
    missed: tuple[dict[str, Any], ...]
    made_up: tuple[Attribution, ...]

    @property
    def precision(self) -> float:
        """The share of those found that are true; 1 where none was found."""
        return self.right / max(1, self.right + len(self.made_up)) if self.made_up else 1.0

    @property
    def recall(self) -> float:
        """The share of the true ones that were found; 1 where there are none."""
        return self.right / max(1, self.right + len(self.missed)) if self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if self.right else 0.0


def score_attributions(truth: list[dict[str, Any]], trace: Trace, folder: Traversable) -> Score:
    """How the attributions of a trace agree with the true ones of the files of a folder.

    A printed credit may be an attribution or a credit, so those that lie in credits do not count.
    """
    reports = {report.path: report for report in trace.reports}
    found = [one for one in trace.attributions if not _is_credit(one, trace)]
    missed: list[dict[str, Any]] = []
    right: set[str] = set()
    for path in {one["file"]: None for one in truth}:
        report = reports[path]
        wanted = [one for one in truth if one["file"] == path]
        true = [_true_relation(one, report, folder) for one in wanted]
        mine = [from_attribution(one) for one in found if one.report_id == report.id]
        pairs = pair_relations(true, mine)
        missed += [one for at, one in enumerate(wanted) if at not in pairs]
        right |= {mine[at].id for at in pairs.values()}
    return Score(
        right=len(right),
        missed=tuple(missed),
        made_up=tuple(one for one in found if one.id not in right),
    )


def offset_of(raw: str, item: str | dict[str, Any]) -> int:
    """Where a text of the key stands in its file: the only time, or the nth (from 1).

    Raises:
        ValueError: it does not stand there so often, or it stands there more than once.
    """
    words = item if isinstance(item, str) else item["text"]
    at = raw.index(words)
    for _ in range(1, 1 if isinstance(item, str) else item["nth"]):
        at = raw.index(words, at + 1)
    if isinstance(item, str) and raw.find(words, at + 1) >= 0:
        raise ValueError(f"more than once: {words!r}")
    return at


def _true_relation(item: dict[str, Any], report: Report, folder: Traversable) -> Relation:
    """A true attribution in the report's text; one that matches nothing if a role is not in it."""
    raw = (folder / item["file"]).read_text(encoding="utf-8")
    roles: dict[str, Spans] = {}
    for role in ("source", "cue", "content"):
        spans: list[Span] = []
        for words in item[role]:
            start = offset_of(raw, words)
            length = len(words if isinstance(words, str) else words["text"])
            spans += _in_text(report, Span(start, start + length))
        roles[role] = tuple(spans) if spans or not item[role] else (Span(0, 0),)
    source, cue, content = roles.values()
    return Relation(id="", kind="", source=source, cue=cue, content=content)


def _in_text(report: Report, raw: Span) -> list[Span]:
    """Where a stretch of the raw input stands in a report's text."""
    spans = []
    for piece in report.pieces:
        start, end = max(raw.start, piece.raw.start), min(raw.end, piece.raw.end)
        if start < end and piece.how is How.EXACT:
            shift = piece.text.start - piece.raw.start
            spans.append(Span(start + shift, end + shift))
        elif start < end:
            spans.append(piece.text)
    return spans


def _is_credit(one: Attribution, trace: Trace) -> bool:
    report = next(report for report in trace.reports if report.id == one.report_id)
    places = (words.start for role in (one.source, one.cue, one.content) for words in role)
    return all(report.zone_at(start) is Zone.CREDIT for start in places)
