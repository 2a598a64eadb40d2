"""Passages that names alone tie: two events of the same people have such sentences."""

from __future__ import annotations

from functools import lru_cache

from retold.model import Passage, PassageLabel
from retold.text.stems import FUNCTION_WORDS, stem_word
from retold.text.tokens import find_words, fold_word

# So many other words of matter in common, and it is more than names: one is often an office.
LEAST_PLAIN = 2


def is_tied_by_names(passage: Passage) -> bool:
    """Whether two sentences in different words have names in common, and hardly anything else.

    "Len Orr, secretary of the union, said the crew was tired" and "Len Orr, secretary of the union,
    denied that the gate was shut" tell of one man, not of one event.
    """
    if passage.label is not PassageLabel.REWORDED:
        return False
    names, plain = _words(passage.left_text)
    their_names, their_plain = _words(passage.right_text)
    both = (plain | names) & (their_plain | their_names)
    shared_names = names & their_names
    return bool(shared_names) and len(both - shared_names) < LEAST_PLAIN


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a text's words of matter: of those with a capital, and of the others."""
    names: set[str] = set()
    plain: set[str] = set()
    for span in find_words(text):
        word = span.of(text)
        folded = fold_word(word)
        if folded not in FUNCTION_WORDS:
            (names if word[:1].isupper() else plain).add(stem_word(folded))
    return frozenset(names), frozenset(plain)
