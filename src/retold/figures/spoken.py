"""Quantities that are said without a number: "a third of the hall", "a year and a half"."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.figures.measures import time_unit
from retold.model import Span

_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "tenth": 0.1}
_FRACTION = regex.compile(
    r"(?<![\p{L}\p{N}\-])(?:an?|one)[\s-](?P<part>third|quarter|fifth|sixth|tenth)\s(?=of\b)",
    regex.IGNORECASE,
)
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
    """Such a quantity: its words, its value, and its unit of time, empty for a share."""

    span: Span
    value: float
    unit: str


def find_spoken(text: str, sentence: Span) -> list[Spoken]:
    """The shares and the lengths of time of a sentence that are said without a number."""
    found = [
        Spoken(Span(match.start(), match.end("part")), _PARTS[match.group("part").casefold()], "")
        for match in _FRACTION.finditer(text, sentence.start, sentence.end)
    ]
    for match in _AND_A_HALF.finditer(text, sentence.start, sentence.end):
        unit = time_unit(match.group("unit"))
        if unit:
            value = 1 + _PARTS[match.group("part").casefold()]
            found.append(Spoken(Span(*match.span()), value, unit))
    found += [
        Spoken(Span(*match.span()), 0.5, time_unit(match.group("unit")))
        for match in _HALF_A.finditer(text, sentence.start, sentence.end)
    ]
    return sorted(found, key=lambda one: one.span)
