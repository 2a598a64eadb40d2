"""Shares that are said as so many of so many: "one house in ten", "nine out of ten"."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.figures.nouns import Counted, is_plural, read_counted
from retold.model import Bound, Span
from retold.text.number_words import small_value
from retold.text.units import unit_of_word

_SMALL = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety"
)
_RATIO = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}\-.,])(?:(?P<bound>at\sleast|more\sthan|fewer\sthan|less\sthan|up\sto|"
    rf"about|around|some|nearly|almost)\s)?(?P<part>{_SMALL}|\d{{1,3}})"
    rf"(?:\s(?P<noun>(?!in\b|out\b|of\b)\p{{L}}[\p{{L}}\-]*(?:\s(?!in\b|out\b|of\b)\p{{L}}[\p{{L}}\-]*)?))?"
    rf"\s(?P<link>in|out\sof)(?:\severy|\seach)?\s"
    rf"(?P<whole>{_SMALL}|(?:a|one)\shundred|\d{{1,3}})(?![\p{{L}}\p{{N}}\-%]|[.,:/]\d)",
    regex.IGNORECASE,
)
_BOUNDS = {
    "at least": Bound.AT_LEAST, "more than": Bound.MORE_THAN, "fewer than": Bound.LESS_THAN,
    "less than": Bound.LESS_THAN, "up to": Bound.AT_MOST,
}  # fmt: skip
# Without a noun between them, "five in twelve attacks" is no share, but "nine in ten" is one.
_ROUND = frozenset([10.0, 100.0])
_SMALL_WHOLES = frozenset([3.0, 4.0, 5.0, 6.0, 8.0, 20.0])


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share in per cent: its words, its bound, and what it is a share of."""

    span: Span
    value: float
    bound: Bound
    counted: str


def find_ratios(text: str, sentence: Span) -> list[Ratio]:
    """The shares of a sentence that are said as so many of so many.

    >>> [one.value for one in find_ratios("One house in ten lost its roof.", Span(0, 31))]
    [10.0]
    """
    found = []
    for match in _RATIO.finditer(text, sentence.start, sentence.end):
        part, whole = _value(match.group("part")), _value(match.group("whole"))
        after = read_counted(text, match.end(), sentence.end)
        if 0 < part < whole and _is_share(match, part, whole, after):
            bound = " ".join((match.group("bound") or "").casefold().split())
            found.append(
                Ratio(
                    Span(*match.span()),
                    round(100 * part / whole, 2),
                    _BOUNDS.get(bound, Bound.ABOUT if bound else Bound.EXACT),
                    match.group("noun") or (after.text if after else ""),
                )
            )
    return found


def _is_share(match: regex.Match[str], part: float, whole: float, after: Counted | None) -> bool:
    """Whether the second number is what the first is a part of, and counts nothing itself."""
    if after is not None and unit_of_word(after.text.split()[0]):
        return False
    if match.group("noun"):
        # "One pupil in three eats", and not "one man in three cars".
        is_verb = after is not None and len(after.text.split()) == 1 and part == 1
        return after is None or (is_verb and not after.is_people and not is_plural(match["noun"]))
    if match.group("link").casefold() != "in" or part == 1 or whole in _ROUND:
        return True
    return whole in _SMALL_WHOLES and (after is None or after.is_partitive or after.is_people)


def _value(words: str) -> float:
    folded = words.casefold()
    if folded.endswith("hundred"):
        return 100.0
    return float(folded) if folded.isdigit() else small_value(folded)
