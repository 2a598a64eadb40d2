"""A story whose history is known: its files, its answer key, and what is found of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import retold
from benchmarks.table import Row
from retold.ingest import read_bytes
from retold.model import (
    Descent,
    DriftKind,
    Place,
    Quotation,
    Reading,
    Report,
    Skip,
    Story,
    Trace,
)
from retold.pipeline import analyse, read_attributions
from retold.reuse import align, candidate_pairs
from retold.text.weights import WordWeights

Wanted = dict[str, Any]


class Edge(NamedTuple):
    """A descent, with the files of the reports at its ends, or the labels of lost witnesses."""

    exemplar: str
    copy: str
    descent: Descent


@dataclass(frozen=True)
class KnownStory:
    """A folder of reports beside `truth.json`; every `shows_` asks the trace for one true thing."""

    name: str
    folder: Traversable

    @cached_property
    def truth(self) -> Wanted:
        """The known history."""
        made: Wanted = json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))
        return made

    @cached_property
    def trace(self) -> Trace:
        """The trace of the story's files."""
        return retold.trace(self.read())

    def read(self) -> list[Report | Skip]:
        """The reports of its files, by name."""
        names = sorted(
            one.name for one in self.folder.iterdir() if one.name.endswith((".txt", ".html"))
        )
        return [read_bytes((self.folder / name).read_bytes(), path=name) for name in names]

    def report_at(self, file: str) -> Report:
        """The report that was read from a file."""
        return next(report for report in self.trace.reports if report.path == file)

    def stories(self) -> set[frozenset[str]]:
        """The stories found, as sets of files."""
        path = {report.id: report.path for report in self.trace.reports}
        return {frozenset(path[one] for one in story.report_ids) for story in self.trace.stories}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The edges of the stemmata of all its stories, however its reports were grouped."""
        path = {report.id: report.path for report in self.trace.reports}
        made = []
        for stemma in self.trace.stemmata:
            name = {
                one.siglum: path.get(one.report_id or "", one.label) for one in stemma.witnesses
            }
            made += [Edge(name[one.exemplar], name[one.copy], one) for one in stemma.descents]
        return tuple(made)

    def edge(self, wanted: Wanted) -> Descent | None:
        """The edge found for a true one: the same ends, where a label may be worded otherwise."""
        for edge in self.edges:
            is_same = self._is_same
            if is_same(edge.exemplar, wanted["exemplar"]) and is_same(edge.copy, wanted["copy"]):
                return edge.descent
        return None

    def _is_same(self, found: str, true: str) -> bool:
        """Whether two names of witnesses mean one: the same file, or labels that agree.

        Labels agree where they share two words, or where all the words of one are in the other:
        a lost agency that is called "Norvane" is the key's "Norvane news agency".
        """
        files = {report.path for report in self.trace.reports}
        if found == true or found in files or true in files:
            return found == true
        ours, theirs = words(found), words(true)
        return len(ours & theirs) >= min(2, len(ours), len(theirs))

    def shows_quotation(self, wanted: Wanted) -> bool:
        """Whether the changed words come out, with the judgement and, if altered, which side."""
        for quotation in self.trace.quotations:
            a, b = (self._reading(quotation, wanted[side]) for side in "ab")
            if a is not None and b is not None:
                return _shows_changes(quotation, a, b, wanted)
        return False

    def _reading(self, quotation: Quotation, wanted: Wanted) -> int | None:
        """The reading at the wanted words: it overlaps them by more than half of the shorter."""
        report = self.report_at(wanted["file"])
        start = report.text.find(wanted["text"])
        end = start + len(wanted["text"])

        def share(reading: Reading) -> float:
            common = min(end, reading.span.end) - max(start, reading.span.start)
            return common / max(1, min(end - start, len(reading.span)))

        mine = [
            (share(reading), at)
            for at, reading in enumerate(quotation.readings)
            if start >= 0 and reading.report_id == report.id and share(reading) > 0.5
        ]
        return max(mine)[1] if mine else None

    def shows_loss(self, wanted: Wanted) -> bool:
        """Whether a drift of the wanted kind stands between the two sentences, with evidence.

        Several reports may have the same sentence word for word: any of them is the right `from`.
        """
        text = wanted["from"]["text"]
        twins = [{"file": one.path, "text": text} for one in self.trace.reports if text in one.text]
        return any(
            drift.kind is DriftKind(wanted["kind"])
            and drift.evidence
            and self._meets(drift.to, wanted["to"])
            and any(self._meets(drift.from_, side) for side in (wanted["from"], *twins))
            for drift in self.trace.drifts
        )

    def _meets(self, place: Place | None, wanted: Wanted) -> bool:
        """Whether a place is, or lies in, or holds the wanted words of that file."""
        if place is None or place.report_id != self.report_at(wanted["file"]).id:
            return False
        return place.text in wanted["text"] or wanted["text"] in place.text

    def shows_disagreement(self, wanted: Wanted) -> bool:
        """Whether two figures of one thing are said to disagree, and how, at these two places.

        Reports that have the same figure as the wanted one in the same words stand for it.
        """
        a, b = wanted["a"], wanted["b"]
        return any(
            drift.relation == wanted["relation"]
            and (
                (self._is_at(drift.from_, a) and self._is_at(drift.to, b))
                or (self._is_at(drift.from_, b) and self._is_at(drift.to, a))
            )
            for drift in self.trace.drifts
            if drift.kind is DriftKind.FIGURE_CHANGED
        )

    def _is_at(self, place: Place | None, side: Wanted) -> bool:
        return place is not None and any(
            place.report_id == report.id
            and start < place.span.end
            and place.span.start < start + len(side["text"])
            for report in self.trace.reports
            for start in _starts(report.text, side["text"])
        )

    def rows(self) -> list[Row]:
        """The table's rows for this story."""
        held = self.truth
        true_stories = set(map(frozenset, held["stories"]))
        true_edges = {id(self.edge(wanted)) for wanted in held["descents"]} - {id(None)}
        made_up = len(self.edges) - len(true_edges)

        def row(measure: str, key: str, holds: Callable[[Wanted], bool]) -> Row:
            found = sum(map(holds, held[key]))
            return Row(self.name, measure, str(found), f"of {len(held[key])}")

        right = len(true_stories & self.stories())
        return [
            Row(self.name, "stories", str(right), f"of {len(true_stories)}"),
            row("descents", "descents", lambda wanted: self.edge(wanted) is not None),
            Row(self.name, "descents made up", str(made_up)),
            row("altered quotations", "altered_quotes", self.shows_quotation),
            row("lost sources", "lost_sources", self.shows_loss),
            row("figures that disagree", "figures_disagree", self.shows_disagreement),
        ]


