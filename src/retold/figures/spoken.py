"""Lengths of time that are said without a number: "a year and a half", "half an hour"."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.model import Span
from retold.text.units import unit_of_word

_PARTS = {"half": 0.5, "quarter": 0.25}
_AND_A_HALF = regex.compile(
    r"(?<![\p{L}\p{N}\-])(?:an?|one)\s(?P<unit>\p{L}{3,10})\sand\s(?:a\s)?(?P<part>half|quarter)"
    r"(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_HALF_A = regex.compile(
    r"(?<![\p{L}\p{N}\-])half\san?\s(?P<unit>hour|day|year|century|minute)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Such a quantity: its words, its value, and its unit of time."""

    span: Span
    value: float
    unit: str


def find_spoken(text: str, sentence: Span) -> list[Spoken]:
    """The lengths of time of a sentence that are said without a number."""
    found: list[Spoken] = []
    for match in _AND_A_HALF.finditer(text, sentence.start, sentence.end):
        unit = unit_of_word(match.group("unit"), "time")
        if unit:
            value = 1 + _PARTS[match.group("part").casefold()]
            found.append(Spoken(Span(*match.span()), value, unit))
    found += [
        Spoken(Span(*match.span()), 0.5, unit_of_word(match.group("unit"), "time"))
        for match in _HALF_A.finditer(text, sentence.start, sentence.end)
    ]
    return sorted(found, key=lambda one: one.span)
