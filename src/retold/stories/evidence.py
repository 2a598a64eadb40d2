"""Why reports stand together, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from retold.model import Alignment, PassageLabel, Report
from retold.stories.score import probability, shared_passages

MAX_LINES = 8

Pair = tuple[str, str]


# What is said of one report that names another one's outlet, by their ids and their outlets.
Citing = Callable[[tuple[str, str], tuple[str, str]], str]


def explain(
    reports: Sequence[Report],
    alignments: Mapping[Pair, Alignment],
    scores: Mapping[Pair, float],
    citing: Citing,
) -> tuple[str, ...]:
    """For each report after the first, what ties it best to an earlier one; at most eight lines.

    Args:
        reports: The reports of a story.
        alignments: What pairs of them share.
        scores: The log-odds of pairs of them.
        citing: What is said of two reports of which one names the other's outlet.
    """
    lines = []
    for place, report in enumerate(reports[1 : MAX_LINES + 1], start=1):
        best = max(reports[:place], key=lambda one: (_score(scores, one, report), one.id))
        line = _line(best, report, alignments, _score(scores, best, report))
        lines.append(line + citing((report.id, _name(report)), (best.id, _name(best))))
    more = len(reports) - 1 - len(lines)
    return (*lines, *((f"and {more} more",) if more > 0 else ()))


def _score(scores: Mapping[Pair, float], one: Report, other: Report) -> float:
    return scores.get(_key(one, other), -40.0)


def _key(one: Report, other: Report) -> Pair:
    return (one.id, other.id) if one.id <= other.id else (other.id, one.id)


def _line(one: Report, other: Report, alignments: Mapping[Pair, Alignment], score: float) -> str:
    names = f"{_name(other)} and {_name(one)}"
    alignment = alignments.get(_key(one, other))
    if alignment is not None and (number := shared_passages(alignment)):
        share = max(alignment.share_left, alignment.share_right)
        kept = sum(
            passage.label in {PassageLabel.VERBATIM, PassageLabel.MOVED}
            for passage in alignment.passages
        )
        word_by_word = f", {kept} of them word by word" if kept else ""
        passages = "1 passage" if number == 1 else f"{number} passages"
        return f"{names} share {passages}{word_by_word}: {share:.0%} of the shorter"
    return f"{names} share names and rare words (score {probability(score):.2f})"


def _name(report: Report) -> str:
    return report.outlet.name or report.path.rsplit("/", 1)[-1] or report.id
