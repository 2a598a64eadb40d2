"""Numbers of a unit: money, percentages, lengths, weights, speeds, degrees, lengths of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from retold.figures.nouns import read_counted
from retold.figures.quantity import Quantity
from retold.model import Bound, Category, Span
from retold.text.numbers import Number
from retold.text.units import convert, measure_of_unit, read_unit, unit_of_word

_PART_OF = regex.compile(r"\s(?:of\s)?an?\s(\p{L}+)", regex.IGNORECASE)
_AND_A_PART = regex.compile(r"\sand\s(?:a\s(half|quarter)|(three)\squarters)\b", regex.IGNORECASE)
_PARTS = {"half": 0.5, "quarter": 0.25, "three": 0.75}
_BELOW_ZERO = regex.compile(r"\sbelow\s(?:zero|freezing)\b", regex.IGNORECASE)
_BY = regex.compile(r"\s?(?:by|x|×)\s?", regex.IGNORECASE)
_JOINS = frozenset(["", " ", " and ", ", "])
# "Over" before a length of time is "more than" after these, and else "in the course of".
_LASTS = regex.compile(
    r"\b(?:for|last(?:s|ed|ing)?|tak(?:e|es|en|ing)|took|after|of|is|was|are|were|than|serv(?:e|ed|"
    r"ing)|spen[dt]|wait(?:s|ed|ing)?|with|by|just|well|within|at)\s\Z",
    regex.IGNORECASE,
)
_HYPHENS = ("-", "‐", "‑")


def read_measured(text: str, sentence: Span, number: Number) -> Quantity | None:
    """The quantity of a number with a unit; None where it has none."""
    if number.unit:
        return _read_signed(text, sentence, number)
    if number.is_fraction:
        return _read_part(text, sentence, number)
    unit, end = read_unit(text, number.span.end, sentence.end)
    if not unit or _is_some_day(number, unit):
        return None
    number = _in_course(text, sentence, number, unit)
    span = Span(number.span.start, end)
    counted = text[number.span.end : end].lstrip("-‐‑ ")
    if text[number.span.end : number.span.end + 1] in _HYPHENS:
        following = read_counted(text, end, sentence.end)
        counted = following.text if following else ""
    made = Quantity(
        span, number.low, number.high, number.bound, unit, counted, category_of_unit(unit)
    )
    return _with_rest(text, sentence, made)


def category_of_unit(unit: str) -> Category:
    """What sort of thing is counted in a unit."""
    known = {"time": Category.DURATION, "length": Category.DISTANCE}
    return known.get(measure_of_unit(unit), Category.OTHER)


def join_parts(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """Quantities where a measure said in two units is one: "two hours eight minutes"."""
    made: list[Quantity] = []
    for one in found:
        before = made[-1] if made else None
        if before is not None and text[before.span.end : one.span.start].casefold() in _JOINS:
            joined = _join(before, one)
            if joined is not None:
                made[-1] = joined
                continue
        made.append(one)
    return made


def read_first_side(
    text: str, sentence: Span, number: Number, following: Number | None
) -> Quantity | None:
    """The first number of "40 by 30 centimetres", whose unit the second one names."""
    if following is None or not _BY.fullmatch(text, number.span.end, following.span.start):
        return None
    unit, _ = read_unit(text, following.span.end, sentence.end)
    if measure_of_unit(unit) != "length":
        return None
    values = (number.low, number.high, number.bound)
    return Quantity(number.span, *values, unit, "", Category.DISTANCE)


def _join(one: Quantity, other: Quantity) -> Quantity | None:
    """The sum of a quantity and a smaller one in a smaller unit of its measure."""
    if one.low is None or other.low is None or one.low != one.high or one.unit == other.unit:
        return None
    if measure_of_unit(one.unit) not in {"time", "length", "weight"}:
        return None
    rest = convert(other.low, other.unit, one.unit)
    if other.bound is not Bound.EXACT or rest is None or not 0 < rest < 1:
        return None
    total = one.low + rest
    return replace(one, span=Span(one.span.start, other.span.end), low=total, high=total)


def _read_signed(text: str, sentence: Span, number: Number) -> Quantity:
    """Money or a percentage; what is counted stays outside the span."""
    counted = read_counted(text, number.span.end, sentence.end)
    category = Category.PERCENT if number.unit == "%" else Category.MONEY
    words = counted.text if counted else ""
    return Quantity(
        number.span, number.low, number.high, number.bound, number.unit, words, category
    )


def _read_part(text: str, sentence: Span, number: Number) -> Quantity | None:
    """A part of a unit: "a quarter of a mile", "three quarters of an hour"."""
    of = _PART_OF.match(text, number.span.end, sentence.end)
    unit = unit_of_word(of.group(1)) if of else ""
    if of is None or not unit:
        return None
    span = Span(number.span.start, of.end())
    category = category_of_unit(unit)
    return Quantity(span, number.low, number.high, number.bound, unit, of.group(1), category)


def _is_some_day(number: Number, unit: str) -> bool:
    """Whether "one" counts nothing: "one day he left", "one year later"."""
    is_long = measure_of_unit(unit) == "time" and unit not in {"hours", "minutes", "seconds"}
    return is_long and number.in_words and number.low == 1 and number.bound is Bound.EXACT


def _in_course(text: str, sentence: Span, number: Number, unit: str) -> Number:
    """The number without "over" where that says in the course of what it happens."""
    lead = text[number.span.start : number.core.start].strip().casefold()
    if lead != "over" or measure_of_unit(unit) != "time":
        return number
    start = number.span.start
    if _LASTS.search(text, max(sentence.start, start - 16), start) or start == sentence.start:
        return number
    return replace(number, bound=Bound.EXACT, span=number.core)


def _with_rest(text: str, sentence: Span, made: Quantity) -> Quantity:
    """A quantity with the half that follows its unit, and below zero where that is said."""
    more = _AND_A_PART.match(text, made.span.end, sentence.end)
    if more and made.low is not None and made.low == made.high:
        value = made.low + _PARTS[(more.group(1) or more.group(2)).casefold()]
        return replace(made, span=Span(made.span.start, more.end()), low=value, high=value)
    below = _BELOW_ZERO.match(text, made.span.end, sentence.end)
    if below and made.low is not None and made.high is not None:
        span = Span(made.span.start, below.end())
        return replace(made, span=span, low=-made.high, high=-made.low)
    return made
