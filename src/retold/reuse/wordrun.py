"""A stretch of a report's words, for comparing it word by word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from retold.reuse.codes import Codes, Places
from retold.reuse.lexicon import Flags, Lexicon
from retold.reuse.profile import Profile
from retold.reuse.semantic import Matrix
from retold.reuse.similarity import similarity
from retold.reuse.units import Word

# From so many passages on the words of two reports are compared once for all of them, if they do
# not have more than so many pairs of words.
_LEAST_PASSAGES, _MAX_CELLS = 3, 1_000_000


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

    @property
    def types(self) -> Places:
        """For each of the words which of its report's lexicon it is."""
        return self._profile.of_word[self._start : self._start + len(self.words)]

    @property
    def codes(self) -> Codes:
        """The words as numbers."""
        return self._profile.codes[self._start : self._start + len(self.words)]

    @property
    def is_function(self) -> Flags:
        """Which of the words only bind."""
        return self._profile.lexicon.is_function[self.types]

    def lexicon(self) -> Lexicon:
        """What is known of each of the words, in their order."""
        return self._profile.lexicon.take(self.types)


class WordLikeness:
    """How alike the words of two reports are, asked for run by run."""

    def __init__(self, left: Profile, right: Profile, passages: int = 1) -> None:
        """Take two reports, and say for how many passages they will be asked for."""
        self._sides = left, right
        self._passages = passages

    def of(self, left: WordRun, right: WordRun) -> Matrix:
        """[word of the left run, word of the right run]: how alike they are, 0 to 1."""
        if self._table is None:
            return similarity(left.lexicon(), right.lexicon())
        return self._table[np.ix_(left.types, right.types)]

    @cached_property
    def _table(self) -> Matrix | None:
        ours, theirs = (side.lexicon for side in self._sides)
        cells = len(ours.codes) * len(theirs.codes)
        pays = self._passages >= _LEAST_PASSAGES and cells <= _MAX_CELLS
        return similarity(ours, theirs) if pays else None
