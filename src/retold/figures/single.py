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
_HURTS = frozenset("injury wound offence offense charge role part".split())
MAX_WORDS = 5


def find_single(text: str, sentence: Span) -> list[tuple[Span, Span]]:
    """Places where one person is named with an article: the whole, and the words after it."""
    found: list[tuple[Span, Span]] = [
        (Span(*match.span(1)), Span(*match.span(1)))
        for match in _ANOTHER.finditer(text, sentence.start, sentence.end)
    ]
    for match in _ARTICLE.finditer(text, sentence.start, sentence.end):
        end = _person_end(text, match.end(), sentence.end)
        if end:
            found.append((Span(match.start(), end), Span(match.end(), end)))
    return found


def _person_end(text: str, at: int, end: int) -> int:
    """Where the noun for a person ends that an article opens; 0 where there is none."""
    aged = 0
    for _ in range(MAX_WORDS):
        word = _WORD.match(text, at, end)
        if word is None or word.group().casefold() in _BREAKS:
            break
        named = word.group()
        if is_person(named) and not is_plural(named) and not _goes_on(text, word.end(), end):
            return word.end()
        aged = word.end() if named.casefold().endswith(("-year-old", "-month-old")) else aged
        at = word.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    return aged


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the noun only modifies a further one: "a police officer", "a minor injury"."""
    word = _WORD.match(text, at + 1, end) if text[at : at + 1] == " " else None
    return word is not None and (is_person(word.group()) or word.group() in _HURTS)
