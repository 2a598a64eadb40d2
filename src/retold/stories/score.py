"""How surely two reports tell one story: an event or a statement, not a subject."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from retold.model import Alignment, PassageLabel, Publication, Report
from retold.stories.likeness import Comparer, Likeness
from retold.stories.profile import Profile, read_profile
from retold.stories.table import TermTable, Weights
from retold.stories.tied import is_tied_by_names
from retold.text.stems import stem_word
from retold.text.tokens import word_texts
from retold.text.weights import WordWeights

# How much a passage tells, by the words of it.
Told = Callable[[str], float]

# Log-odds, set by hand: names and rare words bring two reports together, so do figures, ages and
# days that agree; figures, ages, days and pairs of names that clash speak against it. Nothing is
# fitted to news.
_BIAS = -6.3
_WORDS = 10.0
_NAMES = 2.6
_NAMED = 0.5
_OPENING = 1.5
_FIGURES = 2.5
_DAYS = 0.5
_CLASHES = -2.0
_NO_COMMON_DAY = -1.0
_NO_COMMON_PAIR = -0.7
_PER_DOUBLED_GAP = -0.5
_MOST_FOR_GAP = -4.0
# Figures that clash between reports without a pair of names in common: other people, other event.
_OTHERS = -4.0
# That one came soon after the other, as far as they share words and names and their figures do not
# clash: fitted to invented events told by several (training/story_soon.py; model card
# story-soon.md), with all other weights held.
_SOON = 3.6
_SOON_DAYS = 2.0
_SOON_SHARED = 0.3
# Two reports alone: without a collection it is not known how rare a name or a figure is, so how
# much of them is shared does not count, and what the openings are about counts for more.
_WORDS_ALONE = 8.0
_NAMES_ALONE = 2.0
_OPENING_ALONE = 5.0
_EVEN = 1.2
_SPREAD = 1.5
# For what an alignment found: nothing at all; then by the share that the two have in common.
NOTHING_ALIGNED = -3.0
_PER_SHARE = 6.0
_EXPECTED_SHARE = 0.45
_NOT_BOTH_OPEN = -1.0
_OPENING_PASSAGES = 2
# Passages that two reports share, few as they may be, are no sign of two events: a report that
# carries a story on, days later, says much that is new. One alone may be a stock phrase.
_LITTLE_ALIGNED = -1.0
SEVERAL = 2
_DAY = 86_400.0

# Their alignment, where two reports were aligned, and whether reports beside them copy each other,
# so that it tells that these two share nothing.
Found = tuple[Alignment | None, bool]


def pair_score(a: Report, b: Report, *, weights: WordWeights | None = None) -> float:
    """How surely two reports tell one story, 0 to 1; 0.5 is as likely as not.

    Args:
        a: The one report.
        b: The other; the order does not matter.
        weights: How much each word tells, from the collection; without it, from English alone.
    """
    table = TermTable(weights)
    one, other = read_profile(a, table), read_profile(b, table)
    table.refresh()
    alone = float(_log_odds_alone(Comparer(table).compare(one, [other]))[0])
    return probability((alone - _EVEN) / _SPREAD)


def score_rows(comparer: Comparer, rows: Sequence[tuple[Profile, Sequence[Profile]]]) -> Weights:
    """The log-odds that reports tell one story with others, each with its own; pair by pair."""
    return log_odds(comparer.compare_all(rows))


def log_odds(likeness: Likeness) -> Weights:
    """The log-odds that a report and each of those it was compared with tell one story."""
    made: Weights = (
        _BIAS
        + _WORDS * np.sqrt(likeness.words)
        + _NAMES * np.sqrt(likeness.names)
        + _NAMED * np.sqrt(likeness.named)
        + _OPENING * likeness.opening
        + _FIGURES * likeness.figures_share
        + _DAYS * np.sqrt(likeness.days)
        + _SOON * soonness(likeness)
        + _against(likeness)
    ).astype(np.float32)
    return made


def soonness(likeness: Likeness) -> Weights:
    """How soon one report came after the other, 1 on one day, as far as they tell one thing.

    It counts in proportion to the words and names shared, and less the more figures clash; where
    a time is unknown it is 0.
    """
    shared = np.minimum(1.0, (likeness.words + likeness.names) / _SOON_SHARED)
    made: Weights = _nearness(likeness) * shared * (1 - np.minimum(1.0, likeness.clashes))
    return made


def _nearness(likeness: Likeness) -> Weights:
    """How near in time two reports came: 1 on one day, falling off in days; 0 where unknown."""
    near = np.exp(-likeness.gap / _SOON_DAYS)
    made: Weights = np.where(np.isnan(near), np.float32(0), near)
    return made


def score_aligned(
    comparer: Comparer,
    one: Profile,
    others: Sequence[Profile],
    found: Sequence[Found],
    told: Told,
) -> list[float]:
    """The log-odds that a report tells one story with each of some others, passages weighed too.

    Args:
        comparer: Compares the profiles.
        one: The report.
        others: The others, of which there is at least one.
        found: What was found of it and each of them.
        told: How much a passage tells, from `told_by`.
    """
    likeness = comparer.compare(one, others)
    near = _nearness(likeness)
    rows = zip(
        log_odds(likeness).tolist(),
        (_SOON * soonness(likeness)).tolist(),
        likeness.clashes.tolist(),
        near.tolist(),
        found,
        strict=True,
    )
    made = []
    for score, soon, clashes, nearness, (alignment, is_doubted) in rows:
        # That one came soon after the other tells of reports in words of their own.
        beside = score - soon if is_doubted else score
        if alignment is not None:
            doubt = 1.0 if is_doubted else 1.0 - nearness
            beside += score_alignment(alignment, told, clashes=clashes, doubt=doubt)
        elif is_doubted:
            beside += NOTHING_ALIGNED
        made.append(beside)
    return made


def _log_odds_alone(likeness: Likeness) -> Weights:
    """The log-odds of pairs without a collection, of which half are one story at `_EVEN`."""
    made: Weights = (
        _BIAS
        + _WORDS_ALONE * np.sqrt(likeness.words)
        + _NAMES_ALONE * np.sqrt(likeness.names)
        + _OPENING_ALONE * likeness.opening
        + _against(likeness)
    )
    return made


def _against(likeness: Likeness) -> Weights:
    """What speaks against one story: figures, days and names that clash, and time between."""
    gap = np.log2(1 + np.where(np.isnan(likeness.gap), 0.0, likeness.gap))
    made: Weights = (
        _CLASHES * likeness.clashes
        + _NO_COMMON_DAY * likeness.days_clash
        + _NO_COMMON_PAIR * (likeness.pairs_share == 0)
        + _OTHERS * likeness.clashes * (likeness.pairs_share == 0)
        + np.maximum(_PER_DOUBLED_GAP * gap, _MOST_FOR_GAP)
    )
    return made


def score_alignment(
    alignment: Alignment, told: Told, *, clashes: float = 0.0, doubt: float = 1.0
) -> float:
    """The log-odds to add for what an alignment of the two reports found.

    Passages that two reports share are the firmest evidence that they tell one story. That an
    alignment found none speaks against it (`doubt`, 0 to 1): among reports that copy each other,
    and where the two came at different times; of an event of the day several tell in words of
    their own. A report that only recalls another's event shares what stands further down: both
    have to open with something shared.
    """
    found = _PER_SHARE * (_shared_weight(alignment, told) - _EXPECTED_SHARE)
    if not both_open(alignment):
        found += _NOT_BOTH_OPEN
    if shared_passages(alignment) < SEVERAL:
        return max(found, NOTHING_ALIGNED * doubt)
    return max(found, _LITTLE_ALIGNED) - _CLASHES * clashes


def both_open(alignment: Alignment) -> bool:
    """Whether both reports open with something that the other has too."""
    return _opens(alignment, "left") and _opens(alignment, "right")


def shared_passages(alignment: Alignment) -> int:
    """How many passages both reports have, those aside that names alone tie."""
    alone = {PassageLabel.ADDED, PassageLabel.DROPPED}
    return sum(
        passage.label not in alone and not is_tied_by_names(passage)
        for passage in alignment.passages
    )


def _shared_weight(alignment: Alignment, told: Told) -> float:
    """The greater of the shares of the two reports that stand in both, stock phrases for less."""
    sides = []
    for side in ("left", "right"):
        other = "right" if side == "left" else "left"
        every = both = 0.0
        for passage in alignment.passages:
            if getattr(passage, side) is None:
                continue
            weight = told(getattr(passage, f"{side}_text"))
            every += weight
            both += weight * passage.score if getattr(passage, other) is not None else 0.0
        sides.append(both / every if every else 0.0)
    return min(1.0, max(sides))


def told_by(weights: WordWeights) -> Told:
    """What says how much a passage tells, by its words; it remembers what it was asked for.

    A report's passages come again with every report that it is compared with.
    """

    @lru_cache(maxsize=10_000)
    def told(text: str) -> float:
        return sum([weights.weight(stem_word(word)) ** 2 for word in word_texts(text)])

    return told


def _opens(alignment: Alignment, side: str) -> bool:
    """Whether one of the first two passages of this side stands on the other side too."""
    other = "right" if side == "left" else "left"
    mine = [passage for passage in alignment.passages if getattr(passage, side) is not None]
    mine.sort(key=lambda passage: getattr(passage, side).start)
    return any(getattr(passage, other) is not None for passage in mine[:_OPENING_PASSAGES])


def probability(log_odds: float) -> float:
    """Log-odds as a number from 0 to 1.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-min(max(log_odds, -40.0), 40.0)))


def gap_days(a: Publication, b: Publication) -> float | None:
    """The least number of days between two publications; nothing where one is not known."""
    if a.moment is None or b.moment is None:
        return None
    first, last = sorted((a.moment, b.moment), key=lambda moment: moment.earliest)
    return max(0.0, (last.earliest - first.latest).total_seconds() / _DAY)
