"""Figures of two short reports of one event: are they read, and is what disagrees told?

The reports are invented (`corpus/figures`), in two halves: one for developing, one held back. Every
figure was labelled before the program was run on it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from benchmarks.table import Row, print_table
from benchmarks.tally import share_interval
from retold.model import Bound, Drift, DriftKind, Figure, Report, Span, Story, Trace
from retold.pipeline import analyse, read_attributions
from retold.reuse import align

FOLDER = Path(__file__).parents[1] / "corpus" / "figures"
HALVES = ("develop", "held", "standing")
_TAG = regex.compile(
    r"\{(?P<key>[a-z]\d?)\|(?P<words>[^|{}]+)\|(?P<value>[^|]*)\|(?P<bound>[^|]*)\|[^|}]*\}"
)
_BOUNDS = {
    "=": {Bound.EXACT}, ">": {Bound.MORE_THAN, Bound.AT_LEAST}, "~": {Bound.ABOUT},
    ">=": {Bound.AT_LEAST, Bound.MORE_THAN}, "<=": {Bound.AT_MOST, Bound.LESS_THAN},
    "<": {Bound.LESS_THAN, Bound.AT_MOST}, "..": {Bound.RANGE},
}  # fmt: skip
NEAR = 0.02


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure of the key: its quantity, its place, its least and largest value, and its bound."""

    key: str
    span: Span
    low: float | None
    high: float | None
    bound: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Two quantities that are to be told as disagreeing, and how (any of the relations)."""

    keys: tuple[str, str]
    relations: frozenset[str]


@dataclass(frozen=True)
class Case:
    """Two reports with their figures by the key, and what is to be told of them."""

    name: str
    reports: tuple[Report, Report]
    marks: tuple[tuple[Marked, ...], tuple[Marked, ...]]
    wanted: tuple[Wanted, ...]

    @cached_property
    def trace(self) -> Trace:
        """The trace of the two reports as one story."""
        one, other = self.reports
        story = Story(id="story-1", label="", report_ids=(one.id, other.id))
        said = [each for report in self.reports for each in read_attributions(report)]
        return analyse(self.reports, (story,), (align(one, other),), said)

    def words(self, mark: Marked) -> str:
        """The words of a figure of the key."""
        pairs = zip(self.reports, self.marks, strict=True)
        return next(mark.span.of(report.text) for report, marks in pairs if mark in marks)

    def read(self) -> Iterator[tuple[Marked, Figure | None]]:
        """Each figure of the key that has a number, with the figure that was read there."""
        for report, marks in zip(self.reports, self.marks, strict=True):
            mine = [one for one in self.trace.figures if one.report_id == report.id]
            for mark in marks:
                if mark.low is not None:
                    yield mark, next((one for one in mine if _is_read(one, mark)), None)

    def told(self) -> Iterator[tuple[Drift, tuple[str, str], Wanted | None]]:
        """What is told of two figures, their keys ("?" for none), and what of the key it is."""
        for drift in self.trace.drifts:
            if drift.kind is DriftKind.FIGURE_CHANGED and drift.from_ is not None:
                keys = self._keys(drift)
                yield drift, keys, next((one for one in self.wanted if one.keys == keys), None)

    def _keys(self, drift: Drift) -> tuple[str, str]:
        at = {place.report_id: place.span for place in (drift.from_, drift.to) if place}
        one, other = (
            next((m.key for m in marks if report.id in at and m.span.overlap(at[report.id])), "?")
            for report, marks in zip(self.reports, self.marks, strict=True)
        )
        return one, other


def read_cases(half: str) -> list[Case]:
    """The cases of a half."""
    made = []
    for part in (FOLDER / f"{half}.txt").read_text(encoding="utf-8").split("## ")[1:]:
        name, *lines = part.strip().splitlines()
        tagged = dict(zip("AB", (_tagged(lines, side) for side in "AB"), strict=True))
        reports, marks = zip(*(_report(name, *tagged[side]) for side in "AB"), strict=True)
        wanted = [_wanted(line) for line in lines if line.startswith("= ")]
        made.append(Case(name, reports, marks, tuple(wanted)))
    return made


def _tagged(lines: Sequence[str], side: str) -> tuple[str, str]:
    """The head and the text of one report."""
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{side} "))
    return lines[at][2:], lines[at + 1]


def _report(name: str, head: str, tagged: str) -> tuple[Report, tuple[Marked, ...]]:
    day, hour, outlet = head.split(" ", 2)
    marks, text, at = [], "", 0
    for match in _TAG.finditer(tagged):
        text += tagged[at : match.start()]
        low, high = _values(match["value"])
        span = Span(len(text), len(text) + len(match["words"]))
        marks.append(Marked(match["key"], span, low, high, match["bound"]))
        text, at = text + match["words"], match.end()
    text += tagged[at:]
    published = f"{day}T{hour}:00+00:00"
    report = Report.from_text(text, outlet=outlet, published=published, path=f"{name}-{outlet}")
    return report, tuple(marks)


def _values(value: str) -> tuple[float | None, float | None]:
    if value in {"", "?"}:
        return None, None
    low, _, high = value[1:].partition("-")
    low = value[0] + low
    return float(low), float(high or low)


def _wanted(line: str) -> Wanted:
    _, keys, *relations = line.split()
    one, _, other = keys.partition("/")
    return Wanted((one, other or one), frozenset(relations))


def _is_read(figure: Figure, mark: Marked) -> bool:
    """Whether a figure stands at the place and has the value of the key, as a share or in %."""
    if figure.low is None or 2 * figure.span.overlap(mark.span) < min(
        len(figure.span), len(mark.span)
    ):
        return False
    return any(
        abs((figure.low or 0.0) * by - (mark.low or 0.0)) <= NEAR * abs(mark.low or 0.0)
        for by in (1.0, 0.01, 100.0)
    )


def rows() -> list[Row]:
    """The table's rows: figures read, disagreements told, and told ones that are made up."""
    return [row for half in HALVES for row in rows_of(half)]


