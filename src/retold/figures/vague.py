"""Quantities that name no number: "dozens", "several reports", "a significant number of ..."."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.figures.nouns import Counted, is_plural, read_counted
from retold.model import Span
from retold.text.units import unit_of_word

_MARK = r"[\"“”‘’']?"
_SIZE = (
    r"(?:significant|large|small|great|considerable|substantial|growing|increasing|limited|record|"
    r"huge|vast|unknown|unspecified|certain|disproportionate|undisclosed|good|fair)"
)
_PATTERN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}\-])(?:"
    rf"(?P<amount>(?:(?:a|an|the|any)\s)?{_MARK}(?:{_SIZE}\s)?(?:number|amount|majority|quantity)s?"
    rf"{_MARK}(?=\sof\b|[’'”\"]|\s))"
    rf"|(?P<round>(?:(?:many|several|some|tens\sof|hundreds\sof|a\sfew|the)\s)?"
    rf"(?:dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\sof(?:\sthousands|\smillions)?)?)"
    rf"|(?P<few>several|many|numerous|multiple|countless|various|innumerable|(?:quite\s)?a\sfew"
    rf"|a\shandful\sof|handfuls\sof|a\scouple\sof|plenty\sof|a\slot\sof|lots\sof|a\sseries\sof"
    rf"|a\srange\sof|a\shost\sof|most(?:\sof)?|all)"
    rf"|(?P<time>(?:decades|years|months|weeks|days|hours|centuries)(?=\sof\b))"
    rf")(?![\p{{L}}\p{{N}}\-])",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vague:
    """A quantity without a number: its words with what is counted."""

    span: Span
    counted: Counted | None
    unit: str = ""


def find_vague(text: str, span: Span) -> list[Vague]:
    """The vague quantities of a sentence, in order."""
    found: list[Vague] = []
    for match in _PATTERN.finditer(text, span.start, span.end):
        one = _read(text, match, span)
        if one is not None and (not found or found[-1].span.end <= one.span.start):
            found.append(one)
    return found


def _read(text: str, match: regex.Match[str], sentence: Span) -> Vague | None:
    words = " ".join(match.group().casefold().split())
    if match.group("time"):
        if _is_numbered(text, match.start(), sentence.start):
            return None
        return Vague(Span(*match.span()), None, unit_of_word(match.group(), "time"))
    counted = read_counted(text, match.end(), sentence.end)
    if match.group("amount"):
        return _read_amount(text, match, counted, words)
    if match.group("round"):
        if words.startswith("the ") or _is_numbered(text, match.start(), sentence.start):
            return None
        end = counted.span.end if counted else match.end()
        return Vague(Span(match.start(), end), counted)
    if counted is None or counted.text.casefold() in {"of", "more"}:
        return None
    first = counted.text.split()[0].casefold()
    has_plural = any(is_plural(word) for word in counted.text.split()) or first in {"more", "other"}
    if not has_plural or _is_bare_all(words, counted):
        return None
    return Vague(Span(match.start(), counted.span.end), counted)


def _is_bare_all(words: str, counted: Counted) -> bool:
    """Whether "all" or "most" stands in a set phrase, or before a name, and counts nothing."""
    if words not in {"all", "most"}:
        return False
    if counted.text[0].isupper():
        return not counted.is_people
    return (
        counted.head in {"party", "side", "time", "thing", "kind", "sort"} or counted.is_partitive
    )


def _read_amount(
    text: str, match: regex.Match[str], counted: Counted | None, words: str
) -> Vague | None:
    bare = words.strip("\"“”‘’'")
    if bare in {
        "number",
        "amount",
        "quantity",
        "the number",
        "the amount",
        "the quantity",
        "numbers",
        "the numbers",
    }:
        return None
    if not bare.startswith(("a ", "an ", "the ", "any ")) and " " not in bare:
        return None
    if counted is None or not counted.is_partitive:
        return Vague(Span(match.start(), match.end()), None)
    span = Span(match.start(), counted.span.end)
    if sum(mark in "‘’'“”\"" for mark in span.of(text)) % 2:
        # Only the quantity stands in quotation marks, and what is counted outside them.
        span = Span(match.start(), match.start() + len(match.group().rstrip("’'”\"")))
    return Vague(span, counted)


def _is_numbered(text: str, start: int, floor: int) -> bool:
    """Whether a number stands before: "four years of", "two dozens"."""
    before = text[max(floor, start - 24) : start].split()
    if not before:
        return False
    last = before[-1].casefold()
    return last[-1:].isdigit() or last in {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
        "recent", "past", "coming", "last", "next", "first", "few", "million", "thousand",
    }  # fmt: skip
