"""Which numbers count nothing: dates, ages, hours, years, scores, and the numbers of things."""

from __future__ import annotations

import regex

from retold.figures.nouns import read_counted
from retold.model import Bound, Span
from retold.text.numbers import Number
from retold.text.stems import FUNCTION_WORDS

_AGE_AFTER = regex.compile(r"\s?-?\s?year[s]?(?:-|\s)?olds?\b|\s?-?months?-old\b", regex.IGNORECASE)
_AGE_BEFORE = regex.compile(r"\b(?:aged?|ages)\s\Z|\p{Lu}\p{L}+,\s\Z|\b(?:now|turned|turning)\s\Z")
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
_SCORE = regex.compile(r"\d{1,3}[-–—:]\d{1,3}\Z")
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
    if _AGE_AFTER.match(text, end, after) or _CLOCK.match(text, end, after):
        return True
    if number.unit:
        return False
    if _LABEL.search(text, before, start) or _ORDINAL.match(text, end, after):
        return True
    closes = end >= sentence.end or text[end] in ",.;)"
    if closes and number.high < 120 and _AGE_BEFORE.search(text, before, start):
        return True
    if _is_year(text, before, number):
        return True
    if number.bound is Bound.EXACT and _follows_name(text, before, start):
        following = read_counted(text, end, sentence.end)
        return following is None or not following.is_people
    return _SCORE.match(text[start:end]) is not None and number.low == number.high


def _follows_name(text: str, before: int, start: int) -> bool:
    """Whether a capitalised word stands before that is no word of grammar: "Flight", not "The"."""
    name = _CAPITAL_BEFORE.search(text, before, start)
    return name is not None and name.group().strip().casefold() not in FUNCTION_WORDS


def _is_year(text: str, before: int, number: Number) -> bool:
    digits = text[number.core.start : number.core.end]
    if not (len(digits) == 4 and digits.isdigit() and 1500 <= number.low <= 2199):
        return False
    return number.bound is Bound.EXACT or bool(_YEAR_BEFORE.search(text, before, number.core.start))
