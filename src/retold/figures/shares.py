"""Parts of a whole said in words: "two thirds of them", "by a fifth", "nearly half the staff"."""

from __future__ import annotations

import regex

from retold.figures.nouns import read_counted
from retold.figures.quantity import Quantity
from retold.model import Category, Span
from retold.text.numbers import Number
from retold.text.units import unit_of_word

_OF = regex.compile(r"\s(?:of|the|its|his|her|their|our|all|those|these|that)\b", regex.IGNORECASE)
_DETERMINED = regex.compile(r"\s(?:of\s)?(?:the|his|her|its|their)\s(\p{L}+)", regex.IGNORECASE)
# After these "a third" is a part; else it may be the third of several.
_LED = regex.compile(
    r"\b(?:by|to|than|about|around|nearly|almost|over|under|only|just|roughly|some|barely|from|"
    r"least|most|quite|at|is|was|be|being)\s\Z",
    regex.IGNORECASE,
)
_PLURAL_VERB = regex.compile(
    r"\s(?:are|were|have|do|said|say|want|think|live|rent|voted|back|backed|oppose|opposed)\b",
    regex.IGNORECASE,
)
_STOPS = regex.compile(
    r"\s?(?:[.,;:)!?—–\"”’]|\Z)|\s(?:in|on|at|to|from|for|since|last|this|more|less|higher|lower|"
    r"fewer|larger|smaller|over|under|during|after|before|by|and|but|or|as|each|did|had|will|would|"
    r"could|can|may|might|off|up|down|between|compared|when|while|against|with|than|went|came)\b",
    regex.IGNORECASE,
)
_ORDINALS = frozenset("third fourth fifth sixth seventh eighth ninth tenth twelfth".split())


def read_share(text: str, sentence: Span, number: Number) -> Quantity | None:
    """The share, 0 to 1, that a fraction names; None where it names the third of several."""
    end = number.span.end
    if not number.is_fraction or not _is_share(text, sentence, number):
        return None
    counted = read_counted(text, end, sentence.end)
    half_of = _DETERMINED.match(text, end, sentence.end)
    if half_of and unit_of_word(half_of.group(1), "time"):
        return None  # "half the night"
    is_of = _OF.match(text, end, sentence.end) is not None
    words = counted.text if counted and is_of else ""
    span = Span(number.span.start, counted.span.end) if counted and words else number.span
    return Quantity(span, number.low, number.high, number.bound, "", words, Category.PERCENT)


def _is_share(text: str, sentence: Span, number: Number) -> bool:
    end = number.span.end
    if _OF.match(text, end, sentence.end):
        return True
    words = text[number.core.start : end].casefold().replace("-", " ").split()
    may_be_ordinal = words[0] in {"a", "an"} and words[-1] in _ORDINALS
    if _PLURAL_VERB.match(text, end, sentence.end):
        return True
    if _STOPS.match(text, end, sentence.end) is None:
        return False
    is_led = number.span.start < number.core.start or _LED.search(
        text, max(sentence.start, number.core.start - 10), number.core.start
    )
    return bool(is_led) or (not may_be_ordinal and words[-1] not in {"quarter", "half"})
