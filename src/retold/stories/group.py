"""Which reports tell the same story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from retold.model import Alignment, Report, Story
from retold.stories.evidence import explain
from retold.stories.label import story_label
from retold.stories.likeness import Comparer
from retold.stories.linkage import Pair, cluster
from retold.stories.postings import near_pairs
from retold.stories.profile import Profile, read_profile
from retold.stories.roundup import join_roundups
from retold.stories.score import score_aligned, told_by
from retold.stories.table import TermTable
from retold.text.weights import WordWeights


def group_stories(
    reports: Sequence[Report],
    alignments: Iterable[Alignment] = (),
    *,
    weights: WordWeights | None = None,
) -> tuple[Story, ...]:
    """The stories of a set of reports, each an event or a statement retold, not a subject.

    A report that tells no other's story is a story of one. The order of the reports and of the
    alignments makes no difference, and a story keeps its id while reports are added, unless one
    of them sorts before all it had.

    Args:
        reports: Any number of reports.
        alignments: What pairs of them share, where that was looked into; a pair that is not
            among them is judged by its words, names, openings and times alone.
        weights: How much each word tells; from these reports where it is not given.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda one: one.id)
    known = weights or WordWeights.from_reports(ordered)
    by_pair = {_key(one.left_id, one.right_id): one for one in alignments}
    table = TermTable(known)
    profiles = {report.id: read_profile(report, table) for report in ordered}
    table.refresh()
    scores = _score_pairs(table, profiles, by_pair, known)
    by_id = {report.id: report for report in ordered}
    groups = cluster([report.id for report in ordered], scores)
    comparer = Comparer(table)

    def names_alike(one: str, others: Sequence[str]) -> float:
        return float(comparer.compare(profiles[one], [profiles[it] for it in others]).names.max())

    groups = join_roundups(groups, by_id, names_alike, scores)
    made = [_story([by_id[one] for one in group], by_pair, scores) for group in groups]
    return tuple(sorted(made, key=lambda story: (story.first is None, story.first, story.id)))


def _score_pairs(
    table: TermTable,
    profiles: Mapping[str, Profile],
    by_pair: Mapping[Pair, Alignment],
    weights: WordWeights,
) -> dict[Pair, float]:
    """The log-odds of every pair that shares rare words or was aligned."""
    others: dict[str, list[str]] = {}
    for a, b in sorted({*near_pairs(list(profiles.values()), table), *by_pair}):
        if a in profiles and b in profiles:
            others.setdefault(a, []).append(b)
    comparer, told = Comparer(table), told_by(weights)
    scores: dict[Pair, float] = {}
    for a, held in others.items():
        aligned = [by_pair.get((a, b)) for b in held]
        found = score_aligned(comparer, profiles[a], [profiles[b] for b in held], aligned, told)
        scores.update(((a, b), score) for b, score in zip(held, found, strict=True))
    return scores


def _key(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _story(
    reports: list[Report], alignments: Mapping[Pair, Alignment], scores: Mapping[Pair, float]
) -> Story:
    reports = sorted(reports, key=_by_time)
    moments = [report.published.moment for report in reports if report.published.moment]
    return Story(
        id=_story_id(reports),
        label=story_label(reports),
        report_ids=tuple(report.id for report in reports),
        first=min((moment.earliest for moment in moments), default=None),
        last=max((moment.latest for moment in moments), default=None),
        evidence=explain(reports, alignments, scores),
    )


def _by_time(report: Report) -> tuple[bool, float, str]:
    moment = report.published.moment
    return (moment is None, moment.middle.timestamp() if moment else 0.0, report.id)


def _story_id(reports: Sequence[Report]) -> str:
    """From the smallest id among the reports, so that it does not hang on the order of arrival."""
    least = min(report.id for report in reports)
    return "s" + hashlib.sha256(least.encode()).hexdigest()[:11]
