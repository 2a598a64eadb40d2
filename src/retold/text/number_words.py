"""Number words: what they are worth, and how several make one number."""

from __future__ import annotations

from collections.abc import Iterable

import regex

MAX_WORDS = 12

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6,
    "m": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9, "bln": 1e9, "trillion": 1e12,
    "tn": 1e12, "trn": 1e12, "dozen": 12.0,
}  # fmt: skip
FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25,
    "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "sixths": 1 / 6, "seventh": 1 / 7,
    "sevenths": 1 / 7, "eighth": 0.125, "eighths": 0.125, "ninth": 1 / 9, "ninths": 1 / 9,
    "tenth": 0.1, "tenths": 0.1, "twelfth": 1 / 12, "halves": 0.5,
}  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


_SMALL = either((*_UNITS, *_TENS))
ONE_WORD = rf"(?:{_SMALL})(?:-(?:{_SMALL}))?"
LONG_SCALE = either(key for key in SCALES if len(key) > 2)
_TOKEN = regex.compile(
    rf"\s*[-\s]?(?:(?P<scale>{LONG_SCALE}|mn|bn|tn|trn|mln|bln)s?|(?:and\s+)?(?P<small>{ONE_WORD})"
    rf"|and\s+a\s+(?P<part>half|quarter|third))(?![\p{{L}}\p{{N}}])",
    regex.IGNORECASE,
)


def is_small(word: str) -> bool:
    """Whether a folded word is one of `zero` to `ninety`."""
    return word in _UNITS or word in _TENS


def small_value(words: str) -> float:
    """The value of `twelve` or `twenty-one`."""
    return float(sum((_UNITS | _TENS)[part] for part in words.casefold().split("-")))


def scaled(text: str, value: float, at: int, end: int) -> tuple[float, int]:
    """A value with the scales and smaller numbers that follow, and where they end.

    >>> scaled("two thousand three hundred boats", 2.0, 3, 32)
    (2300.0, 26)
    """
    total, current, is_scaled = 0.0, value, False
    for _ in range(MAX_WORDS):
        match = _follow(text, at, end)
        if match is None:
            break
        if match.group("scale"):
            scale = SCALES[match.group("scale").casefold().removesuffix("s")]
            current, is_scaled = current * scale, True
            if scale >= 1e3:
                total, current = total + current, 0.0
        elif match.group("part"):
            current += FRACTIONS[match.group("part").casefold()]
            following = _follow(text, match.end(), end)
            if following is None or not following.group("scale"):
                return total + current, match.end()
        elif is_scaled or (current in _TENS.values() and small_value(match.group("small")) < 10):
            current += small_value(match.group("small"))
        else:
            break
        at = match.end()
    return total + current, at


def _follow(text: str, at: int, end: int) -> regex.Match[str] | None:
    return _TOKEN.match(text, at, min(end, at + 40))
