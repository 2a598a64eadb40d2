"""Which swapped terms say most: those that judge, refuse or strengthen, then the most frequent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.claims.loaded import is_loaded
from retold.model import Swap
from retold.text.scales import compare_strength, is_opposite
from retold.text.stems import stem_word
from retold.text.tokens import fold_words

STEP, MAX_WORDS = 2, 3
_JOINTS = frozenset(["and", "or", "but", "the", "a", "an"])
_MARKS = "\"'“‘«"


def weigh_swaps(swaps: Iterable[Swap]) -> list[Swap]:
    """The swaps with what makes the two terms more than two wordings, the most telling first.

    Every swap is kept. First come those with a sign: a word that judges, marks that refuse a
    name, a step on a scale of strength, opposites. Among equals the one that more reports have
    comes first, then the one in more places.
    """
    signed = [replace(swap, signs=_signs(swap)) for swap in swaps]
    return sorted(signed, key=_rank)


def _rank(swap: Swap) -> tuple[int, int, int]:
    reports = {name for term in swap.terms for name in term.report_ids}
    return -min(1, len(swap.signs)), -len(reports), -len(swap.occurrences)


def _is_term(words: Sequence[str]) -> bool:
    """Whether words are a term of their own, and no scrap of a sentence."""
    return 0 < len(words) <= MAX_WORDS and not {words[0], words[-1]} & _JOINTS


def _signs(swap: Swap) -> tuple[str, ...]:
    if len(swap.terms) != 2:
        return ()
    one, other = (term.text for term in swap.terms)
    ours, theirs = fold_words(one), fold_words(other)
    if not (_is_term(ours) and _is_term(theirs)):
        return ()
    found = []
    if ours == theirs and (one[:1] in _MARKS) != (other[:1] in _MARKS):
        found.append("marks stand about the one and not about the other")
    for words, others in ((ours, theirs), (theirs, ours)):
        stems = {stem_word(word) for word in others}
        judging = [word for word in words if is_loaded(stem_word(word))]
        found += [
            f'"{word}" judges as it names' for word in judging if stem_word(word) not in stems
        ]
    step = compare_strength(ours, theirs) if len(ours) == len(theirs) == 1 else None
    if step is not None and abs(step.by) >= STEP:
        weak, strong = (step.left, step.right) if step.by > 0 else (step.right, step.left)
        found.append(f'"{strong}" is stronger than "{weak}"')
    if is_opposite(ours, theirs):
        found.append("the two are opposites")
    return tuple(found)
