"""A stretch of a report's words, for comparing it word by word."""

from __future__ import annotations

from collections.abc import Sequence

from retold.reuse.lexicon import Lexicon
from retold.reuse.profile import Profile
from retold.reuse.units import Word


class WordRun:
    """The words of a report from one number to another, counted over all its sentences."""

    __slots__ = ("_profile", "_start", "words")

    def __init__(self, profile: Profile, start: int, end: int) -> None:
        self._profile = profile
        self._start = start
        self.words: Sequence[Word] = profile.words[start:end]

    @classmethod
    def of_units(cls, profile: Profile, first: int, count: int) -> WordRun:
        """The words of `count` sentences from the first on."""
        return cls(profile, profile.begins[first], profile.begins[first + count])

    def part(self, start: int, end: int) -> WordRun:
        """The words from one number to another, counted within this run."""
        end = min(end, len(self.words))
        return WordRun(self._profile, self._start + start, self._start + end)

    def lexicon(self) -> Lexicon:
        """What is known of each of the words, in their order."""
        end = self._start + len(self.words)
        return self._profile.lexicon.take(self._profile.of_word[self._start : end])
