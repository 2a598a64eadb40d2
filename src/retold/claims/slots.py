"""How surely two terms stand in one slot: what frames them, and whether each is a term at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.model import Span
from retold.text.numbers import find_numbers
from retold.text.stems import FUNCTION_WORDS, stem_word
from retold.text.tokens import fold_words, shared_beginning
from retold.text.vectors import word_similarity

# A term and what others put for it are of about one length, and have no mark of a sentence inside.
MOST_WORDS, MOST_LONGER = 3, 1
NEAR = 60
FRAME = 2
_INSIDE = re.compile(r"""[.,;:!?()\[\]"“”«»\n]|\s['‘’—–-]|['‘’—–-]\s""")
# What a verb may end in, and a term with it: "carried off", "set up".
_PARTICLES = frozenset(["off", "up", "out", "down", "away", "back", "over"])
_MARKS = "\"'“”‘’«»"


def slot_fit(left: str, one: Span, right: str, other: Span) -> float:
    """How surely two terms are exchanged for each other, from 0 to 1; 0 for scraps of sentences.

    Half of it is the frame: equal words directly before and after the two places, where the
    beginning and the end of both lines are as good as a word. The other half is what the two
    have to do with each other: the similarity of their vectors. Two forms of one word are two
    grammars, not two terms, and figures are compared as figures: both give 0.

    Args:
        left: The one report's text.
        one: The term in it.
        right: The other report's text.
        other: The term that stands there.
    """
    ours, theirs = one.of(left).strip(_MARKS), other.of(right).strip(_MARKS)
    words, others = fold_words(ours), fold_words(theirs)
    if not (_is_term(ours, words) and _is_term(theirs, others)):
        return 0.0
    if abs(len(words) - len(others)) > MOST_LONGER or _is_one_word_bent(words, others):
        return 0.0
    before = shared_beginning(_words_before(left, one.start), _words_before(right, other.start))
    after = shared_beginning(_words_after(left, one.end), _words_after(right, other.end))
    frame = (min(before, FRAME) + min(after, FRAME)) / (2 * FRAME)
    return 0.5 * frame + 0.5 * max(0.0, word_similarity(ours, theirs))


def _is_term(text: str, words: Sequence[str]) -> bool:
    """Whether words are a term of their own, and no scrap of a sentence."""
    return (
        0 < len(words) <= MOST_WORDS
        and words[0] not in FUNCTION_WORDS
        and (words[-1] not in FUNCTION_WORDS or words[-1] in _PARTICLES)
        and _INSIDE.search(text) is None
        and not find_numbers(text)
    )


def _is_one_word_bent(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words of matter of the two are the same but for their endings."""
    stems, their_stems = ({stem_word(w) for w in some} - FUNCTION_WORDS for some in (words, others))
    return stems <= their_stems or their_stems <= stems


def _words_before(text: str, end: int) -> list[str]:
    """The words of the line before a place, the nearest first; the line's beginning is one."""
    line = text[max(0, end - NEAR) : end].rpartition("\n")
    found = ["^"] if line[1] or end <= NEAR else []
    return [*reversed(fold_words(line[2])), *found]


def _words_after(text: str, start: int) -> list[str]:
    """The words of the line after a place, the nearest first; the line's end is one."""
    line = text[start : start + NEAR].partition("\n")
    found = ["$"] if line[1] or start + NEAR >= len(text) else []
    return [*fold_words(line[0]), *found]
