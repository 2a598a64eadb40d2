"""Pieces of patterns that the rules share, and what their words are worth."""

from __future__ import annotations

import regex

from retold.text.days import MONTHS
from retold.text.number_words import ONE_WORD, small_value

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY = r"(?:[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday)"
MONTH = MONTHS
_MONTH_STEMS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
COUNT = rf"(?:an?|{ONE_WORD}|\d{{1,3}}|(?:a )?couple(?: of)?|(?:a )?few|several)"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?"
LONG_UNIT = r"(?:day|night|week|fortnight|month|quarter|year|decade)s?"
PART = r"(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening|night)"
ORDINALS = {
    word: number
    for number, words in enumerate(
        "first|1st second|2nd third|3rd fourth|4th fifth|5th sixth|6th seventh|7th eighth|8th"
        " ninth|9th tenth|10th".split(),
        start=1,
    )
    for word in words.split("|")
} | {"last": -1}
_RECURRING = regex.compile(r"(?i)\b(?:every|each|per|any)\s(?:other\s|single\s)?$")
_VAGUE = {"few": (2, 5), "several": (3, 8), "couple": (2, 2)}


def month_number(name: str) -> int:
    """The number of a month, by its name or its abbreviation."""
    return _MONTH_STEMS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """The number of a weekday, Monday being 0."""
    return WEEKDAYS.index(name.lower())


def counts(words: str) -> tuple[int, int]:
    """The least and the greatest number that a count can mean.

    >>> counts("twenty-one"), counts("a few")
    ((21, 21), (2, 5))
    """
    words = words.lower()
    for vague, between in _VAGUE.items():
        if vague in words:
            return between
    if words in ("a", "an"):
        return 1, 1
    number = int(words) if words.isdigit() else int(small_value(words))
    return number, number


def unit_name(word: str) -> str:
    """A unit without the ending of its plural."""
    return word.lower().rstrip("s").removesuffix("'").removesuffix("’").rstrip("s")


def is_recurring(text: str, start: int) -> bool:
    """Whether "every" or "each" stands before an expression: it names no one time."""
    return bool(_RECURRING.search(text, max(0, start - 20), start))
