"""How surely two reports tell one story: an event or a statement, not a subject."""

from __future__ import annotations

import math

from retold.model import Alignment, PassageLabel, Publication, Report
from retold.stories.profile import Profile, cosine, read_profile
from retold.text.stems import stem_word
from retold.text.tokens import find_words
from retold.text.weights import WordWeights

# Log-odds, set by hand on the ferry story and on invented reports of one subject; nothing here is
# fitted to labelled news.
_BIAS = -5.0
_WORDS = 9.0
_NAMES = 1.0
_OPENING = 2.0
_PER_DOUBLED_GAP = -0.6
_MOST_FOR_GAP = -3.0
# For what an alignment found: nothing at all; then by the share that the two have in common.
_NOTHING_ALIGNED = -2.0
_PER_SHARE = 6.0
_EXPECTED_SHARE = 0.35
_NOT_BOTH_OPEN = -1.0
_OPENING_PASSAGES = 2
_DAY = 86_400.0
# A retelling a day later is no sign of anything.
_FREE_DAYS = 1.0


def pair_score(a: Report, b: Report, *, weights: WordWeights | None = None) -> float:
    """How surely two reports tell one story, 0 to 1; 0.5 is as likely as not.

    Args:
        a: The one report.
        b: The other; the order does not matter.
        weights: How much each word tells, from the collection; without it, from English alone.
    """
    known = weights or WordWeights()
    return probability(score_profiles(read_profile(a, known), read_profile(b, known)))


def score_profiles(a: Profile, b: Profile) -> float:
    """The log-odds that two reports tell one story, by their words, names, openings and times."""
    return (
        _BIAS
        + _WORDS * math.sqrt(cosine(a.words, b.words))
        + _NAMES * math.sqrt(cosine(a.names, b.names))
        + _OPENING * float(a.opening @ b.opening)
        + _gap_term(a.published, b.published)
    )


def score_alignment(alignment: Alignment | None, weights: WordWeights) -> float:
    """The log-odds to add for what an alignment of the two reports found; without one, nothing.

    Passages that two reports share are the firmest evidence that they tell one story; that an
    alignment found none speaks against it. A report that only recalls another's event shares
    what stands further down: both have to open with something shared.
    """
    if alignment is None:
        return 0.0
    share = _shared_weight(alignment, weights)
    found = _PER_SHARE * (share - _EXPECTED_SHARE)
    if not (_opens(alignment, "left") and _opens(alignment, "right")):
        found += _NOT_BOTH_OPEN
    return max(found, _NOTHING_ALIGNED)


def shared_passages(alignment: Alignment) -> int:
    """How many passages both reports have."""
    alone = {PassageLabel.ADDED, PassageLabel.DROPPED}
    return sum(passage.label not in alone for passage in alignment.passages)


def _shared_weight(alignment: Alignment, weights: WordWeights) -> float:
    """The greater of the shares of the two reports that stand in both, stock phrases for less."""
    sides = []
    for side in ("left", "right"):
        other = "right" if side == "left" else "left"
        every = both = 0.0
        for passage in alignment.passages:
            if getattr(passage, side) is None:
                continue
            weight = _weight(getattr(passage, f"{side}_text"), weights)
            every += weight
            both += weight * passage.score if getattr(passage, other) is not None else 0.0
        sides.append(both / every if every else 0.0)
    return min(1.0, max(sides))


def _weight(text: str, weights: WordWeights) -> float:
    return sum(weights.weight(stem_word(word.of(text))) ** 2 for word in find_words(text))


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


def _gap_term(a: Publication, b: Publication) -> float:
    days = gap_days(a, b)
    if days is None or days <= _FREE_DAYS:
        return 0.0
    return max(_MOST_FOR_GAP, _PER_DOUBLED_GAP * math.log2(days / _FREE_DAYS))
