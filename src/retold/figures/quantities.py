"""From the words of a sentence to its quantities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

import regex

from retold.figures.bare import read_bare
from retold.figures.categories import CASUALTIES, find_category, subject_category
from retold.figures.labels import is_label
from retold.figures.measured import category_of_unit, join_parts, read_first_side, read_measured
from retold.figures.nouns import Counted, is_person, may_be_counted, read_counted
from retold.figures.quantity import Quantity
from retold.figures.ratios import find_ratios
from retold.figures.shares import read_share
from retold.figures.single import find_single
from retold.figures.spoken import find_spoken
from retold.figures.vague import find_vague
from retold.model import Bound, Category, Span
from retold.text.numbers import Number, find_numbers
from retold.text.units import unit_of_word

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
_HYPHENS = frozenset("-‐‑")
MAX_CHANGE = 48
_VICTIMS = frozenset(
    "others other more lives bodies deaths injuries arrests casualties fatalities".split()
)


def read_quantities(text: str, sentence: Span, dates: list[Span]) -> list[Quantity]:
    """The quantities of a sentence: numbers, then those said without, vague ones, "a man"."""
    found = list(_ratios(text, sentence))
    taken = [*dates, *(one.span for one in found)]
    numbers = find_numbers(text, sentence)
    for number, following in zip_longest(numbers, numbers[1:]):
        if any(other.overlap(number.core) for other in taken):
            continue
        one = _read_number(text, sentence, number, following)
        if one is not None:
            found.append(one)
    found = join_parts(sorted(found, key=lambda one: one.span.start), text)
    named = [one for one in found if one.unit or one.category is not Category.OTHER]
    changed = _before_a_change(text, numbers, named, dates)
    found = [one for one in found if not any(one.span.overlap(each.span) for each in changed)]
    found += changed
    for extra in (*_spoken(text, sentence), *_vague(text, sentence), *_single(text, sentence)):
        if not any(extra.span.overlap(one.span) for one in found):
            found.append(extra)
    return sorted(found, key=lambda one: one.span.start)


def _read_number(
    text: str, sentence: Span, number: Number, following: Number | None
) -> Quantity | None:
    if is_label(text, sentence, number):
        return None
    measured = read_measured(text, sentence, number)
    if measured is not None:
        return _with_bound_after(text, sentence, measured)
    if number.is_fraction or text[number.span.end : number.span.end + 1] in _HYPHENS:
        return read_share(text, sentence, number)
    side = read_first_side(text, sentence, number, following)
    if side is not None:
        return side
    counted = read_counted(text, number.span.end, sentence.end)
    if counted is not None and number.high > 1 and not may_be_counted(counted):
        counted = None
    if counted is None:
        return _read_alone(text, sentence, number)
    if _is_one_of(text, number, counted) or counted.text.casefold() in {"mark", "index"}:
        return None
    span = Span(number.span.start, counted.span.end)
    unit = _unit(counted)
    category = _category(text, sentence, span, counted)
    if category in CASUALTIES and unit != "people" and _counts_victims(counted):
        unit = "people"
    low, high = sorted((abs(number.low), abs(number.high)))  # a dash of a list, and no minus
    made = Quantity(span, low, high, number.bound, unit, counted.text, category)
    return _with_bound_after(text, sentence, made)


def _with_bound_after(text: str, sentence: Span, made: Quantity) -> Quantity:
    """A quantity with the bound that follows what is counted: "14 days or more"."""
    after = _OR_MORE.match(text, made.span.end, sentence.end)
    if after is None or made.bound is not Bound.EXACT:
        return made
    bound = _AFTER_BOUNDS[after.group(1).casefold()]
    return replace(made, span=Span(made.span.start, after.end()), bound=bound)


def _read_alone(text: str, sentence: Span, number: Number) -> Quantity | None:
    """A number with nothing after it counts only as casualties: "the death toll rose to 14"."""
    category = find_category(text, sentence, number.span, None)
    if category is None and _ROSE_TO.search(text, *_before(sentence, number)):
        category = subject_category(text, sentence, number.span)
    if category is None:
        return read_bare(text, sentence, number)
    if number.in_words and number.low < 2 and not _FATALLY.match(text, number.span.end):
        return None
    return Quantity(number.span, number.low, number.high, number.bound, "people", "", category)


def _before(sentence: Span, number: Number) -> tuple[int, int]:
    return max(sentence.start, number.span.start - MAX_CHANGE), number.span.start


def _is_one_of(text: str, number: Number, counted: Counted) -> bool:
    """Whether "one" is no count: "one of the busiest", "one day", "one another"."""
    core = text[number.core.start : number.core.end].casefold()
    if core == "zero" and not counted.is_partitive:
        return False
    if core != "one":
        return False
    return counted.is_partitive or not (
        is_person(counted.head) or counted.head in {"other", "more", "dead", "injured", "missing"}
    )


def _unit(counted: Counted) -> str:
    words = counted.text.split()
    measure = unit_of_word(counted.head)
    if measure:
        return measure
    if counted.is_people:
        return "people"
    last = words[-1].casefold().rstrip(".")
    return "" if last in {"more", "other"} else last


def _counts_victims(counted: Counted) -> bool:
    words = {word.casefold() for word in counted.text.split()}
    return counted.is_people or bool(words & _VICTIMS)


def _category(text: str, sentence: Span, span: Span, counted: Counted) -> Category:
    words = counted.text.split()
    if unit_of_word(words[-1]):
        return category_of_unit(unit_of_word(words[-1]))
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
    """Lengths of time that are said without a number."""
    for one in find_spoken(text, sentence):
        values = (one.value, one.value, Bound.EXACT)
        yield Quantity(one.span, *values, one.unit, "", Category.DURATION)


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
