"""Which word of one passage stands for which of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from retold.reuse.front import Front
from retold.reuse.semantic import Matrix
from retold.reuse.units import Word
from retold.reuse.wordrun import WordLikeness, WordRun
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


class Link(NamedTuple):
    """Word `left` of the one passage stands for word `right` of the other."""

    left: int
    right: int
    is_equal: bool
    weight: float = 0.0

    def moved(self, left: int, right: int) -> Link:
        """The same link in passages that begin so many words earlier."""
        return Link(self.left + left, self.right + right, self.is_equal, self.weight)


def equal_ends(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int]:
    """With how many equal words two passages begin, and with how many more they end.

    Those words are part of a heaviest common subsequence whatever stands between.
    """
    room = min(len(ours), len(theirs))
    start = 0
    while start < room and ours[start].code == theirs[start].code:
        start += 1
    end = 0
    while end < room - start and ours[-1 - end].code == theirs[-1 - end].code:
        end += 1
    return start, end


def link_words(left: WordRun, right: WordRun, alike: WordLikeness | None) -> list[Link]:
    """The words that two passages share or that are alike, in order and without crossing.

    The heaviest common subsequence, in which equal words count more than words that are alike
    and words that carry matter more than those that bind. Without likeness it is the longest
    common subsequence of equal words.
    """
    left, right = left.part(0, MAX_WORDS), right.part(0, MAX_WORDS)
    if not left.words or not right.words:
        return []
    return _by_worth(left, right, alike) if alike else _by_length(left.words, right.words)


def equal_link(ours: Sequence[Word], i: int, j: int) -> Link:
    """Words that are the same."""
    return Link(i, j, is_equal=True, weight=_equal_worth(ours[i]))


def _equal_worth(word: Word) -> float:
    return EQUAL_FUNCTION if word.is_function else EQUAL_CONTENT


def _by_length(ours: Sequence[Word], theirs: Sequence[Word]) -> list[Link]:
    blocks = LCSseq.opcodes([word.code for word in ours], [word.code for word in theirs])
    return [
        equal_link(ours, block.src_start + step, block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def _by_worth(left: WordRun, right: WordRun, alike: WordLikeness) -> list[Link]:
    equal = left.codes[:, None] == right.codes[None, :]
    binds = left.is_function[:, None] | right.is_function[None, :]
    worth = alike.of(left, right)
    worth[(worth < _LEAST_ALIKE) | binds] = 0
    worth *= np.float32(ALIKE)
    worth[equal] = np.where(binds[equal], EQUAL_FUNCTION, EQUAL_CONTENT)
    return [Link(i, j, bool(equal[i, j]), float(worth[i, j])) for i, j in _heaviest(worth)]


def link_kinds(left: Sequence[Word], right: Sequence[Word]) -> list[Link]:
    """The words of a slot that are of one kind: names, numbers, verbs of saying, adverbs.

    Of a run of one kind on either side, as in a name of three words, the first is linked.
    """
    left, right = left[:MAX_WORDS], right[:MAX_WORDS]
    if not left or not right:
        return []
    ours, theirs = _runs(left), _runs(right)
    if not {kind for _, kind in ours} & {kind for _, kind in theirs} - {_OTHER}:
        return []
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


def _heaviest(worth: Matrix) -> list[tuple[int, int]]:
    """The pairs of the heaviest common subsequence, out of those that are worth something."""
    rows, columns = np.nonzero(worth)
    front = Front()
    worths: list[float] = []
    before: list[int] = []
    waiting: list[tuple[int, float, int]] = []
    row = -1
    for number, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        if i != row:
            for one in waiting:
                front.add(*one)
            waiting, row = [], i
        best, last = front.best(j)
        worths.append(best + float(worth[i, j]))
        before.append(last)
        waiting.append((j + 1, worths[-1], number))
    at = max(range(len(worths)), key=worths.__getitem__, default=-1)
    found = []
    while at >= 0:
        found.append((int(rows[at]), int(columns[at])))
        at = before[at]
    return found[::-1]
