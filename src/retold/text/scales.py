"""How strong words are beside each other: from "suggest" to "insist", from "some" to "all".

The scales are ordinal and hand-written from general knowledge of English news prose; what stands
on no scale is simply not compared. A weaker and a stronger word on one scale are what an honest
translation rarely exchanges. Antonyms and pairs of different things are kept in the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from retold.text.stems import FUNCTION_WORDS, stem_word

MAX_TERM_WORDS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """How two sides of a changed place stand on one scale; `by` above 0: the right is stronger."""

    scale: str
    left: str
    right: str
    by: int


@dataclass(frozen=True, slots=True)
class _Book:
    levels: dict[str, dict[int, int]]
    names: tuple[str, ...]
    antonyms: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]


def compare_strength(left: Sequence[str], right: Sequence[str]) -> Step | None:
    """The scale on which the words of two changed places differ most, or None.

    >>> step = compare_strength(["asks"], ["is", "forcing", "us"])
    >>> step is not None and step.by > 0
    True
    """
    book = _read_book()
    best: Step | None = None
    for one, one_levels in _terms(book, left):
        for other, other_levels in _terms(book, right):
            for scale in sorted(one_levels.keys() & other_levels.keys()):
                by = other_levels[scale] - one_levels[scale]
                if best is None or abs(by) > abs(best.by):
                    best = Step(book.names[scale], one, other, by)
    return best


def is_opposite(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words of two changed places hold a pair of antonyms."""
    return _is_pair(_read_book().antonyms, left, right)


def is_different_thing(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words name things that are often taken for each other, as deaths and injuries."""
    return _is_pair(_read_book().different, left, right)


def is_on_one_scale(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words of two places share a scale, whatever their strength."""
    return any(scales_of(one) & scales_of(other) for one in left for other in right) or (
        max(len(left), len(right)) > 1 and compare_strength(left, right) is not None
    )


@lru_cache(maxsize=50_000)
def scales_of(word: str) -> frozenset[int]:
    """The numbers of the scales on which a single word stands."""
    return frozenset(_read_book().levels.get(_key(word), ()))


def _is_pair(pairs: frozenset[tuple[str, str]], left: Sequence[str], right: Sequence[str]) -> bool:
    others = _grams(right)
    return any((one, other) in pairs for one in _grams(left) for other in others)


def _terms(book: _Book, words: Sequence[str]) -> list[tuple[str, dict[int, int]]]:
    """The terms among some words that stand on scales; longer terms hide the words in them."""
    stems = [_key(word) for word in words[:40]]
    found = []
    at = 0
    while at < len(stems):
        for size in range(min(MAX_TERM_WORDS, len(stems) - at), 0, -1):
            term = " ".join(stems[at : at + size])
            if term in book.levels:
                found.append((" ".join(words[at : at + size]), book.levels[term]))
                at += size - 1
                break
        at += 1
    return found


def _grams(words: Sequence[str]) -> list[str]:
    stems = [_key(word) for word in words[:40]]
    return [
        " ".join(stems[at : at + size])
        for size in range(1, MAX_TERM_WORDS + 1)
        for at in range(len(stems) - size + 1)
    ]


def _stem_term(term: str) -> str:
    return " ".join(_key(word) for word in term.split())


def _key(word: str) -> str:
    """The stem; but a word of grammar only answers to itself ("not" is no form of "note")."""
    return f"={word}" if word in FUNCTION_WORDS else stem_word(word)


@cache
def _read_book() -> _Book:
    """The scales, read once."""
    levels: dict[str, dict[int, int]] = {}
    names: list[str] = []
    pairs: dict[str, set[tuple[str, str]]] = {"><": set(), "|": set()}
    text = (files("retold.text") / "scales.en.txt").read_text(encoding="utf-8")
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        mark = next((mark for mark in pairs if f" {mark} " in line), None)
        if mark is not None:
            sides = [[_stem_term(term) for term in side.split(",")] for side in line.split(mark)]
            for i, one_side in enumerate(sides):
                for other_side in sides[:i] + sides[i + 1 :]:
                    pairs[mark] |= {(one, other) for one in one_side for other in other_side}
            continue
        name, _, scale = line.partition(":")
        for level, step in enumerate(scale.split("<")):
            for term in step.split(","):
                levels.setdefault(_stem_term(term), {}).setdefault(len(names), level)
        names.append(name.strip())
    return _Book(levels, tuple(names), frozenset(pairs["><"]), frozenset(pairs["|"]))
