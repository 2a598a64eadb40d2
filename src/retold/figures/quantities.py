"""From the words of a sentence to its quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from retold.figures.categories import CASUALTIES, find_category, subject_category
from retold.figures.labels import is_label
from retold.figures.measures import length_unit, other_unit, time_unit
from retold.figures.nouns import Counted, is_person, may_be_counted, read_counted
from retold.figures.ratios import find_ratios
from retold.figures.single import find_single
from retold.figures.spoken import find_spoken
from retold.figures.vague import find_vague
from retold.model import Bound, Category, Span
from retold.text.numbers import Number, find_numbers

_JOINED_NOUN = regex.compile(r"[-‐‑](\p{L}+)")
_CHANGED = regex.compile(
    r"\b(?:up|down|revised|raised|lowered|corrected|changed|rising|falling|increased?|risen|not|"
    r"instead|earlier|previous)(?:\s(?:sharply|slightly|count|figure|toll|estimate|total))?"
    r"\s?(?:from|of)?(?:\s(?:an?|the)\s(?:earlier|previous|initial|first)"
    r"(?:\s(?:count|figure|toll|estimate|total)\sof)?)?\s\Z",
    regex.IGNORECASE,
)
_CLOSES = regex.compile(r"\s?(?:[.,;:)]|\Z|\s(?:on|in|a|the|earlier|reported|the|by|to|as)\b)")
_ROSE_TO = regex.compile(
    r"\b(?:rose|risen|rises|rising|climbed|climbs|grew|grown|increased|jumped|stands|stood|"
    r"raised|revised|put|reached|reaches)\b(?:\s\p{L}+){0,3}?(?:\s(?:to|at))?\s\Z",
    regex.IGNORECASE,
)
_FATALLY = regex.compile(r"\sfatally\b", regex.IGNORECASE)
_AFTER_BOUNDS = {
    "more": Bound.AT_LEAST, "longer": Bound.AT_LEAST, "less": Bound.AT_MOST,
    "fewer": Bound.AT_MOST, "so": Bound.ABOUT,
}  # fmt: skip
_OR_MORE = regex.compile(r"\sor\s(more|longer|less|fewer|so)(?=[\s.,;:)]|\Z)", regex.IGNORECASE)
_POWERS = {"cubic": "cubic", "square": "square", "sq": "square", "cu": "cubic"}
MAX_CHANGE = 48
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
    """The quantities of a sentence: numbers, then those said without, vague ones, "a man"."""
    found = list(_ratios(text, sentence))
    taken = [*dates, *(one.span for one in found)]
    numbers = find_numbers(text, sentence)
    for number in numbers:
        if any(other.overlap(number.core) for other in taken):
            continue
        one = _read_number(text, sentence, number)
        if one is not None:
            found.append(one)
    found += _before_a_change(text, numbers, found, dates)
    for extra in (*_spoken(text, sentence), *_vague(text, sentence), *_single(text, sentence)):
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
    if counted is not None and number.high > 1 and not may_be_counted(counted):
        counted = None
    if counted is None:
        return _read_alone(text, sentence, number)
    if _is_one_of(text, number, counted) or counted.head in {"mark", "index"}:
        return None
    span = Span(number.span.start, counted.span.end)
    unit = _unit(counted)
    category = _category(text, sentence, span, counted)
    if category in CASUALTIES and unit != "people" and _counts_victims(counted):
        unit = "people"
    after = _OR_MORE.match(text, span.end, sentence.end)
    if after is None or number.bound is not Bound.EXACT:
        return Quantity(span, number.low, number.high, number.bound, unit, counted.text, category)
    bound = _AFTER_BOUNDS[after.group(1).casefold()]
    whole = Span(span.start, after.end())
    return Quantity(whole, number.low, number.high, bound, unit, counted.text, category)


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
    match = _JOINED_NOUN.match(text, number.span.end, sentence.end)
    if match is None:
        return None
    word = match.group(1)
    unit = time_unit(word) or length_unit(word) or other_unit(word)
    if not unit:
        return None
    category = _measure_category(word)
    span = Span(number.span.start, match.end())
    counted = read_counted(text, match.end(), sentence.end)
    words = counted.text if counted else ""
    return Quantity(span, number.low, number.high, number.bound, unit, words, category)


def _read_alone(text: str, sentence: Span, number: Number) -> Quantity | None:
    """A number with nothing after it counts only as casualties: "the death toll rose to 14"."""
    category = find_category(text, sentence, number.span, None)
    if category is None and _ROSE_TO.search(text, *_before(sentence, number)):
        category = subject_category(text, sentence, number.span)
    if category is None:
        return None
    if number.in_words and number.low < 2 and not _FATALLY.match(text, number.span.end):
        return None
    return Quantity(number.span, number.low, number.high, number.bound, "people", "", category)


def _before(sentence: Span, number: Number) -> tuple[int, int]:
    return max(sentence.start, number.span.start - MAX_CHANGE), number.span.start


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
    first, *rest = counted.text.split()
    if rest and first.casefold() in _POWERS and length_unit(rest[0]):
        return f"{_POWERS[first.casefold()]} {length_unit(rest[0])}"
    measure = (
        length_unit(first)
        or time_unit(first)
        or time_unit(counted.head)
        or length_unit(counted.head)
        or other_unit(first)
        or other_unit(counted.head)
    )
    if measure:
        return measure
    if counted.is_people:
        return "people"
    last = counted.text.split()[-1].casefold().rstrip(".")
    return "" if last in {"more", "other"} else last


def _counts_victims(counted: Counted) -> bool:
    words = {word.casefold() for word in counted.text.split()}
    return counted.is_people or bool(words & _VICTIMS)


def _measure_category(word: str) -> Category:
    if time_unit(word):
        return Category.DURATION
    return Category.DISTANCE if length_unit(word) else Category.OTHER


def _category(text: str, sentence: Span, span: Span, counted: Counted) -> Category:
    words = counted.text.split()
    if words[0].casefold() in _POWERS:
        return Category.OTHER
    if time_unit(words[0]) or time_unit(words[-1]):
        return Category.DURATION
    if length_unit(words[0]) or length_unit(words[-1]):
        return Category.DISTANCE
    if _counts_victims(counted) or is_person(words[-1]):
        found = find_category(text, sentence, span, counted.span)
        is_people = counted.is_people or is_person(words[-1])
        return found or (Category.PEOPLE if is_people else Category.OTHER)
    return Category.OTHER


def _before_a_change(
    text: str, numbers: list[Number], found: list[Quantity], dates: list[Span]
) -> list[Quantity]:
    """The bare numbers from which a quantity rose or fell: "21 workers, up from 14"."""
    made: list[Quantity] = []
    for number in numbers:
        before = [one for one in found if one.span.end <= number.span.start and one.low is not None]
        taken = any(one.span.overlap(number.span) for one in (*found, *made))
        if not before or taken or number.unit or any(date.overlap(number.core) for date in dates):
            continue
        low = max(before[-1].span.end, number.span.start - MAX_CHANGE)
        if _CHANGED.search(text, low, number.span.start) and _CLOSES.match(text, number.span.end):
            values = (number.low, number.high, number.bound)
            held = before[-1]
            made.append(Quantity(number.span, *values, held.unit, held.counted, held.category))
    return made


def _ratios(text: str, sentence: Span) -> Iterator[Quantity]:
    """Shares said as so many of so many: "one house in ten"."""
    for one in find_ratios(text, sentence):
        yield Quantity(
            one.span, one.value, one.value, one.bound, "%", one.counted, Category.PERCENT
        )


def _spoken(text: str, sentence: Span) -> Iterator[Quantity]:
    """Shares and lengths of time that are said without a number."""
    for one in find_spoken(text, sentence):
        category = Category.DURATION if one.unit else Category.PERCENT
        counted = read_counted(text, one.span.end, sentence.end) if not one.unit else None
        words = counted.text if counted else ""
        yield Quantity(one.span, one.value, one.value, Bound.EXACT, one.unit, words, category)


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