def rows_of(half: str) -> Iterator[Row]:
    """The rows of one half."""
    cases = read_cases(half)
    name = f"figure_pairs {half}"
    read = [(mark, figure) for case in cases for mark, figure in case.read()]
    right = [(mark, figure) for mark, figure in read if figure is not None]
    bounds = sum(figure.bound in _BOUNDS[mark.bound] for mark, figure in right)
    wanted = sum(len(case.wanted) for case in cases)
    told = [(drift, one) for case in cases for drift, _, one in case.told()]
    hits = sum(drift.relation in one.relations for drift, one in told if one is not None)
    named = sum(one is not None for _, one in told)
    yield Row(name, "read", f"{len(right) / len(read):.3f}", f"{len(right)} of {len(read)}")
    yield Row(name, "bounds", f"{bounds / len(right):.3f}", f"{bounds} of {len(right)}")
    yield _share(name, "found", named, wanted)
    yield _share(name, "found and how they stand", hits, wanted)
    yield _share(name, "right of those told", named, len(told))


def _share(name: str, measure: str, hits: int, of: int) -> Row:
    low, high = share_interval(hits, of)
    value = hits / of if of else 0.0
    return Row(name, measure, f"{value:.3f}", f"{hits} of {of} [{low:.3f}, {high:.3f}]")


def show(half: str) -> None:
    """Print what is wrong with each case of a half."""
    for case in read_cases(half):
        print("##", case.name)
        for mark, figure in case.read():
            text = case.words(mark)
            if figure is None:
                print("   not read:", repr(text), mark.low)
            elif figure.bound not in _BOUNDS[mark.bound]:
                print("   bound:", repr(text), figure.bound)
        seen = set()
        for drift, keys, one in case.told():
            seen.add(one)
            verdict = (
                "made up" if one is None else "ok" if drift.relation in one.relations else "HOW"
            )
            places = [place.text for place in (drift.from_, drift.to) if place]
            why = drift.evidence if verdict != "ok" else ""
            print(f"   {verdict}:", keys, drift.relation, places, why)
        for one in case.wanted:
            if one not in seen:
                print("   missed:", one.keys, sorted(one.relations))


if __name__ == "__main__":
    if sys.argv[1:] in (["develop"], ["standing"]):
        show(sys.argv[1])
    else:
        print_table(rows())
