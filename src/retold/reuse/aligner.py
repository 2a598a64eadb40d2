"""Aligning the reports of a collection, each of which is read once."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from threading import Lock

from retold.model import Alignment, Report
from retold.reuse.align import align_profiles
from retold.reuse.profile import Profile
from retold.text.weights import WordWeights

# Words of reports that are kept ready: about 500 of common length, 200 MB.
KEPT_WORDS = 300_000
KEPT_ALIGNERS = 2


class Aligner:
    """Aligns reports of one collection, and keeps what it read of them for the next pair.

    Args:
        weights: How much each word tells, from the collection; without it, from English alone.
        kept_words: For how many words of reports memory may be used.
    """

    def __init__(self, weights: WordWeights | None = None, *, kept_words: int = KEPT_WORDS) -> None:
        self._weight = lru_cache(maxsize=200_000)((weights or WordWeights()).weight)
        self._kept: OrderedDict[int, Profile] = OrderedDict()
        self._words = 0
        self._kept_words = kept_words
        self._lock = Lock()

    def align(self, left: Report, right: Report, *, semantic: bool = True) -> Alignment:
        """What two reports share, passage by passage, and what each has alone.

        Args:
            left: The one report.
            right: The other; neither is taken for the earlier.
            semantic: Whether passages are also found by their meaning; without it only those that
                share runs of words, some ten times as fast.
        """
        return align_profiles(self._profile(left), self._profile(right), semantic=semantic)

    def _profile(self, report: Report) -> Profile:
        # By identity: comparing two reports reads all their text, and a kept profile keeps its
        # report alive, so that no other can have its place in memory.
        with self._lock:
            profile = self._kept.get(id(report))
            if profile is not None:
                self._kept.move_to_end(id(report))
                return profile
        profile = Profile(report, self._weight)
        with self._lock:
            if self._kept.setdefault(id(report), profile) is profile:
                self._words += profile.size
            while self._words > self._kept_words and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._words -= dropped.size
        return profile


def align(
    left: Report, right: Report, *, weights: WordWeights | None = None, semantic: bool = True
) -> Alignment:
    """What two reports share, passage by passage, and what each has alone.

    Args:
        left: The one report.
        right: The other; neither is taken for the earlier.
        weights: How much each word tells, from the collection; without it, from English alone.
        semantic: Whether passages are also found by their meaning; without it only those that
            share runs of words, some ten times as fast.
    """
    return _aligner(weights).align(left, right, semantic=semantic)


_ALIGNERS: OrderedDict[int, tuple[WordWeights | None, Aligner]] = OrderedDict()
_LOCK = Lock()


def _aligner(weights: WordWeights | None) -> Aligner:
    """The aligner of a collection's weights; those of the last two collections are kept."""
    with _LOCK:
        if id(weights) not in _ALIGNERS:
            _ALIGNERS[id(weights)] = (weights, Aligner(weights))
        _ALIGNERS.move_to_end(id(weights))
        if len(_ALIGNERS) > KEPT_ALIGNERS:
            _ALIGNERS.popitem(last=False)
        return _ALIGNERS[id(weights)][1]
