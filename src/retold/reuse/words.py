"""Which word of one passage stands for which of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retold.reuse.semantic import Matrix
from retold.reuse.similarity import similarity
from retold.reuse.units import Word
from retold.text.stems import stem_word

# Verbs of saying stand for each other however far apart their meanings; forms by rule, but for
# those that have none.
_SAYING = frozenset(
    stem_word(word)
    for word in (
        "say said tell told state report announce add note claim allege declare confirm deny warn "
        "stress emphasize highlight underscore underline insist argue believe assert contend "
        "explain express indicate mention remark observe describe affirm reaffirm reiterate accuse "
        "urge admit concede acknowledge suggest imply hint conclude reveal disclose maintain deem "
        "think thought continue caution quote cite voice testify comment reply respond answer "
        "recall repeat predict propose promise pledge vow write wrote written point signal "
        "complain contradict estimate"
    ).split()
)
EQUAL_CONTENT = 1.0
EQUAL_FUNCTION = 0.25
ALIKE = 0.8
_LEAST_ALIKE = 0.2
# A long passage is compared by its first words only.
MAX_WORDS = 600


@dataclass(frozen=True, slots=True)
class Link:
    """Word `left` of the one passage stands for word `right` of the other."""

    left: int
    right: int
    is_equal: bool
    weight: float = 0.0

    def moved(self, left: int, right: int) -> Link:
        """The same link in passages that begin so many words earlier."""
        return Link(self.left + left, self.right + right, self.is_equal, self.weight)


def link_words(left: Sequence[Word], right: Sequence[Word]) -> list[Link]:
    """The words that two passages share or that are alike, in order and without crossing.

    The heaviest common subsequence, in which equal words count more than words that are alike
    and words that carry matter more than those that bind.
    """
    left, right = left[:MAX_WORDS], right[:MAX_WORDS]
    if not left or not right:
        return []
    if [word.folded for word in left] == [word.folded for word in right]:
        return [Link(i, i, is_equal=True, weight=_equal_worth(w)) for i, w in enumerate(left)]
    equal = _equal(left, right)
    alike = similarity(left, right)
    binds = np.array([w.is_function for w in left])[:, None] | np.array(
        [w.is_function for w in right]
    )
    worth = np.where((alike >= _LEAST_ALIKE) & ~binds, alike * ALIKE, 0).astype(np.float32)
    worth[equal] = np.where(binds[equal], EQUAL_FUNCTION, EQUAL_CONTENT)
    return [Link(i, j, bool(equal[i, j]), float(worth[i, j])) for i, j in _heaviest(worth)]


def _equal_worth(word: Word) -> float:
    return EQUAL_FUNCTION if word.is_function else EQUAL_CONTENT


def link_kinds(left: Sequence[Word], right: Sequence[Word]) -> list[Link]:
    """The words of a slot that are of one kind: names, numbers, verbs of saying, adverbs.

    Of a run of one kind on either side, as in a name of three words, the first is linked.
    """
    left, right = left[:MAX_WORDS], right[:MAX_WORDS]
    if not left or not right:
        return []
    ours, theirs = _runs(left), _runs(right)
    worth = np.array(
        [[_KIND_WORTH[kind] if kind == other else 0.0 for _, other in theirs] for _, kind in ours],
        dtype=np.float32,
    )
    return [Link(ours[i][0], theirs[j][0], is_equal=False) for i, j in _heaviest(worth)]


def _runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where each run of words of one kind begins, and the kind."""
    made: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        kind = _kind(word)
        if not made or made[-1][1] != kind or kind == _OTHER:
            made.append((place, kind))
    return made


_OTHER, _NAME, _NUMBER, _SAYS, _ADVERB = range(5)
_KIND_WORTH = {_OTHER: 0.0, _NAME: 0.3, _NUMBER: 0.3, _SAYS: 0.45, _ADVERB: 0.3}


def _kind(word: Word) -> int:
    if word.is_name:
        return _NAME
    if word.number:
        return _NUMBER
    if word.stem in _SAYING:
        return _SAYS
    return _ADVERB if word.folded.endswith("ly") and len(word.folded) > 4 else _OTHER


def _equal(
    left: Sequence[Word], right: Sequence[Word]
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    numbers: dict[str, int] = {}
    ours = np.array([numbers.setdefault(word.folded, len(numbers)) for word in left])
    theirs = np.array([numbers.setdefault(word.folded, len(numbers)) for word in right])
    return np.asarray(ours[:, None] == theirs[None, :])


def _heaviest(worth: Matrix) -> list[tuple[int, int]]:
    """The pairs of the heaviest common subsequence; row by row, each row at once."""
    rows, columns = worth.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for row in range(rows):
        taken = np.where(worth[row] > 0, best[row, :-1] + worth[row], 0)
        best[row + 1, 1:] = np.maximum.accumulate(np.maximum(best[row, 1:], taken))
    found = []
    row, column = rows, columns
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found.append((row, column))
    return found[::-1]