class GroupedStory(KnownStory):
    """The same where its stories are given: what the stages after grouping find by themselves."""

    @cached_property
    def trace(self) -> Trace:
        """The trace of its files, whose stories are those of the key."""
        reports = [one for one in self.read() if isinstance(one, Report)]
        id_of = {report.path: report.id for report in reports}
        stories = tuple(
            Story(id=f"story-{at}", label="", report_ids=tuple(id_of[file] for file in files))
            for at, files in enumerate(self.truth["stories"])
        )
        story_of = {one: story.id for story in stories for one in story.report_ids}
        weights = WordWeights.from_reports(reports)
        alignments = tuple(
            align(reports[i], reports[j], weights=weights)
            for i, j in candidate_pairs(reports, weights=weights)
            if story_of[reports[i].id] == story_of[reports[j].id]
        )
        said = [one for report in reports for one in read_attributions(report)]
        return analyse(reports, stories, alignments, said)


def words(text: str) -> set[str]:
    """The words of a text, folded, without the marks around them."""
    return {word.strip(".,()[]’‘“”").casefold() for word in text.split()} - {""}


def _starts(text: str, part: str) -> list[int]:
    starts = []
    at = text.find(part)
    while at >= 0:
        starts.append(at)
        at = text.find(part, at + 1)
    return starts


def _shows_changes(quotation: Quotation, a: int, b: int, wanted: Wanted) -> bool:
    judged = [
        one
        for one in quotation.differences
        if {one.a, one.b} == {a, b} and one.judgement == wanted["judgement"]
    ]
    left = words(" ".join(one.a_text if one.a == a else one.b_text for one in judged))
    right = words(" ".join(one.b_text if one.a == a else one.a_text for one in judged))
    are_shown = all(
        (not words(ours) or words(ours) & left) and (not words(theirs) or words(theirs) & right)
        for ours, theirs in wanted["changed"]
    )
    side = {"a": a, "b": b, None: None}[wanted["altered"]]
    is_sided = wanted["judgement"] != "ALTERED" or side in [one.which for one in judged]
    return bool(judged) and are_shown and is_sided
