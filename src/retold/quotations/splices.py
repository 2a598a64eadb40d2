"""Two quotations of one report that another joins in one pair of marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.model import Difference, DifferenceKind, Reading, Voice
from retold.text.tokens import fold_words

LEAST_WORDS, COVERED = 3, 0.8
# So little between two quotations is who said it, and the rest of his words may follow.
TAG_CHARS = 60
MAX_READINGS = 60
ELLIPSES = ("…", "...", ". . .")


def find_splices(readings: Sequence[Reading]) -> Iterator[Difference]:
    """The quotations that hold, with no ellipsis, what stands in several pairs of marks elsewhere.

    The difference names the joined reading and the first of those it was joined from, with the
    words on either side of the seam.
    """
    folded = [fold_words(one.text) for one in readings[:MAX_READINGS]]
    by_report: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(readings[:MAX_READINGS]):
        if one.voice is Voice.QUOTED and len(folded[at]) >= LEAST_WORDS:
            by_report[one.report_id].append(at)
    for numbers in by_report.values():
        for i in numbers:
            if any(mark in readings[i].text for mark in ELLIPSES):
                continue
            for report_id, others in by_report.items():
                if report_id != readings[i].report_id:
                    yield from _seams(readings, i, others, folded)


def _seams(
    readings: Sequence[Reading], i: int, others: Sequence[int], folded: Sequence[Sequence[str]]
) -> Iterator[Difference]:
    """The seams between the other report's quotations that lie in one reading."""
    placed = sorted((at, j) for j in others if (at := _find(folded[i], folded[j])) is not None)
    apart = [
        (one, other) for one, other in pairwise(placed) if one[0] + len(folded[one[1]]) <= other[0]
    ]
    held = sum(len(folded[j]) for _, j in placed)
    if len(placed) < 2 or len(apart) != len(placed) - 1 or held < COVERED * len(folded[i]):
        return
    for (_, j), (_, k) in apart:
        first, second = sorted((readings[j], readings[k]), key=lambda one: one.span)
        gap = second.span.start - first.span.end
        line = f"one pair of marks holds what stands in two, {gap} characters apart"
        yield Difference(
            a=i,
            b=j,
            a_text=readings[i].text,
            b_text=readings[j].text,
            judgement=DifferenceKind.SPLICED,
            which=i if gap > TAG_CHARS else None,
            evidence=(line, f'the other goes on: "{readings[k].text}"'),
            confidence=0.65 if gap > TAG_CHARS else 0.4,
        )


def _find(words: Sequence[str], run: Sequence[str]) -> int | None:
    """Where a run of words begins among others, if it stands there; never the whole of them."""
    size = len(run)
    if size >= len(words):
        return None
    return next(
        (
            at
            for at in range(len(words) - size + 1)
            if words[at] == run[0] and words[at : at + size] == run
        ),
        None,
    )
