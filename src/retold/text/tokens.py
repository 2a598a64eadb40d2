"""Words and marks, and how they are folded for comparison."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from retold.model.span import Span

# A word keeps its inner apostrophes, hyphens, and the stops of numbers and initialisms.
WORD = (
    r"(?:\p{Lu}\.){2,}(?!\p{L})"  # U.S., a.k.a. written in capitals
    r"|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?"
    r"|[\p{L}\p{M}]+(?:['’ʼ\-‐‑][\p{L}\p{M}\p{N}]+)*"
    r"|\p{L}+\p{N}+"
)
_WORDS = regex.compile(WORD)
# Of passages up to this length the words are remembered.
_KEPT_CHARS = 1_000
_TOKENS = regex.compile(rf"{WORD}|[^\s\p{{L}}\p{{N}}]")
_APOSTROPHES = str.maketrans("’ʼ‘`´‐‑", "''''" + "'--")


def find_words(text: str, span: Span | None = None) -> list[Span]:
    """The words of a text, or of a span of it; numbers are words, marks are not.

    >>> [word.of("It's the U.S. fleet.") for word in find_words("It's the U.S. fleet.")]
    ["It's", 'the', 'U.S.', 'fleet']
    """
    return _find(_WORDS, text, span)


def word_texts(text: str, span: Span | None = None) -> list[str]:
    """The words of a text, or of a span of it, for who does not ask where they stand.

    >>> word_texts("It's the fleet.")
    ["It's", 'the', 'fleet']
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    found: list[str] = _WORDS.findall(text, start, end)
    return found


def find_tokens(text: str, span: Span | None = None) -> list[Span]:
    """The words and, one by one, the marks of a text or of a span of it."""
    return _find(_TOKENS, text, span)


def find_word_places(text: str, span: Span) -> list[tuple[int, int]]:
    """Where the words of a span begin and end: bare pairs, for who reads every one."""
    return [match.span() for match in _WORDS.finditer(text, span.start, span.end)]


def find_token_places(text: str, span: Span) -> list[tuple[int, int]]:
    """Where the words and marks of a span begin and end: bare pairs, for who reads every one."""
    return [match.span() for match in _TOKENS.finditer(text, span.start, span.end)]


def _find(pattern: regex.Pattern[str], text: str, span: Span | None) -> list[Span]:
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    return [Span(*match.span()) for match in pattern.finditer(text, start, end)]


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """A word without what a copyist changes freely: case, style of apostrophe, possessive.

    >>> fold_word("Ferry’s"), fold_word("SAID")
    ('ferry', 'said')
    """
    folded = unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()
    return folded.removesuffix("'s").rstrip("'") or folded


def fold_words(text: str, span: Span | None = None) -> list[str]:
    """The folded words of a text or of a span of it, in order."""
    passage = text if span is None else text[span.start : span.end]
    if len(passage) > _KEPT_CHARS:
        return [fold_word(word) for word in _WORDS.findall(passage)]
    return list(_folded(passage))


def shared_beginning(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many equal words two runs begin."""
    size = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        size += 1
    return size


@lru_cache(maxsize=20_000)
def _folded(passage: str) -> tuple[str, ...]:
    """The folded words of a passage; those of one story are asked for over and over."""
    return tuple([fold_word(word) for word in _WORDS.findall(passage)])
