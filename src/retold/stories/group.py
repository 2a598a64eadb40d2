"""Which reports tell the same story."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from retold.model import Alignment, Beside, Report, Story
from retold.stories.beside import find_beside
from retold.stories.card import make_card
from retold.stories.citing import citing_words, find_citations
from retold.stories.copying import doubted, findings, pair_of, with_days_of_copies
from retold.stories.evidence import Citing, explain
from retold.stories.label import story_label
from retold.stories.likeness import Comparer
from retold.stories.linkage import CAP, Pair, cluster
from retold.stories.postings import near_pairs
from retold.stories.profile import Profile, read_profiles
from retold.stories.reasons import why_beside
from retold.stories.roundup import join_roundups
from retold.stories.score import score_aligned, told_by
from retold.stories.table import TermTable
from retold.text.crowds import Crowds, find_crowds
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
    of them sorts before all it had. Of a text that more than fifty reports have the first fifty are
    compared with others; the rest stand where the first of them stands.

    Args:
        reports: Any number of reports.
        alignments: What pairs of them share, where that was looked into; a pair that is not
            among them is judged by its words, names, openings and times alone.
        weights: How much each word tells; from these reports where it is not given.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda one: one.id)
    crowds = find_crowds(ordered)
    known = weights or WordWeights.from_reports(crowds.speaking(ordered))
    by_pair = {pair_of(one.left_id, one.right_id): one for one in alignments}
    table = TermTable(known)
    for report in ordered:
        table.name_outlet(report.outlet.name)
    read = read_profiles(ordered, table)
    table.refresh()
    held = with_days_of_copies(read, by_pair)
    profiles = {profile.report_id: profile for profile in held}
    scorer = _Scorer(table, profiles, by_pair, known)
    by_id = {report.id: report for report in ordered}
    behind, beside_first = scorer.behind(list(by_id), crowds)
    ids = [one for one in by_id if one not in behind]
    plain = scorer.near(ids)
    scores = scorer.with_citations(plain, plain)
    groups = cluster(ids, scores)
    groups = [part for group in groups for part in scorer.part(group, plain, scores)]
    groups = join_roundups(groups, by_id, scorer.names_alike, scores)
    scores.update(beside_first)
    groups = _with_crowds(groups, behind)
    made = [
        _story([by_id[one] for one in group], by_pair, scores, scorer.citing) for group in groups
    ]
    made.sort(key=lambda story: (story.first is None, story.first, story.id))
    return tuple(_with_beside(made, by_id, profiles, table, scores))


def _with_crowds(groups: Sequence[Sequence[str]], behind: Mapping[str, str]) -> list[list[str]]:
    """The groups, each with the reports that stand behind one of it."""
    followers: dict[str, list[str]] = {}
    for report, first in behind.items():
        followers.setdefault(first, []).append(report)
    return [[*group, *(it for one in group for it in followers.get(one, ()))] for group in groups]


def _with_beside(
    stories: Sequence[Story],
    reports: Mapping[str, Report],
    profiles: Mapping[str, Profile],
    table: TermTable,
    scores: Mapping[Pair, float],
) -> Iterator[Story]:
    """The stories, each with the one before it that it is near to."""
    found = find_beside([story.report_ids for story in stories], scores)
    for place, story in enumerate(stories):
        if place not in found:
            yield story
            continue
        earlier, near = found[place]
        card, other = (
            make_card(0, reports[one], profiles[one]) for one in (near.report_id, near.other_id)
        )
        evidence = why_beside(table, card, other, near.score)
        beside = Beside(report_id=near.other_id, label=stories[earlier].label, evidence=evidence)
        yield replace(story, beside=(beside,))


class _Scorer:
    """The log-odds of pairs of reports, by their words and by what alignments found."""

    def __init__(
        self,
        table: TermTable,
        profiles: Mapping[str, Profile],
        by_pair: Mapping[Pair, Alignment],
        weights: WordWeights,
    ) -> None:
        self.table, self.profiles, self.by_pair = table, profiles, by_pair
        self.told = told_by(weights)
        self.comparer = Comparer(table)

    def behind(
        self, ids: Sequence[str], crowds: Crowds
    ) -> tuple[dict[str, str], dict[Pair, float]]:
        """The reports that surely tell what the first of their crowd tells, and how surely."""
        pairs = {pair_of(ids[place], ids[first]): place for place, first in crowds.behind.items()}
        scores = {
            pair: score
            for pair, score in self._score(list(pairs)).items()
            if score > CAP or pairs[pair] in crowds.same
        }
        places = [pairs[pair] for pair in scores]
        return {ids[place]: ids[crowds.behind[place]] for place in places}, scores

    def near(self, ids: Sequence[str]) -> dict[Pair, float]:
        """The log-odds of every pair of these that shares rare words or was aligned.

        That an alignment found nothing is not counted yet, nor what reports have from each other.
        """
        known = set(ids)
        pairs = {*near_pairs([self.profiles[one] for one in ids], self.table), *self.by_pair}
        return self._score([(a, b) for a, b in sorted(pairs) if a in known and b in known])

    def part(
        self, group: Sequence[str], plain: Mapping[Pair, float], scores: dict[Pair, float]
    ) -> list[list[str]]:
        """A group, parted where its reports copy each other and one shares nothing with them.

        Args:
            group: Its reports, by id.
            plain: What `near` gave.
            scores: The log-odds by which groups are made; those of the group's pairs are set to
                what it was parted by.
        """
        doubts = doubted(group, self.by_pair)
        if not doubts:
            return [list(group)]
        pairs = list(combinations(sorted(group), 2))
        found = self._score(pairs, doubts)
        cited = self.with_citations({pair: plain[pair] for pair in found if pair in plain}, found)
        scores.update(cited)
        return cluster(list(group), cited)

    def citing(self, one: tuple[str, str], other: tuple[str, str]) -> str:
        """That one of two reports, by their ids and outlets, names the other's outlet."""
        named = ((outlet, self.profiles[report_id]) for report_id, outlet in (one, other))
        return citing_words(self.table, *named)

    def with_citations(
        self, scores: Mapping[Pair, float], doubted: Mapping[Pair, float]
    ) -> dict[Pair, float]:
        """The log-odds of pairs with what citations between their reports add.

        Args:
            scores: What says which report is meant, of several of one outlet.
            doubted: The log-odds, doubts counted.
        """
        ids = sorted({one for pair in scores for one in pair})
        place = {one: at for at, one in enumerate(ids)}
        near: list[dict[int, float]] = [{} for _ in ids]
        for (a, b), score in scores.items():
            near[place[a]][place[b]] = near[place[b]][place[a]] = score

        def same(one: int, other: int) -> float:
            return doubted[pair_of(ids[one], ids[other])]

        found = find_citations(self.table, [self.profiles[one] for one in ids], near, same)
        made = dict(doubted)
        for (one, other), bonus in found.items():
            pair = ids[one], ids[other]
            if pair in made:
                made[pair] += bonus
        return made

    def names_alike(self, one: str, others: Sequence[str]) -> float:
        """The greatest cosine of a report's names with those of some others."""
        theirs = [self.profiles[it] for it in others]
        return float(self.comparer.compare(self.profiles[one], theirs).names.max())

    def _score(
        self, pairs: Sequence[Pair], doubts: Collection[str] = frozenset()
    ) -> dict[Pair, float]:
        others: dict[str, list[str]] = {}
        for a, b in pairs:
            others.setdefault(a, []).append(b)
        scores: dict[Pair, float] = {}
        for a, held in others.items():
            found = score_aligned(
                self.comparer,
                self.profiles[a],
                [self.profiles[b] for b in held],
                findings(a, held, self.by_pair, doubts),
                self.told,
            )
            scores.update(((a, b), score) for b, score in zip(held, found, strict=True))
        return scores


def _story(
    reports: list[Report],
    alignments: Mapping[Pair, Alignment],
    scores: Mapping[Pair, float],
    citing: Citing,
) -> Story:
    reports = sorted(reports, key=_by_time)
    moments = [report.published.moment for report in reports if report.published.moment]
    return Story(
        id=_story_id(reports),
        label=story_label(reports),
        report_ids=tuple(report.id for report in reports),
        first=min((moment.earliest for moment in moments), default=None),
        last=max((moment.latest for moment in moments), default=None),
        evidence=explain(reports, alignments, scores, citing),
    )


def _by_time(report: Report) -> tuple[bool, float, str]:
    moment = report.published.moment
    return (moment is None, moment.middle.timestamp() if moment else 0.0, report.id)


def _story_id(reports: Sequence[Report]) -> str:
    """From the smallest id among the reports, so that it does not hang on the order of arrival."""
    least = min(report.id for report in reports)
    return "s" + hashlib.sha256(least.encode()).hexdigest()[:11]
