"""The attributions of an answer key against those that a trace has.

Two are one if source, cue and content each overlap somewhere; an empty role matches only an empty
role. Of all pairs that are one, as many are counted as can be made with each used once.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import networkx as nx

from retold.model import Attribution, How, Report, Span, Trace, Zone

Roles = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


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
    true = [_true_roles(one, reports[one["file"]], folder) for one in truth]
    files = [reports[one["file"]].id for one in truth]
    by_id = {report.id: report for report in trace.reports}
    found = [one for one in trace.attributions if not _is_credit(one, by_id[one.report_id])]
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    graph.add_nodes_from(("true", at) for at in range(len(true)))
    for at, roles in enumerate(true):
        for number, one in enumerate(found):
            if roles and files[at] == one.report_id and _agree(roles, _roles(one)):
                graph.add_edge(("true", at), ("found", number))
    pairs = nx.bipartite.hopcroft_karp_matching(graph, [("true", at) for at in range(len(true))])
    return Score(
        right=len(pairs) // 2,
        missed=tuple(one for at, one in enumerate(truth) if ("true", at) not in pairs),
        made_up=tuple(one for at, one in enumerate(found) if ("found", at) not in pairs),
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


def _true_roles(item: dict[str, Any], report: Report, folder: Traversable) -> Roles | None:
    """The spans of a true attribution in the report's text; none if a role is not in it."""
    raw = (folder / item["file"]).read_text(encoding="utf-8")
    made = []
    for role in ("source", "cue", "content"):
        spans: list[Span] = []
        for words in item[role]:
            start = offset_of(raw, words)
            length = len(words if isinstance(words, str) else words["text"])
            spans += _in_text(report, Span(start, start + length))
        if item[role] and not spans:
            return None
        made.append(tuple(spans))
    return made[0], made[1], made[2]


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


def _roles(one: Attribution) -> Roles:
    source, cue, content = (
        tuple(words.span for words in role) for role in (one.source, one.cue, one.content)
    )
    return source, cue, content


def _agree(true: Roles, found: Roles) -> bool:
    return all(
        any(a.overlap(b) for a in ours for b in theirs) if ours and theirs else not (ours or theirs)
        for ours, theirs in zip(true, found, strict=True)
    )


def _is_credit(one: Attribution, report: Report) -> bool:
    spans = [span for role in _roles(one) for span in role]
    return all(report.zone_at(span.start) is Zone.CREDIT for span in spans)
