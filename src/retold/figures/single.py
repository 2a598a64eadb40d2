"""One person named with an article, who may be a casualty: "a man", "another young woman"."""

from __future__ import annotations

import regex

from retold.figures.nouns import is_person, is_plural
from retold.model import Span

_ARTICLE = regex.compile(r"(?<![\p{L}\p{N}])(?:an?|another)\s+", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")
_ANOTHER = regex.compile(
    r"\b(?:kill|injur|wound|hurt|shoot|arrest|detain)(?:ed|ing|s|e|es)? (another)"
    r"(?=[.,;]|\s(?:in|at|on|before|after)\b|\Z)",
    regex.IGNORECASE,
)
_BREAKS = frozenset("of in on at by from to with for and or who that which was is were are".split())
MAX_WORDS = 5


def find_single(text: str, sentence: Span) -> list[tuple[Span, Span]]:
    """Places where one person is named with an article: the whole, and the words after it."""
    found: list[tuple[Span, Span]] = [
        (Span(*match.span(1)), Span(*match.span(1)))
        for match in _ANOTHER.finditer(text, sentence.start, sentence.end)
    ]
    for match in _ARTICLE.finditer(text, sentence.start, sentence.end):
        at, start = match.end(), match.end()
        for _ in range(MAX_WORDS):
            word = _WORD.match(text, at, sentence.end)
            if word is None or word.group().casefold() in _BREAKS:
                break
            if (
                is_person(word.group())
                and not is_plural(word.group())
                and not _goes_on(text, word.end(), sentence.end)
            ):
                found.append((Span(match.start(), word.end()), Span(start, word.end())))
                break
            at = word.end()
            if text[at : at + 1] != " ":
                break
            at += 1
    return found


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the person noun only modifies a further one: "a police officer"."""
    word = _WORD.match(text, at + 1, end) if text[at : at + 1] == " " else None
    return word is not None and is_person(word.group())
