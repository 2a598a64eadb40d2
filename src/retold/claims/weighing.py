"""Which swapped terms say most: those that judge, refuse or strengthen, then the surest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.claims.cues import is_plain, loaded_verb
from retold.claims.loaded import is_loaded
from retold.model import Swap
from retold.text.numbers import find_numbers
from retold.text.scales import compare_strength, is_opposite
from retold.text.stems import stem_word
from retold.text.tokens import fold_words

STEP, MAX_WORDS = 2, 3
# Terms that fit their slot so well are shown before others; chosen by reading invented stories.
SURE = 0.3
_NAMED_IN_MARKS = "marks stand about the one and not about the other"
_JOINTS = frozenset(["and", "or", "but", "the", "a", "an"])
_MARKS = "\"'“‘«"


def weigh_swaps(swaps: Iterable[tuple[Swap, float]]) -> list[Swap]:
    """The swaps with what makes the two terms more than two wordings, the most telling first.

    Every swap is kept. First come those with a sign: a word that judges, marks that refuse a
    name, a step on a scale of strength, opposites; then other terms that surely stand in one slot;
    then scraps of sentences that the words around them brought together. Among equals the one
    that more reports have comes first, then the one in more places.

    Args:
        swaps: Swaps, each with how surely its terms stand in one slot (`slot_fit`).
    """
    signed = [(replace(swap, signs=_signs(swap)), fit) for swap, fit in swaps]
    return [swap for swap, _ in sorted(signed, key=_rank)]


def _rank(weighed: tuple[Swap, float]) -> tuple[int, int, int, float]:
    swap, fit = weighed
    reports = {name for term in swap.terms for name in term.report_ids}
    # What is said of one word for one word needs no frame to be looked at first.
    is_plain = fit >= SURE or all(len(fold_words(term.text)) == 1 for term in swap.terms)
    is_telling = bool(swap.signs) and (is_plain or _NAMED_IN_MARKS in swap.signs)
    tier = 0 if is_telling else 1 if fit >= SURE else 2
    return tier, -len(reports), -len(swap.occurrences), -fit


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
    if ours == theirs and not find_numbers(one) and (one[:1] in _MARKS) != (other[:1] in _MARKS):
        found.append(_NAMED_IN_MARKS)
    for words, others in ((ours, theirs), (theirs, ours)):
        stems = {stem_word(word) for word in others}
        judging = [word for word in words if is_loaded(stem_word(word))]
        found += [
            f'"{word}" judges as it names' for word in judging if stem_word(word) not in stems
        ]
    colours = {loaded_verb(one), loaded_verb(other)} - {""}
    if len(colours) == 1 and len(ours) == len(theirs) == 1 and (is_plain(one) or is_plain(other)):
        found.append(f'"{colours.pop()}" colours what is said')
    step = compare_strength(ours, theirs) if len(ours) == len(theirs) == 1 else None
    if step is not None and abs(step.by) >= STEP:
        weak, strong = (step.left, step.right) if step.by > 0 else (step.right, step.left)
        found.append(f'"{strong}" is stronger than "{weak}"')
    if is_opposite(ours, theirs):
        found.append("the two are opposites")
    return tuple(found)
