"""Numbers whose noun is left out: "the union counted 52", "More than 5,000 had to leave".

What is counted stands before, in the sentence or the one above, and is not stated again; the
figure has no unit, and no words for what it counts.
"""

from __future__ import annotations

import regex

from retold.figures.nouns import is_person
from retold.figures.quantity import Quantity
from retold.model import Bound, Category, Span
from retold.text.numbers import Number

OLDEST, LAST_HOUR = 120, 24
_WHO = regex.compile(r"\s(?:who|whose|whom)\b", regex.IGNORECASE)
# What may follow a number that stands for things: a verb, a preposition, the end of a clause.
_FOLLOWS = regex.compile(
    r"\s?(?:[.,;:!?)\"”’—–]|\Z)|\s(?:in|on|at|to|from|for|of|by|with|into|since|as|and|but|or|than|"
    r"was|were|is|are|be|been|being|has|have|had|did|do|does|will|would|can|could|may|might|must|"
    r"should|who|whose|that|which|this|last|a|an|the|per|each|every|today|yesterday|now|so|when|"
    r"while|after|before|during|until|because|though|against|between|among|alone|altogether|"
    r"overall|across|aboard|under|over|up|down|out|off|not|never|also|already|still|only|died|came|"
    r"went|left|took|lost|fled|remain|remained|earlier|later|there|here|"
    r"(?!\p{L}*(?:ings|ieds|eds)\b)\p{Ll}+ed)\b"
)
# An age, an hour, a place in a row: numbers that follow these count nothing.
_NAMES = regex.compile(
    r"\b(?:aged?|ages?\sof|turn(?:s|ed|ing)?|number|no\.?|room|page|chapter|channel|line|route|act|"
    r"article|born|am|years?)\s\Z",
    regex.IGNORECASE,
)
_TIMES = regex.compile(r"\b(?:at|until|till|since|past|around|before|after)\s\Z", regex.IGNORECASE)
_IS = regex.compile(
    r"\b(?:is|was|are|were|be|being|am|under|over|now|of|at|only|who's|to|from|"
    r"about|around|nearly|almost|just|,|and|or)\s\Z",
    regex.IGNORECASE,
)
_AGED = regex.compile(r"(\p{L}+),?\s(?:of|aged|is|was|who\s(?:is|was)|,)\s\Z", regex.IGNORECASE)
_COUNTS = regex.compile(
    r"\b(?:count(?:s|ed|ing)?|put(?:s|ting)?|seat(?:s|ed)?|hold(?:s|ing)?|held|numbers?|numbered|"
    r"total(?:s|led|ling)?|toll|figure|crowd|score|some|least|most|than|to|"
    r"of\sthe|of\sthese|of\sthose|of|from|fewer|reach(?:es|ed)?|by|lost|employ(?:s|ed)?|"
    r"kill(?:s|ed)|hurt|carr(?:y|ies|ied)|sells?|sold|drew|attract(?:s|ed)?|and|another|the|all|"
    r"made\sit|makes\sit|were|are|had|have|has)\s\Z",
    regex.IGNORECASE,
)


def read_bare(text: str, sentence: Span, number: Number) -> Quantity | None:
    """The quantity of a number that stands alone for what it counts; None where it counts none."""
    start, end = number.span.start, number.span.end
    if number.low < 2 or number.is_fraction or _names_something(text, sentence, number):
        return None
    if not _FOLLOWS.match(text, end, sentence.end):
        return None
    is_opening = not any(letter.isalnum() for letter in text[sentence.start : start])
    is_led = _COUNTS.search(text, max(sentence.start, start - 16), start) is not None
    is_bounded = start < number.core.start
    if not (is_opening or is_led or is_bounded or _opens_clause(text, start)):
        return None
    people = bool(_WHO.match(text, end, sentence.end))
    category, unit = (Category.PEOPLE, "people") if people else (Category.OTHER, "")
    return Quantity(number.span, number.low, number.high, number.bound, unit, "", category)


def _opens_clause(text: str, start: int) -> bool:
    """Whether a clause begins with the number: "..., twenty-three are gone", "‘Forty,’"."""
    before = text[max(0, start - 2) : start].strip()
    return before in {",", ":", ";", "‘", "“", '"', "—", "–", "-", "'"}


def _names_something(text: str, sentence: Span, number: Number) -> bool:
    """Whether a number is an age, an hour, a year, a place in a row rather than a count."""
    start, digits = number.core.start, text[number.core.start : number.core.end]
    low = max(sentence.start, start - 24)
    if _NAMES.search(text, low, start) and (number.bound is Bound.EXACT or number.low < OLDEST):
        return True
    if number.low <= LAST_HOUR and _TIMES.search(text, low, start):
        return True
    if number.low <= OLDEST and number.low != number.high:
        return True
    aged = _AGED.search(text, low, number.span.start)
    if aged and number.low <= OLDEST and (is_person(aged.group(1)) or aged.group(1)[0].isupper()):
        return True
    is_short = digits.isdigit() and number.low <= OLDEST
    before_is = _IS.search(text, low, number.span.start)
    closes = text[number.core.end : number.core.end + 1] in {"", ".", ",", ";", ")"}
    if before_is and is_short and closes and before_is.group().strip().casefold() in _AGES:
        return True
    return (
        digits.isdigit() and len(digits) == 4 and 1500 <= number.low <= 2199 and "," not in digits
    )


_AGES = frozenset("is was be am now under over who's , and".split())
