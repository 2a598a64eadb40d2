"""From the words of a sentence to its quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from retold.figures.categories import CASUALTIES, find_category
from retold.figures.labels import is_label
from retold.figures.nouns import Counted, is_person, length_unit, read_counted, time_unit
from retold.figures.single import find_single
from retold.figures.vague import find_vague
from retold.model import Bound, Category, Span
from retold.text.numbers import Number, find_numbers

_JOINED_NOUN = regex.compile(r"[-‐‑](\p{L}+)")
_VICTIMS = frozenset(
    "others other more lives bodies deaths injuries arrests casualties fatalities".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity before it is placed: its words, values and what is counted."""

    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    counted: str
    category: Category


def read_quantities(text: str, sentence: Span, dates: list[Span]) -> list[Quantity]:
    """The quantities of a sentence: numbers, then vague ones, then "a man was killed"."""
    found: list[Quantity] = []
    for number in find_numbers(text, sentence):
        if any(date.overlap(number.core) for date in dates):
            continue
        one = _read_number(text, sentence, number)
        if one is not None:
            found.append(one)
    for extra in (*_vague(text, sentence), *_single(text, sentence)):
        if not any(extra.span.overlap(one.span) for one in found):
            found.append(extra)
    return sorted(found, key=lambda one: one.span.start)


def _read_number(text: str, sentence: Span, number: Number) -> Quantity | None:
    if is_label(text, sentence, number):
        return None
    counted = read_counted(text, number.span.end, sentence.end)
    hyphened = text[number.span.end : number.span.end + 1] in {"-", "‐", "‑"}
    if hyphened:
        return _read_compound(text, sentence, number)
    if number.unit or _is_about_money(number):
        return _read_measured(number, counted)
    if counted is None:
        return _read_alone(text, sentence, number)
    if _is_one_of(text, number, counted) or counted.head in {"mark", "index"}:
        return None
    span = Span(number.span.start, counted.span.end)
    unit = _unit(counted)
    category = _category(text, sentence, span, counted)
    if category in CASUALTIES and unit != "people" and _counts_victims(counted):
        unit = "people"
    return Quantity(span, number.low, number.high, number.bound, unit, counted.text, category)


def _is_about_money(number: Number) -> bool:
    return number.unit not in {"", "%"}


def _read_measured(number: Number, counted: Counted | None) -> Quantity:
    """Money or a percentage; what is counted stays outside the span."""
    percent = number.unit == "%"
    category = Category.PERCENT if percent else Category.MONEY
    words = counted.text if counted else ""
    if percent and counted and counted.is_partitive:
        words = counted.text
    return Quantity(
        number.span, number.low, number.high, number.bound, number.unit, words, category
    )


def _read_compound(text: str, sentence: Span, number: Number) -> Quantity | None:
    """A number joined to its noun: "27-year contract", "10-mile walk"; no ages, no models."""
    match = regex.compile(r"[-‐‑](\p{L}+)").match(text, number.span.end, sentence.end)
    if match is None:
        return None
    unit = time_unit(match.group(1)) or length_unit(match.group(1))
    if not unit:
        return None
    category = Category.DURATION if time_unit(match.group(1)) else Category.DISTANCE
    span = Span(number.span.start, match.end())
    counted = read_counted(text, match.end(), sentence.end)
    words = counted.text if counted else ""
    return Quantity(span, number.low, number.high, number.bound, unit, words, category)


def _read_alone(text: str, sentence: Span, number: Number) -> Quantity | None:
    """A number with nothing after it counts only as casualties: "the death toll rose to 14"."""
    category = find_category(text, sentence, number.span, None)
    if category is None or (number.in_words and number.low < 2):
        return None
    return Quantity(number.span, number.low, number.high, number.bound, "people", "", category)


def _is_one_of(text: str, number: Number, counted: Counted) -> bool:
    """Whether "one" is no count: "one of the busiest", "one day", "one another"."""
    core = text[number.core.start : number.core.end].casefold()
    if core in {"half", "zero"} and not counted.is_partitive:
        return core == "half"
    if core != "one":
        return False
    return counted.is_partitive or not (
        is_person(counted.head) or counted.head in {"other", "more", "dead", "injured", "missing"}
    )


def _unit(counted: Counted) -> str:
    first = counted.text.split()[0]
    measure = (
        length_unit(first)
        or time_unit(first)
        or time_unit(counted.head)
        or length_unit(counted.head)
    )
    if measure:
        return measure
    if counted.is_people:
        return "people"
    last = counted.text.split()[-1].casefold().rstrip(".")
    return "" if last in {"more", "other"} else last


def _counts_victims(counted: Counted) -> bool:
    words = {word.casefold() for word in counted.text.split()}
    return counted.is_people or bool(
        words
        & {
            "others",
            "other",
            "more",
            "lives",
            "bodies",
            "deaths",
            "injuries",
            "arrests",
            "casualties",
            "fatalities",
        }
    )


def _category(text: str, sentence: Span, span: Span, counted: Counted) -> Category:
    words = counted.text.split()
    if time_unit(words[0]) or time_unit(words[-1]):
        return Category.DURATION
    if length_unit(words[0]) or length_unit(words[-1]):
        return Category.DISTANCE
    if _counts_victims(counted) or is_person(words[-1]):
        found = find_category(text, sentence, span, counted.span)
        is_people = counted.is_people or is_person(words[-1])
        return found or (Category.PEOPLE if is_people else Category.OTHER)
    return Category.OTHER


def _vague(text: str, sentence: Span) -> Iterator[Quantity]:
    for one in find_vague(text, sentence):
        if one.unit:
            yield Quantity(one.span, None, None, Bound.EXACT, one.unit, "", Category.DURATION)
            continue
        counted = one.counted
        if counted is None:
            category = find_category(text, sentence, one.span, None) or Category.OTHER
            unit = "people" if category in CASUALTIES else ""
            yield Quantity(one.span, None, None, Bound.EXACT, unit, "", category)
            continue
        category = _category(text, sentence, one.span, counted)
        yield Quantity(one.span, None, None, Bound.EXACT, _unit(counted), counted.text, category)


def _single(text: str, sentence: Span) -> Iterator[Quantity]:
    """One person, killed or hurt, named with an article: "a man was killed"."""
    for span, counted in find_single(text, sentence):
        category = find_category(text, sentence, span, counted)
        if category in CASUALTIES:
            yield Quantity(span, 1.0, 1.0, Bound.EXACT, "people", counted.of(text), category)
