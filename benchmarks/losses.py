"""Sources, hedges and links lost between two invented reports, against what is marked as lost.

python -m benchmarks.losses [--list tune]

Every file of `corpus/losses` holds a report, a copy of it, and each loss: its kind and some words
of both sentences. The half `test` is not read to mend the program; `--list` shows the other one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.table import Row, print_table
from benchmarks.tally import Tally, merit_of
from retold.model import Block, Drift, DriftKind, Place, Report, Span, Story, Trace, Zone
from retold.pipeline import analyse, read_attributions
from retold.reuse import align
from retold.text.sentences import find_sentences
from retold.text.weights import WordWeights

CORPUS = Path(__file__).parents[1] / "corpus" / "losses"
HALVES = ("tune", "test")
KINDS = (
    DriftKind.SOURCE_DROPPED,
    DriftKind.HEDGE_DROPPED,
    DriftKind.LINK_DROPPED,
    DriftKind.CUE_STRENGTHENED,
    DriftKind.AGENT_DROPPED,
    DriftKind.SOURCE_WIDENED,
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a key says is lost, by words of the two sentences; one that is open may be told."""

    kind: DriftKind
    before: Span
    after: Span
    is_open: bool

    def is_shown_by(self, drift: Drift, case: Case) -> bool:
        """Whether a drift says this: the same kind, at these sentences."""
        return drift.kind is self.kind and all(
            place is not None and place.report_id == report.id and place.span.overlap(span) > 0
            for place, report, span in zip(
                (drift.from_, drift.to), case.reports, (self.before, self.after), strict=True
            )
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A report and its copy, and what the copy lost."""

    name: str
    subject: str
    half: str
    reports: tuple[Report, Report]
    losses: tuple[Loss, ...]


@cache
def read_cases() -> tuple[Case, ...]:
    """Every case, by name.

    Raises:
        ValueError: a file is not in the form that `corpus/losses/README.md` describes.
    """
    return tuple(_read_case(path) for path in sorted(CORPUS.glob("*.txt")))


def _read_case(path: Path) -> Case:
    head, *texts, key = f"{path.read_text(encoding='utf-8').strip()}\n".split("---\n", 3)
    known = dict(line.split(": ", 1) for line in head.splitlines())
    one, other = (
        _read_report(text.strip(), path.stem, at) for at, text in enumerate(texts, start=1)
    )
    losses = [_read_loss(line, one, other) for line in key.splitlines() if line.strip()]
    return Case(path.stem, known["subject"], known["half"], (one, other), tuple(losses))


def _read_report(text: str, name: str, day: int) -> Report:
    end = text.index("\n")
    blocks = (
        Block(zone=Zone.HEADLINE, span=Span(0, end), language="en"),
        Block(zone=Zone.BODY, span=Span(end + 2, len(text)), language="en"),
    )
    return Report.from_text(
        text,
        path=f"{name}-{day}",
        headline=text[:end],
        blocks=blocks,
        published=f"2036-05-0{day}T08:00",
    )


def _read_loss(line: str, one: Report, other: Report) -> Loss:
    kind, *words = (part.strip() for part in line.removeprefix("? ").split(" | "))
    before, after = (
        _sentence_with(report, part) for report, part in zip((one, other), words, strict=True)
    )
    return Loss(DriftKind(kind), before, after, is_open=line.startswith("? "))


def _sentence_with(report: Report, words: str) -> Span:
    """The sentence in which some words begin for the first time."""
    start = report.text.index(words)
    sentences = find_sentences(report.text, Span(0, len(report.text)))
    return next(one for one in sentences if one.start <= start < one.end)


@cache
def trace_cases() -> dict[str, Trace]:
    """The trace of every case; the words are weighed over all of them."""
    cases = read_cases()
    weights = WordWeights.from_reports([one for case in cases for one in case.reports])
    made = {}
    for case in cases:
        names = tuple(report.id for report in case.reports)
        story = Story(id=case.name, label="", report_ids=names)
        alignment = align(*case.reports, weights=weights)
        said = [one for report in case.reports for one in read_attributions(report)]
        made[case.name] = analyse(case.reports, (story,), (alignment,), said)
    return made


@dataclass(frozen=True, slots=True)
class Result:
    """Which losses of a case are told, and what is told that is none."""

    case: Case
    told: tuple[Loss, ...]
    missed: tuple[Loss, ...]
    right: tuple[Drift, ...]
    wrong: tuple[Drift, ...]


def result_of(case: Case) -> Result:
    """What is told of a case, by its key."""
    drifts = [one for one in trace_cases()[case.name].drifts if one.kind in KINDS]
    told = {
        at
        for at, loss in enumerate(case.losses)
        if any(loss.is_shown_by(one, case) for one in drifts)
    }
    right = [one for one in drifts if any(loss.is_shown_by(one, case) for loss in case.losses)]
    open_ = [loss for loss in case.losses if loss.is_open]
    asked = [(at, loss) for at, loss in enumerate(case.losses) if not loss.is_open]
    counted = [one for one in right if not any(loss.is_shown_by(one, case) for loss in open_)]
    return Result(
        case=case,
        told=tuple(loss for at, loss in asked if at in told),
        missed=tuple(loss for at, loss in asked if at not in told),
        right=tuple(counted),
        wrong=tuple(one for one in drifts if one not in right),
    )


def rows() -> list[Row]:
    """Losses found and right in both halves, and found by kind."""
    made = []
    for half in HALVES:
        results = [result_of(case) for case in read_cases() if case.half == half]
        merit = merit_of([_tally(one) for one in results])
        made += [
            Row("losses", f"{half} recall", f"{merit.recall:.3f}", str(merit)),
            Row("losses", f"{half} precision", f"{merit.precision:.3f}"),
        ]
        made += [Row("losses", f"{half} {line}", value) for line, value in _by_kind(results)]
    return made


def _tally(one: Result) -> Tally:
    return Tally(
        hit_true=len(one.told),
        true=len(one.told) + len(one.missed),
        hit_found=len(one.right),
        found=len(one.right) + len(one.wrong),
    )


def _by_kind(results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    told = Counter(loss.kind for one in results for loss in one.told)
    missed = Counter(loss.kind for one in results for loss in one.missed)
    wrong = Counter(drift.kind for one in results for drift in one.wrong)
    for kind in KINDS:
        if told[kind] + missed[kind] + wrong[kind]:
            yield kind.value, f"{told[kind]} of {told[kind] + missed[kind]}, {wrong[kind]} made up"


def _list(half: str) -> None:
    """Print what is missed and made up in a half."""
    for case in read_cases():
        if case.half != half:
            continue
        result = result_of(case)
        for loss in result.missed:
            sides = zip(case.reports, (loss.before, loss.after), strict=True)
            words = " | ".join(span.of(report.text) for report, span in sides)
            print(f"{case.name}  missed  {loss.kind.value}  {words}")
        for drift in result.wrong:
            places: tuple[Place | None, ...] = (drift.from_, drift.to)
            words = " | ".join(place.text for place in places if place)
            print(f"{case.name}  made up  {drift.kind.value}  {words}  {drift.evidence}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", choices=HALVES, default="")
    wanted = parser.parse_args().list
    print_table(rows())
    if wanted:
        _list(wanted)
