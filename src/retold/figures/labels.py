"""Which numbers count nothing: dates, ages, hours, years, scores, and the numbers of things."""

from __future__ import annotations

import regex

from retold.figures.nouns import is_person, read_counted
from retold.model import Bound, Span
from retold.text.moments.patterns import WEEKDAY
from retold.text.numbers import Number
from retold.text.stems import FUNCTION_WORDS

OLDEST = 120  # years
ADDRESS = 48  # characters after the number
_AGE_AFTER = regex.compile(r"\s?-?\s?year[s]?(?:-|\s)?olds?\b|\s?-?months?-old\b", regex.IGNORECASE)
_AGE_BEFORE = regex.compile(
    r"\b(?:aged?|ages)\s(?:\d{1,2}\sand\s)?\Z|\p{Lu}\p{L}+\.?,\s\Z|\b(?:now|turned|turning|who\s(?:is|was|are|were))\s\Z"
)
_PERSON_BEFORE = regex.compile(
    r"\b(?:an?|the|another)\s(?:\p{L}+\s)?(\p{L}+),\s\Z", regex.IGNORECASE
)
_LABEL = regex.compile(
    r"(?:\b(?:no|nos|number|article|section|chapter|paragraph|page|pages|part|phase|step|level|"
    r"room|gate|flight|route|highway|line|group|type|class|grade|resolution|act|rule|clause|figure|"
    r"table|day|season|episode|volume|version|model|form|unit|district|ward|zone|sector|channel|"
    r"apollo|mark|block|bus|exit|track|lane|platform|terminal|tier|category|magnitude)\.?|#|№)\s?\Z",
    regex.IGNORECASE,
)
_CLOCK = regex.compile(
    r"\s?(?:[ap]\.?\s?m\b\.?|o['’]clock|hrs\b|hours GMT|GMT|UTC)", regex.IGNORECASE
)
_CAPITAL_BEFORE = regex.compile(r"(?<![.!?:]\s)(?<!^)\b\p{Lu}[\p{L}\p{N}&'’]+\s\Z")
# "the 4100 block of Hummel Street", "14 NW Mole Road": where something happened.
_ADDRESS = regex.compile(
    r"(?:\s|-)(?:hundred\s)?blocks?\b"
    r"|\s(?:(?:\p{Lu}[\p{L}.'’]*|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:Street|St|Avenue|Ave|Av|Road|Rd|"
    r"Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Highway|Hwy|Parkway|Pkwy|Terrace|"
    r"Circle|Cir|Quay|Square)\b"
)
_EMERGENCY = regex.compile(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|ed|ling|led|ing)?|phon(?:e|ed|ing)|rang|to)\s\Z"
)
_CALLS = frozenset(["911", "999", "112", "111", "000"])
_CALIBRE = regex.compile(r"(?:\s|-)?(?:mm\b|cal(?:iber|ibre|l?iber)?\b)", regex.IGNORECASE)
_COUNTER_BEFORE = regex.compile(r"\d\s?/\s?\Z")
_COUNTER_AFTER = regex.compile(r"\s?/\s?\d")
_SCORE = regex.compile(r"\d{1,3}[-–—:]\d{1,3}\Z")
_WEEKDAY = regex.compile(rf"{WEEKDAY}\s\Z")
_ORDINAL = regex.compile(r"(?:st|nd|rd|th)\b", regex.IGNORECASE)
_YEAR_BEFORE = regex.compile(
    r"\b(?:in|since|by|from|until|till|to|of|during|before|after|late|early|mid|the|and|around|"
    r"through|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"summer|winter|spring|autumn|fall)[,\s]\s?\Z",
    regex.IGNORECASE,
)


def is_label(text: str, sentence: Span, number: Number) -> bool:
    """Whether a number names a thing, an age, an hour, a year or a score rather than counting."""
    start, end = number.core.start, number.core.end
    before, after = max(sentence.start, start - 24), min(sentence.end, end + 16)
    if _is_place_or_thing(text, sentence, number):
        return True
    if _AGE_AFTER.match(text, end, after) or _CLOCK.match(text, end, after):
        return True
    if number.unit:
        return False
    if _LABEL.search(text, before, start) or _ORDINAL.match(text, end, after):
        return True
    closes = end >= sentence.end or text[end] in ",.;)"
    if closes and number.high < OLDEST and _is_age(text, before, start):
        return True
    if _is_year(text, before, number):
        return True
    if number.bound is Bound.EXACT and _follows_name(text, before, start):
        following = read_counted(text, end, sentence.end)
        return following is None or not following.is_people
    return _SCORE.match(text[start:end]) is not None and number.low == number.high


def _is_place_or_thing(text: str, sentence: Span, number: Number) -> bool:
    """Whether a number stands in an address, is called for help, names a gun, or counts pages."""
    start, end = number.core.start, number.core.end
    digits = text[start:end]
    after = min(sentence.end, end + ADDRESS)
    before = max(sentence.start, start - 24)
    if digits in _CALLS:
        return _EMERGENCY.search(text, before, start) is not None or text[end:after].startswith(
            " call"
        )
    return digits.isdigit() and (
        _ADDRESS.match(text, end, after) is not None
        or _CALIBRE.match(text, end, after) is not None
        or _COUNTER_AFTER.match(text, end, after) is not None
        or _COUNTER_BEFORE.search(text, before, start) is not None
    )


def _is_age(text: str, before: int, start: int) -> bool:
    """Whether a number before a mark is somebody's age: "Ada Orr, 39,", "the man, 29,"."""
    if _AGE_BEFORE.search(text, before, start):
        return True
    person = _PERSON_BEFORE.search(text, before, start)
    return person is not None and is_person(person.group(1))


def _follows_name(text: str, before: int, start: int) -> bool:
    """Whether a name stands before: "Flight", and neither "The" nor "on Monday"."""
    name = _CAPITAL_BEFORE.search(text, before, start)
    if name is None or _WEEKDAY.search(text, before, start):
        return False
    if name.group().strip().endswith(("'s", "’s", "s'", "s’")) or "," in text[start : start + 7]:
        return False  # whose: "Mr Pym's 80,000 homes"
    return name.group().strip().casefold() not in FUNCTION_WORDS


def _is_year(text: str, before: int, number: Number) -> bool:
    digits = text[number.core.start : number.core.end]
    if not (len(digits) == 4 and digits.isdigit() and 1500 <= number.low <= 2199):
        return False
    return number.bound is Bound.EXACT or bool(_YEAR_BEFORE.search(text, before, number.core.start))
